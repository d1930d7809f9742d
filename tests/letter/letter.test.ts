import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { listLetters, readLetter } from "../../server/letter/index.ts";
import { formalLetterOf, formalLetters } from "../../shared/dunning/templates/formal-letters.ts";
import { letters } from "../../shared/dunning/templates/letters.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { notesIn, openInboxes, person, TODAY } from "../inbox/inboxes.ts";
import type { Town } from "../stories/town.ts";

const { towns, linesOf, act, lettersOf } = openInboxes();

/** Sixty-one days past due: the standard policy proposes its demand letter that morning. */
async function proposed(): Promise<{ readonly town: Town; readonly id: string }> {
  const town = await towns.oneDebt();
  await town.dawn(toDay(TODAY));
  await town.sql("UPDATE ledger_entry SET due_on = '2026-01-03', on_day = '2025-12-03' WHERE org_id = $1", [
    town.orgId,
  ]);
  await town.sql(
    `INSERT INTO dispatch (org_id, dispatch_id, rehearsed, account_group, account_id, currency, cycle, step, channel, as_of,
       state, policy_id, policy_version, invoice_ids, amount_minor, subject, body_text, not_before, created_at, ended_at)
     VALUES ($1, 'd', false, '100', '100', 'CNY', 'd', 'demand-letter', 'demand-letter', $2,
       'sent', 'p', 1, ARRAY['1'], 100000, 'a note', 'the note', $3, now(), $3)`,
    [town.orgId, TODAY, town.now],
  );
  return { town, id: "d" };
}
const read = (town: Town, id: string) => readLetter(town.orgId, id, lettersOf(town));
const approve = (town: Town, id: string, letter?: string) =>
  act(town, {
    clientId: randomUUID(),
    kind: "proposal",
    id,
    act: "approve",
    reason: "",
    ...(letter && { letter }),
  });

describe("a formal letter", () => {
  it("is read before it is approved: what is demanded, of whom, by when, in the customer's language", async () => {
    const { town, id } = await proposed();
    expect((await linesOf(town))[0]?.about).toMatchObject({ kind: "proposal", hasLetter: true });
    const letter = await read(town, id);
    expect(letter).toMatchObject({
      ok: true,
      value: { account: "Buyer 100", askedMinor: 100_000, currency: "CNY", asOf: TODAY, approved: null },
    });
    if (!letter.ok) return;
    const { text, html, subject } = letter.value;
    for (const part of [text, html]) {
      expect(part).toContain("INV-1");
      expect(part).toContain("1,000.00");
      expect(part).toMatch(/Buyer 100/);
    }
    expect(subject).toMatch(/催款函|Formal demand/);
    expect(await approve(town, id)).toEqual({ ok: false, because: "letter-unread" });
    expect(await linesOf(town)).toHaveLength(1);
  });

  it("is kept as it was read, byte for byte, whatever happens afterwards, and stands in the log", async () => {
    const { town, id } = await proposed();
    const before = await read(town, id);
    if (!before.ok) throw new Error(before.because);
    expect((await approve(town, id, before.value.digest)).ok).toBe(true);
    expect(await linesOf(town)).toEqual([]);
    await town.pays("p", "100", 40_000, TODAY, "1");
    const after = await read(town, id);
    expect(after).toEqual({
      ok: true,
      value: {
        ...before.value,
        approved: { by: "Li Qian", at: expect.stringContaining("2026-03-05T10:00") },
      },
    });
    expect((await listLetters(town.orgId, lettersOf(town))).letters).toEqual([
      expect.objectContaining({ id, account: "Buyer 100", by: "Li Qian", subject: before.value.subject }),
    ]);
    const [note = ""] = await notesIn(town);
    expect(note).toContain(before.value.text.trim());
  });

  it("is not approved when a payment came in between the reading and the yes", async () => {
    const { town, id } = await proposed();
    const letter = await read(town, id);
    if (!letter.ok) throw new Error(letter.because);
    await town.pays("p", "100", 1, TODAY, "1");
    expect(await approve(town, id, letter.value.digest)).toEqual({ ok: false, because: "letter-changed" });
    const again = await read(town, id);
    expect(again).toMatchObject({ value: { askedMinor: 99_999 } });
    if (again.ok) expect((await approve(town, id, again.value.digest)).ok).toBe(true);
  });

  it("is approved once: whoever comes second is told who was first", async () => {
    const { town, id } = await proposed();
    const letter = await read(town, id);
    if (!letter.ok) throw new Error(letter.because);
    await approve(town, id, letter.value.digest);
    expect(await approve(town, id, letter.value.digest)).toMatchObject({
      ok: false,
      because: { decided: { act: "approve", by: "Li Qian" } },
    });
  });

  it("is not written to an exempt customer, nor of old facts, nor when everything is promised", async () => {
    const { town, id } = await proposed();
    await town.sql(
      `INSERT INTO exemption (org_id, exemption_id, account_id, kind, reason, owner_user, owner_name, from_on, review_on, recorded_at, by_user, by_name)
       VALUES ($1, 'e', '100', 'legal', 'a notice', '7', 'Li Qian', '2026-03-01', '2026-06-01', $2, '7', 'Li Qian')`,
      [town.orgId, town.now],
    );
    expect(await read(town, id)).toEqual({ ok: false, because: "letter-held-back" });
    await town.sql("UPDATE exemption SET lifted_on = '2026-03-02', lifted_by = 'Li Qian' WHERE org_id = $1", [
      town.orgId,
    ]);
    await town.promises("p", "100", 100_000, "2026-03-09", TODAY);
    expect(await read(town, id)).toEqual({ ok: false, because: "letter-nothing-asked" });
    town.now = new Date(town.now.getTime() + 3 * 86_400_000);
    expect(await read(town, id)).toEqual({ ok: false, because: "letter-stale" });
  });

  it("is nobody's whose message proposed none, and another org's is not there", async () => {
    const { town, id } = await proposed();
    await town.sql("UPDATE dispatch SET channel = 'lawyers-letter' WHERE org_id = $1", [town.orgId]);
    expect(await read(town, id)).toEqual({ ok: false, because: "no-such-letter" });
    expect((await linesOf(town))[0]?.about).toMatchObject({ hasLetter: false });
    expect((await approve(town, id)).ok).toBe(true);
    expect(person(town).orgId).toBe(town.orgId);
  });

  it("exists for every note that proposes one, in both languages", () => {
    for (const note of ["demand-letter", "cn-demand-letter", "uk-letter-before-action", "an-orgs-own"])
      expect(Object.keys(letters[formalLetterOf(note)] ?? {}).sort()).toEqual(["en", "zh-CN"]);
    expect(new Set(Object.keys(formalLetters).map((each) => formalLetterOf(each)))).toEqual(
      new Set(["formal-demand"]),
    );
  });
});
