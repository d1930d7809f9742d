import { describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import PostalMime from "postal-mime";
import { deliverDay, planDay } from "../../server/dunning/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";

const towns = openTowns();
const TODAY = "2026-03-05";

const parent = (town: Town, child: string, of: string | null) =>
  town.sql("UPDATE account SET parent_id = $3 WHERE org_id = $1 AND account_id = $2", [
    town.orgId,
    child,
    of,
  ]);
const pays = (town: Town, root: string, fromOn: string, together = true) =>
  town.sql(
    `INSERT INTO group_payer (org_id, choice_id, root_id, together, reason, from_on, by_user, by_name, at)
     VALUES ($1, $2, $3, $4, 'they asked for it', $5, '7', 'Li Qian', $6)`,
    [town.orgId, randomUUID(), root, together, fromOn, town.now],
  );
const headOfficeWaits = (town: Town, time: string) =>
  town.sql(
    "UPDATE dispatch SET not_before = not_before + $2::interval WHERE org_id = $1 AND account_id = '100'",
    [town.orgId, time],
  );
const texts = async (town: Town): Promise<string[]> =>
  Promise.all(town.sink.mails.map(async ({ raw }) => (await PostalMime.parse(raw)).text ?? ""));
const sent = (town: Town) =>
  town
    .sql<{ line: string }>(
      `SELECT concat_ws(' ', as_of, account_id, step, array_to_string(invoice_ids, ',')) AS line FROM dispatch
       WHERE org_id = $1 AND state = 'sent' ORDER BY as_of, account_id`,
      [town.orgId],
    )
    .then((rows) => rows.map(({ line }) => line));
const decided = (town: Town, on: string) =>
  town
    .sql<{ line: string }>(
      `SELECT concat_ws(' ', account_id, outcome, reason) AS line FROM decision
       WHERE org_id = $1 AND as_of = $2 ORDER BY account_id, currency`,
      [town.orgId, on],
    )
    .then((rows) => rows.map(({ line }) => line));

/** A head office 100 with branches 101 and 102, each with one invoice of its own, due on 2 March 2026. */
async function group(together = true): Promise<Town> {
  const town = await towns.oneDebt();
  for (const [at, id] of ["101", "102"].entries()) {
    await town.account(id);
    await parent(town, id, "100");
    await town.invoice(String(at + 2), id, 200_000 + at * 100_000, "2026-03-02");
  }
  if (together) await pays(town, "100", "2026-01-01");
  return town;
}

describe("C08: a head office that pays for its group", () => {
  it("gets one message for all, with each account named, and its branches get none", async () => {
    const town = await group();
    await town.round(TODAY);
    expect(await sent(town)).toEqual(["2026-03-05 100 reminder-1 1,2,3"]);
    const [text] = await texts(town);
    expect(text).toContain("Invoice  |  Account  |  Due");
    for (const words of ["INV-1  |  Buyer 100", "INV-2  |  Buyer 101", "INV-3  |  Buyer 102"])
      expect(text).toContain(words);
    expect(text).toContain("the amount now payable is CN¥6,000.00");
    expect(town.sink.mails.map(({ to }) => to)).toEqual([["ap100@buyer.example"]]);
    expect(await decided(town, TODAY)).toEqual(["100 remind"]);
  });

  it("gets one message for each currency and day, however often the round runs", async () => {
    const town = await group();
    await town.invoice("4", "102", 50_000, "2026-03-02", "EUR");
    for (let again = 0; again < 3; again += 1) await town.round(TODAY);
    expect(await sent(town)).toEqual(["2026-03-05 100 reminder-1 1,2,3", "2026-03-05 100 reminder-1 4"]);
  });

  it("is written to although nothing was billed to itself", async () => {
    const town = await group();
    await town.pays("9", "100", 100_000, "2026-02-20", "1");
    await town.round(TODAY);
    expect(await sent(town)).toEqual(["2026-03-05 100 reminder-1 2,3"]);
  });

  it("is written to although nothing was ever billed to itself", async () => {
    const town = await towns.found();
    for (const id of ["100", "101"]) await town.account(id);
    await parent(town, "101", "100");
    await pays(town, "100", "2026-01-01");
    await town.invoice("1", "101", 100_000, "2026-03-02");
    await town.round(TODAY);
    expect(await sent(town)).toEqual(["2026-03-05 100 reminder-1 1"]);
  });

  it("may pay a branch's invoice itself, and nets what it has to its credit", async () => {
    const town = await group();
    await town.pays("9", "100", 200_000, "2026-03-03", "2");
    await town.entry("payment", "10", "102", 50_000, "2026-03-03", "CNY", null, null);
    await town.round(TODAY);
    const [text] = await texts(town);
    expect(await sent(town)).toEqual(["2026-03-05 100 reminder-1 1,3"]);
    expect(text).toContain("the amount now payable is CN¥3,500.00");
  });

  it("leaves every account to itself where nobody said otherwise, or not yet", async () => {
    const town = await group(false);
    await town.round(TODAY);
    await pays(town, "100", "2026-03-07");
    await town.round("2026-03-06");
    expect(await sent(town)).toEqual([
      "2026-03-05 100 reminder-1 1",
      "2026-03-05 101 reminder-1 2",
      "2026-03-05 102 reminder-1 3",
    ]);
    expect((await texts(town)).some((text) => text.includes("Account"))).toBe(false);
  });
});

describe("C35: what holds one account of a group", () => {
  it("takes its own invoices out, and the others are asked for", async () => {
    const town = await group();
    await town.sql("UPDATE account SET no_reminders = true WHERE org_id = $1 AND account_id = '101'", [
      town.orgId,
    ]);
    await town.disputes("3", 100_000);
    await town.round(TODAY);
    expect(await sent(town)).toEqual(["2026-03-05 100 reminder-1 1,3"]);
    expect((await texts(town))[0]).toContain("the amount now payable is CN¥3,000.00");
  });

  it("holds all of it when it is the head office", async () => {
    const town = await group();
    await town.sql("UPDATE account SET no_reminders = true WHERE org_id = $1 AND account_id = '100'", [
      town.orgId,
    ]);
    await town.round(TODAY);
    expect([await sent(town), await decided(town, TODAY)]).toEqual([[], ["100 hold excluded"]]);
  });

  it("is a promise of its own: it covers none of the others' invoices", async () => {
    const town = await group();
    await town.promises("p1", "101", 600_000, "2026-03-20", "2026-03-04");
    await town.round(TODAY);
    expect(await sent(town)).toEqual(["2026-03-05 100 reminder-1 1,2,3"]);
    expect((await texts(town))[0]).toContain("the amount now payable is CN¥4,000.00");
  });

  it("is its owner's veto: today's message leaves without its invoices", async () => {
    const town = await group();
    await town.dawn(toDay(TODAY));
    await planDay(town.orgId, toDay(TODAY), town.desk);
    await town.sql(
      `INSERT INTO veto (org_id, veto_id, account_id, reason, from_at, until_at, by_user, by_name)
       VALUES ($1, 'v', '101', 'I call them', $2, $3, '7', 'Li Qian')`,
      [town.orgId, town.now, new Date(town.now.getTime() + 3 * 3_600_000)],
    );
    await deliverDay(town.orgId, toDay(TODAY), town.desk);
    expect(await sent(town)).toEqual(["2026-03-05 100 reminder-1 1,3"]);
  });

  it("holds the group when a record of its money cannot be read", async () => {
    const town = await group();
    await town.sql(
      `INSERT INTO quarantine (org_id, module, record_id, account_id, reason, record, seen_at)
       VALUES ($1, 'payments', 'p', '102', 'unreadable', '{}', now())`,
      [town.orgId],
    );
    await town.round(TODAY);
    expect(await decided(town, TODAY)).toEqual(["100 hold stale-data"]);
  });
});

describe("joining and leaving a group", () => {
  it("never repeats a step: what was said to the branch counts in the group, and the other way round", async () => {
    const town = await group(false);
    await town.round(TODAY);
    await pays(town, "100", "2026-03-06");
    for (const on of ["2026-03-06", "2026-03-11"]) await town.round(on);
    expect(await sent(town)).toHaveLength(3);
    await town.round("2026-03-12");
    await parent(town, "101", null);
    for (const on of ["2026-03-13", "2026-03-23", "2026-04-01", "2026-04-02"]) await town.round(on);
    expect((await sent(town)).slice(3)).toEqual([
      "2026-03-12 100 reminder-2 1,2,3",
      "2026-04-01 100 call 1,3",
      "2026-04-01 101 call 2",
    ]);
  });

  it("goes on from the step that the branch alone had", async () => {
    const town = await group(false);
    await town.pays("8", "100", 100_000, "2026-02-20", "1");
    await town.pays("9", "102", 300_000, "2026-02-20", "3");
    await town.round(TODAY);
    await pays(town, "100", "2026-03-06");
    for (const on of ["2026-03-06", "2026-03-11", "2026-03-12"]) await town.round(on);
    expect(await sent(town)).toEqual(["2026-03-05 101 reminder-1 2", "2026-03-12 100 reminder-2 2"]);
  });

  it("within a day: a branch that heard this morning is not written to again through its head office", async () => {
    const town = await group();
    await parent(town, "101", null);
    await town.round(TODAY);
    expect(await sent(town)).toEqual(["2026-03-05 100 reminder-1 1,3", "2026-03-05 101 reminder-1 2"]);
    await parent(town, "101", "100");
    await town.round(TODAY);
    await parent(town, "102", null);
    await town.round(TODAY);
    expect(await sent(town)).toHaveLength(2);
  });

  it("between plan and claim: the branch's own message is set aside, the head office's leaves without it", async () => {
    const town = await group();
    await parent(town, "101", null);
    await town.dawn(toDay(TODAY));
    await planDay(town.orgId, toDay(TODAY), town.desk);
    await parent(town, "101", "100");
    await parent(town, "102", null);
    // Whichever comes first: what the branch was to hear is asked about before its head office has heard anything.
    await headOfficeWaits(town, "1 hour");
    await deliverDay(town.orgId, toDay(TODAY), town.desk);
    expect(await sent(town)).toEqual([]);
    await headOfficeWaits(town, "-1 hour");
    await deliverDay(town.orgId, toDay(TODAY), town.desk);
    expect(await sent(town)).toEqual(["2026-03-05 100 reminder-1 1,2"]);
    await town.round("2026-03-06");
    expect(await sent(town)).toEqual(["2026-03-05 100 reminder-1 1,2", "2026-03-06 102 reminder-1 3"]);
  });

  it("while a message is leaving: whoever came from there waits for what becomes of it", async () => {
    const town = await group();
    await town.dawn(toDay(TODAY));
    await planDay(town.orgId, toDay(TODAY), town.desk);
    const { courier } = town.desk;
    let fates: unknown = null;
    const seal: typeof courier.seal = async (letter) => {
      if (fates === null) {
        fates = {};
        await parent(town, "101", null);
        await town.sql(`UPDATE dispatch SET as_of = '2026-03-04' WHERE org_id = $1 AND state = 'claimed'`, [
          town.orgId,
        ]);
        await planDay(town.orgId, toDay(TODAY), town.desk);
        fates = (await deliverDay(town.orgId, toDay(TODAY), town.deskOf("two"))).fates;
      }
      return courier.seal(letter);
    };
    await deliverDay(town.orgId, toDay(TODAY), { ...town.desk, courier: { ...courier, seal } });
    expect(fates).toMatchObject({ taken: expect.any(Number) });
    expect((await sent(town)).filter((line) => line.includes("2"))).toEqual([
      "2026-03-04 100 reminder-1 1,2,3",
    ]);
  });

  it("a parent in another org's data is nobody's head office, and is named in the run's notes", async () => {
    const other = await group();
    const town = await towns.oneDebt();
    await town.account("500");
    await parent(town, "500", "101");
    await town.invoice("2", "500", 70_000, "2026-03-02");
    await pays(town, "101", "2026-01-01");
    await parent(town, "100", "100");
    await town.dawn(toDay(TODAY));
    const { notes } = await planDay(town.orgId, toDay(TODAY), town.desk);
    await deliverDay(town.orgId, toDay(TODAY), town.desk);
    expect(await sent(town)).toEqual(["2026-03-05 100 reminder-1 1", "2026-03-05 500 reminder-1 2"]);
    expect(notes.map(({ en }) => en)).toEqual([
      `"Buyer 100" (100) is its own parent account and is taken by itself: correct it in the CRM.`,
      `"Buyer 500" (500) names the parent account 101, which is not among this org's active accounts, and is taken by itself.`,
    ]);
    await other.round(TODAY);
    expect(await sent(other)).toEqual(["2026-03-05 100 reminder-1 1,2,3"]);
  });
});

/** The CRM says of an invoice that it is somebody else's, from that day's noon on. */
const moves = (town: Town, invoiceId: string, to: string) =>
  town.sql(
    `WITH was AS (UPDATE ledger_entry SET known_to = $4 WHERE org_id = $1 AND entry_id = $2 AND known_to IS NULL RETURNING *)
     INSERT INTO ledger_entry (org_id, entry_id, known_from, kind, record_id, account_id, currency, amount_minor, number, on_day, due_on, modified_at)
     SELECT org_id, entry_id, $4, kind, record_id, $3, currency, amount_minor, number, on_day, due_on, $4 FROM was`,
    [town.orgId, invoiceId, to, new Date(town.now.getTime() + 7_200_000)],
  );

describe("an invoice that was billed to the wrong debtor", () => {
  it("is asked of the right one, step by step from where it stands, and of the other never again", async () => {
    const town = await towns.oneDebt();
    await town.account("101");
    await town.round(TODAY);
    await moves(town, "1", "101");
    await town.dawn(toDay("2026-03-06"));
    const { failed } = await planDay(town.orgId, toDay("2026-03-06"), town.desk);
    expect(failed).toEqual([]);
    for (const on of ["2026-03-06", "2026-03-09", "2026-03-13", "2026-03-16"]) await town.round(on);
    expect(await sent(town)).toEqual([
      "2026-03-05 100 reminder-1 1",
      "2026-03-06 101 reminder-1 1",
      "2026-03-13 101 reminder-2 1",
    ]);
  });

  it("is not asked again of who has had it back", async () => {
    const town = await towns.oneDebt();
    await town.account("101");
    await town.round(TODAY);
    await moves(town, "1", "101");
    await town.round("2026-03-06");
    await moves(town, "1", "100");
    for (const on of ["2026-03-07", "2026-03-09", "2026-03-11"]) await town.round(on);
    expect(await sent(town)).toEqual(["2026-03-05 100 reminder-1 1", "2026-03-06 101 reminder-1 1"]);
  });

  it("within a group is nobody else's: its head office has heard of it", async () => {
    const town = await group();
    await town.round(TODAY);
    await moves(town, "2", "102");
    for (const on of ["2026-03-06", "2026-03-09", "2026-03-11"]) await town.round(on);
    expect(await sent(town)).toEqual(["2026-03-05 100 reminder-1 1,2,3"]);
  });
});
