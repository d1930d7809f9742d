import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import type { Desks } from "../../server/compose.ts";
import {
  listWordings,
  previewWording,
  putWording,
  savePayDetails,
  testWording,
  type WordingDesk,
} from "../../server/wording/index.ts";
import type { WordingPlace } from "../../shared/wording/wording.ts";
import { assert } from "../../shared/kernel/result.ts";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";
import { desksOver } from "../support/desks.ts";

const towns = openTowns();
let desks: Desks;
beforeAll(async () => {
  desks = await desksOver(towns.database());
});
afterAll(() => desks.closeMail());

const EN: WordingPlace = { letter: "reminder-1", segment: null, tone: null, language: "en" };
const ACCOUNT = "1000000000";
const OWN = {
  subject: "From us about {{askedAmount}}",
  body: "Dear {{contactName}},\n\n**{{askedAmount}}** is open; [pay here]({{payLink}}).\n\n{{invoiceTable}}\n\n{{senderName}}",
  approvedCode: null,
};

/** What a test would carry away, instead of a mail server. */
const left: { readonly to: string; readonly raw: string }[] = [];
const deskOf = (town: Town): WordingDesk => ({
  ...desks.wordings,
  now: () => town.now,
  courier: {
    ...desks.wordings.courier,
    deliver: async ({ to }, raw, mayBegin) => {
      if (!(await mayBegin())) return { kind: "deferred", reply: "stopped", badAddress: false };
      left.push({ to, raw: Buffer.from(raw).toString() });
      return { kind: "sent", reply: "250 OK", badAddress: false };
    },
  },
});
const editor = ({ orgId }: Town) => ({ orgId, userId: "7", userName: "陈总" });
const put = (town: Town, draft: unknown, over = 0, place: WordingPlace = EN) =>
  putWording(editor(town), { place, draft, over, reason: "our own words" }, deskOf(town));

async function oneDebt(mode?: string): Promise<Town> {
  const town = await towns.found({}, mode);
  await town.account(ACCOUNT);
  await town.invoice("1", ACCOUNT, 100_000, "2026-03-02");
  await town.sql(
    "INSERT INTO crm_user (org_id, user_id, name, email, profile, active) VALUES ($1, '7', '陈总', 'chen@seller.example', 'Administrator', true)",
    [town.orgId],
  );
  return town;
}

const sentBy = async (town: Town) =>
  town.sql<{ subject: string; wording_version: number | null; state: string }>(
    "SELECT subject, wording_version, state FROM dispatch WHERE org_id = $1 ORDER BY created_at, as_of",
    [town.orgId],
  );

describe("an org's own words in force", () => {
  it("leave exactly as they were previewed, and the message says in which version", async () => {
    const town = await oneDebt();
    const pay = {
      link: "https://pay.seller.example/?r={reference}",
      phone: "",
      instructions: { "zh-CN": "", en: "" },
    };
    expect((await savePayDetails(editor(town), { pay, reason: "x" }, deskOf(town))).ok).toBe(true);
    const answered = await put(town, OWN);
    assert(answered.ok, "sound words");
    expect(answered.value.wordings).toMatchObject([{ version: 1, place: EN, by: "陈总" }]);
    await town.round("2026-03-05");
    const shown = await previewWording(
      editor(town),
      { place: EN, draft: OWN, accountId: ACCOUNT },
      deskOf(town),
    );
    assert(shown.ok, "an account with an open invoice");
    const [mail] = town.sink.mails;
    const letter = await PostalMime.parse(mail?.raw ?? "");
    expect(letter.subject).toBe("From us about CN¥1,000.00");
    expect(letter.text?.trimEnd()).toBe(shown.value.text.trimEnd());
    expect(letter.html?.trimEnd()).toBe(shown.value.html.trimEnd());
    expect(letter.subject).toBe(shown.value.subject);
    expect(letter.html).toContain('<a href="https://pay.seller.example/?r=INV-1">pay here</a>');
    expect(await sentBy(town)).toEqual([
      { subject: "From us about CN¥1,000.00", wording_version: 1, state: "sent" },
    ]);
  });

  it("E-07: say nothing in another language: a customer who reads Chinese gets the built-in letter", async () => {
    const town = await oneDebt();
    await town.sql("UPDATE account SET language = 'zh-CN' WHERE org_id = $1", [town.orgId]);
    expect((await put(town, OWN)).ok).toBe(true);
    await town.round("2026-03-05");
    const [row] = await sentBy(town);
    expect(row?.wording_version).toBeNull();
    expect(row?.subject).toContain("付款提醒");
  });

  it("never change whether, when, to whom and for how much something is sent", async () => {
    const fates = async (draft: unknown) => {
      const town = await oneDebt();
      if (draft !== null) expect((await put(town, draft)).ok).toBe(true);
      for (const day of ["2026-03-01", "2026-03-04", "2026-03-05", "2026-03-12"]) await town.round(day);
      return town.sql(
        "SELECT as_of, step, cycle, channel, state, recipient, amount_minor, invoice_ids, deadline_on FROM dispatch WHERE org_id = $1 ORDER BY as_of",
        [town.orgId],
      );
    };
    const plain = await fates(null);
    expect(plain.length).toBeGreaterThan(1);
    expect(await fates(OWN)).toEqual(plain);
  });

  it("are kept in every version, and a message claimed before an edit keeps the one it was written in", async () => {
    const town = await oneDebt("rehearsal");
    expect((await put(town, OWN)).ok).toBe(true);
    await town.round("2026-03-05");
    expect((await put(town, { ...OWN, subject: "Second {{askedAmount}}" }, 1)).ok).toBe(true);
    expect((await put(town, null, 2)).ok).toBe(true);
    expect(await sentBy(town)).toMatchObject([{ wording_version: 1, subject: "From us about CN¥1,000.00" }]);
    expect((await listWordings(editor(town), deskOf(town))).wordings).toEqual([]);
    const rows = await town.sql<{ subject: string | null }>(
      "SELECT subject FROM wording_version WHERE org_id = $1 ORDER BY version",
      [town.orgId],
    );
    expect(rows.map(({ subject }) => subject)).toEqual([OWN.subject, "Second {{askedAmount}}", null]);
    await expect(town.sql("UPDATE wording_version SET subject = 'x'")).rejects.toThrow();
    await expect(town.sql("DELETE FROM wording_version")).rejects.toThrow();
  });

  it("are refused beside their field with nothing stored: banned, unsound, over a version of before, for no segment", async () => {
    const town = await oneDebt();
    const blamed = async (...args: Parameters<typeof put> extends [Town, ...infer Rest] ? Rest : never) => {
      const said = await put(town, ...args);
      return said.ok ? "taken" : `${said.because.field}: ${said.because.message.en}`;
    };
    expect(await blamed({ ...OWN, body: `${OWN.body}\n\nWe will call the police.` })).toMatch(
      /^body: Remove "police"[.] A late payment is a civil matter/,
    );
    expect(await blamed({ ...OWN, body: `${OWN.body} {{a.b}}` })).toMatch(/^body: /);
    expect(await blamed(OWN, 1)).toMatch(/^over: /);
    expect(await blamed(OWN, 0, { ...EN, segment: "vip" })).toMatch(/^segment: /);
    expect(await blamed(OWN, 0, { ...EN, letter: "final-notice" })).toMatch(
      /^body: This letter sets a deadline/,
    );
    expect(await town.sql("SELECT 1 FROM wording_version WHERE org_id = $1", [town.orgId])).toEqual([]);
  });

  it("of texts through Aliyun need the code of exactly these words", async () => {
    const town = await oneDebt();
    await town.sql(
      `INSERT INTO sms_sender (org_id, provider, region, account, secret_sealed, hook_sealed, sender, by_user, by_name, saved_at)
       VALUES ($1, 'aliyun', 'CN', 'a', 's', 'h', '海纳', '7', '陈总', now())`,
      [town.orgId],
    );
    const text = "您好，{{accountName}}应付 {{askedAmount}}，{{deadlineSentence}}{{senderName}}，回T退订";
    const place = { ...EN, letter: "sms-reminder", language: "zh-CN" as const };
    const draft = { subject: "", body: text, approvedCode: null };
    expect(await put(town, draft, 0, place)).toMatchObject({ because: { field: "approvedCode" } });
    expect((await put(town, { ...draft, approvedCode: "SMS_100200" }, 0, place)).ok).toBe(true);
    const other = await put(town, { ...draft, body: `${text}！`, approvedCode: "SMS_100200" }, 0, {
      ...place,
      tone: "warm",
    });
    expect(other).toMatchObject({ because: { field: "approvedCode" } });
  });

  it("are tried on whoever asks and on nobody else, marked as a test, and not while sending is stopped", async () => {
    const town = await oneDebt("rehearsal");
    town.now = new Date("2026-03-05T02:00:00Z");
    const asked = { place: EN, draft: OWN, accountId: ACCOUNT };
    const sent = await testWording(editor(town), asked, deskOf(town));
    expect(sent).toEqual({ ok: true, value: { to: "chen@seller.example", sent: true, reply: "250 OK" } });
    const letter = await PostalMime.parse(left.splice(0)[0]?.raw ?? "");
    expect([letter.subject, letter.to?.[0]?.address]).toEqual([
      "[Test] From us about CN¥1,000.00",
      "chen@seller.example",
    ]);
    await town.sql("UPDATE org SET mode = 'stopped' WHERE org_id = $1", [town.orgId]);
    expect((await testWording(editor(town), asked, deskOf(town))).ok).toBe(false);
    const stranger = { ...editor(town), userId: "9" };
    expect((await testWording(stranger, asked, deskOf(town))).ok).toBe(false);
    expect(left).toEqual([]);
  });

  it("are another org's no more than anything else is", async () => {
    const [mine, theirs] = [await oneDebt(), await oneDebt()];
    expect((await put(mine, OWN)).ok).toBe(true);
    expect((await listWordings(editor(theirs), deskOf(theirs))).wordings).toEqual([]);
  });
});
