import { createHash, randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import { shownRaw } from "../../server/adapters/db/files-rows.ts";
import { askSend, deliverDay, type DunningDesk, planDay, previewSend } from "../../server/dunning/index.ts";
import { ok, refuse } from "../../shared/kernel/result.ts";
import { toDay } from "../../shared/kernel/day.ts";
import type { AfterDot } from "../mail/smtp-sink.ts";
import { byHand, senderAt } from "./by-hand.ts";
import type { Town } from "./town.ts";
import { openTowns } from "./towns.ts";

const towns = openTowns();
const { oneDebt } = towns;
const DAY = toDay("2026-03-05");

/** What hangs on the one invoice; a story may change it. */
interface Hanging {
  name: string;
  content: Buffer;
  bytes?: number;
}

const deskWith = (town: Town, hangs: Hanging[], over: Partial<NonNullable<DunningDesk["files"]>> = {}) => {
  const asked: string[] = [];
  const desk: DunningDesk = {
    ...town.desk,
    files: {
      list: async (_, invoiceIds) => {
        asked.push(...invoiceIds);
        return ok(
          hangs.map(({ name, content, bytes }, at) => ({
            fileId: String(at),
            invoiceId: "1",
            name,
            bytes: bytes ?? content.length,
          })),
        );
      },
      content: async (_, { fileId }) => {
        const { content = Buffer.alloc(0) } = hangs[Number(fileId)] ?? {};
        return {
          content,
          length: content.length,
          beginsHex: content.subarray(0, 8).toString("hex"),
          sha256: createHash("sha256").update(content).digest("hex"),
        };
      },
      inTurn: (work) => work(),
      ...over,
    },
  };
  return { desk, asked };
};
const attaching = (town: Town) =>
  town.sql(
    `UPDATE org SET settings = settings || '{"files":{"attach":"pdf","mostMb":1}}' WHERE org_id = $1`,
    [town.orgId],
  );
const outcome = async (town: Town) => {
  const [row] = await town.sql<{ state: string; smtp_reply: string; tasks: string; files: unknown }>(
    `SELECT state, smtp_reply, files, (SELECT count(*) FROM writeback w WHERE w.org_id = d.org_id AND module = 'Tasks') AS tasks
     FROM dispatch d WHERE org_id = $1 ORDER BY created_at DESC LIMIT 1`,
    [town.orgId],
  );
  return row;
};
const invoicePdf = (more = "") => Buffer.from(`%PDF-1.4\n${more}`);

describe("the invoices' files in a mail", () => {
  it("leave with it byte for byte, and their digests are kept with the message", async () => {
    const town = await oneDebt();
    await attaching(town);
    const content = invoicePdf(String.fromCharCode(0, 13, 10, 46, 13, 10, 255));
    const { desk } = deskWith(town, [
      { name: "发票 INV-1.pdf", content },
      { name: "notes.docx", content },
    ]);
    await town.round("2026-03-05", desk);
    const [mail] = town.sink.mails;
    const { attachments, text } = await PostalMime.parse(mail?.raw ?? Buffer.alloc(0));
    expect(attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ["发票 INV-1.pdf", "application/pdf"],
    ]);
    expect(Buffer.from(attachments[0]?.content as ArrayBuffer)).toEqual(content);
    expect(text).toContain("INV-1");
    const sha256 = createHash("sha256").update(content).digest("hex");
    expect(await outcome(town)).toMatchObject({ state: "sent", files: [{ invoiceId: "1", sha256 }] });
    const kept = mail?.raw ?? Buffer.alloc(0);
    const shown = shownRaw(kept, [{ fileId: "0", invoiceId: "1", name: "INV-1.pdf", bytes: 7, sha256 }]);
    expect(shown).toContain(`[INV-1.pdf, 7 bytes, SHA-256 ${sha256}]`);
    expect(shown).toContain("text/html");
    expect(shown).not.toContain("Content-Disposition");
    expect(shownRaw(kept, null)).toBe(kept.toString());
  });

  it("are not asked for by an org that attaches none", async () => {
    const town = await oneDebt();
    const { desk, asked } = deskWith(town, [{ name: "a.pdf", content: invoicePdf() }]);
    await town.round("2026-03-05", desk);
    expect([asked, town.sink.mails.length]).toEqual([[], 1]);
  });

  it.each<[string, Hanging, RegExp]>([
    ["too large", { name: "a.pdf", content: invoicePdf("x".repeat(1024 * 1024)) }, /1\.4 MB.*超过.*1 MB/],
    ["cut on the way", { name: "a.pdf", content: invoicePdf(), bytes: 99 }, /无法完整读取.*a\.pdf/],
    ["a program by another name", { name: "a.pdf", content: Buffer.from("MZ90") }, /与其文件类型不符/],
  ])("send nothing when one is %s: one sentence, and one task", async (_, hanging, says) => {
    const town = await oneDebt();
    await attaching(town);
    const { desk } = deskWith(town, [hanging]);
    for (const day of ["2026-03-05", "2026-03-06"]) await town.round(day, desk);
    expect(town.sink.mails).toEqual([]);
    expect(await outcome(town)).toMatchObject({ state: "rejected", tasks: "1" });
    expect((await outcome(town))?.smtp_reply).toMatch(says);
  });

  it("are shown by name and size before somebody sends it now, or why nothing would leave", async () => {
    const town = await oneDebt();
    await attaching(town);
    await town.dawn(DAY);
    const { deskOf } = byHand(towns);
    const shown = async (hangs: Hanging[], over = {}) => {
      const { files } = deskWith(town, hangs, over).desk;
      const told = await previewSend(senderAt(town), { ...deskOf(town), ...(files && { files }) });
      const [part] = told.ok ? told.value.parts : [];
      return part?.kind === "leaves" ? part.files : part;
    };
    const content = invoicePdf();
    expect(await shown([{ name: "a.pdf", content }])).toEqual({
      attached: [{ name: "a.pdf", bytes: content.length }],
      wrong: null,
    });
    const large = await shown([{ name: "a.pdf", content, bytes: 1024 * 1024 }]);
    expect(large).toMatchObject({ attached: [], wrong: { en: expect.stringMatching(/^The .* 1 MB .*\.$/) } });
    const silent = { list: () => Promise.reject(new Error("no answer")) };
    expect(await shown([], silent)).toMatchObject({
      wrong: { en: expect.stringContaining("does not answer") },
    });
  });

  it("are part of what somebody confirms: another size, another file or none, and they are asked again", async () => {
    const town = await oneDebt();
    await attaching(town);
    await town.dawn(DAY);
    const { deskOf } = byHand(towns);
    const hangs: Hanging[] = [{ name: "a.pdf", content: invoicePdf() }];
    const desk = () => ({ ...deskOf(town), files: deskWith(town, hangs).desk.files! });
    const seen = await previewSend(senderAt(town), desk());
    if (!seen.ok) throw new Error(seen.because);
    const { digest, filesDigest } = seen.value;
    const ask = (said: { readonly filesDigest?: string | undefined }) =>
      askSend(senderAt(town), { clientId: randomUUID(), digest, ...said }, desk());
    const changed = { ok: false, because: "send-changed" };
    expect(await ask({})).toEqual(changed);
    for (const other of [invoicePdf("longer"), null]) {
      const [shown] = hangs.splice(0, 1, ...(other ? [{ name: "a.pdf", content: other }] : []));
      expect(await ask({ filesDigest })).toEqual(changed);
      hangs.splice(0, 1, shown!);
    }
    expect(await ask({ filesDigest })).toMatchObject({ ok: true, value: { state: "queued" } });
  });

  it("put the mail off while the CRM does not answer, and refuse it where the CRM says no", async () => {
    const town = await oneDebt();
    await attaching(town);
    const silent = deskWith(town, [], { list: () => Promise.reject(new Error("no answer")) });
    await town.round("2026-03-05", silent.desk);
    expect(await outcome(town)).toMatchObject({ state: "deferred", tasks: "0" });
    town.now = new Date(town.now.getTime() + 15 * 60_000);
    const closed = deskWith(town, [], { list: () => Promise.resolve(refuse("OAUTH_SCOPE_MISMATCH")) });
    await deliverDay(town.orgId, DAY, closed.desk);
    expect(await outcome(town)).toMatchObject({ state: "rejected", tasks: "1" });
    expect((await outcome(town))?.smtp_reply).toContain("OAUTH_SCOPE_MISMATCH");
    expect(town.sink.mails).toEqual([]);
  });

  it.each([
    ["the same files", invoicePdf("one"), "sent", 2],
    ["nothing, when a file is another by then", invoicePdf("two"), "rejected", 1],
  ])("carry, when the mail server wants it again, %s", async (_, later, state, handedOver) => {
    let answer: AfterDot = { code: 451 };
    const town = await oneDebt({ afterDot: () => answer });
    await attaching(town);
    const hangs = [{ name: "a.pdf", content: invoicePdf("one") }];
    const { desk } = deskWith(town, hangs);
    await town.dawn(DAY);
    await planDay(town.orgId, DAY, desk);
    await deliverDay(town.orgId, DAY, desk);
    expect(await outcome(town)).toMatchObject({ state: "deferred" });
    answer = "accept";
    hangs.splice(0, 1, { name: "a.pdf", content: later });
    town.now = new Date(town.now.getTime() + 15 * 60_000);
    await deliverDay(town.orgId, DAY, desk);
    expect([(await outcome(town))?.state, town.sink.mails.length]).toEqual([state, handedOver]);
  });
});
