import { describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import { deliverDay, explainDay, planDay } from "../../server/dunning/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { openTowns } from "./towns.ts";

const { found, oneDebt } = openTowns();

describe("what stops a letter", () => {
  it("C23: a payment between plan and claim", async () => {
    const town = await oneDebt();
    await town.dawn(toDay("2026-03-05"));
    await planDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY planned"]);
    town.reread = () => town.pays("9", "100", 100_000, "2026-03-05", "1");
    await deliverDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect([await town.dispatches(), town.sink.mails]).toEqual([[], []]);
    expect(await town.sql(`SELECT state, reason FROM dispatch WHERE org_id = $1`, [town.orgId])).toEqual([
      { state: "cancelled", reason: "paid" },
    ]);
  });

  it("a payment that cannot be read: it may be the one that settles the debt", async () => {
    const town = await oneDebt();
    const setAside = (account: string) =>
      town.sql(
        `INSERT INTO quarantine (org_id, module, record_id, account_id, reason, record, seen_at)
         VALUES ($1, 'payments', 'p-' || $2, $2, 'huikuan__Amount is empty.', '{}', now())`,
        [town.orgId, account],
      );
    await setAside("200");
    await setAside("100");
    await town.round("2026-03-05");
    expect(town.sink.mails).toEqual([]);
    expect(await town.sql(`SELECT outcome, reason FROM decision WHERE org_id = $1`, [town.orgId])).toEqual([
      { outcome: "hold", reason: "stale-data" },
    ]);
    await town.sql(`DELETE FROM quarantine WHERE org_id = $1 AND account_id = '100'`, [town.orgId]);
    await town.round("2026-03-06");
    expect(town.sink.mails).toHaveLength(1);
  });

  it("a part payment before the claim changes the figures, not the step", async () => {
    const town = await oneDebt();
    town.reread = () => town.pays("9", "100", 40_000, "2026-03-05", "1");
    await town.round("2026-03-05");
    expect(await town.subjects()).toEqual(["Payment reminder: CN¥600.00 past due (Buyer 100)"]);
  });

  it("a payment of the invoice that carried it passes the letter on to the next one", async () => {
    const town = await oneDebt();
    await town.invoice("2", "100", 70_000, "2026-03-02");
    let paid = false;
    town.reread = async () => {
      if (!paid) await town.pays("9", "100", 100_000, "2026-03-05", "1");
      paid = true;
    };
    await town.round("2026-03-05");
    expect(await town.subjects()).toEqual(["Payment reminder: CN¥700.00 past due (Buyer 100)"]);
    expect(town.sink.mails).toHaveLength(1);
    const sent = await town.sql(`SELECT cycle FROM dispatch WHERE org_id = $1 AND state = 'sent'`, [
      town.orgId,
    ]);
    expect(sent).toEqual([{ cycle: "2/2026-03-02" }]);
  });

  it("R-14: a CRM that cannot be read again", async () => {
    const town = await oneDebt();
    town.reread = () => Promise.reject(new Error("503"));
    await town.round("2026-03-05");
    expect(town.sink.mails).toEqual([]);
    expect(await town.sql(`SELECT state, reason FROM dispatch WHERE org_id = $1`, [town.orgId])).toEqual([
      { state: "held", reason: "stale-data" },
    ]);
    town.reread = () => Promise.resolve();
    await town.round("2026-03-05");
    expect(town.sink.mails).toHaveLength(1);
  });

  it("R-14: a source that was read too long ago or never, whichever of them, up to three days and no minute too early", async () => {
    const town = await oneDebt();
    const asOf = toDay("2026-03-05");
    const said = async (source: string, minutes: number | null) => {
      await town.dawn(asOf);
      const at = minutes === null ? null : new Date(town.now.getTime() - minutes * 60_000);
      const aged = "UPDATE sync_cursor SET last_ok_at = $3 WHERE org_id = $1 AND source = $2";
      await town.sql(aged, [town.orgId, source, at]);
      const [line] = await explainDay(town.orgId, asOf, town.desk);
      return line?.reason ?? line?.outcome;
    };
    for (const source of ["accounts", "contacts", "invoices", "payments"]) {
      for (const minutes of [0, 60])
        expect([source, minutes, await said(source, minutes)]).toEqual([source, minutes, "remind"]);
      for (const minutes of [61, 6 * 60, 24 * 60, 72 * 60, null])
        expect([source, minutes, await said(source, minutes)]).toEqual([source, minutes, "stale-data"]);
    }
  });

  it("R-14: what the CRM said more than a minute before, where somebody held a lock for so long: it is asked again", async () => {
    const town = await oneDebt();
    for (const [id, invoice] of [
      ["101", "2"],
      ["102", "3"],
    ] as const) {
      await town.account(id);
      await town.invoice(invoice, id, 100_000, "2026-03-02");
    }
    await town.dawn(toDay("2026-03-05"));
    await planDay(town.orgId, toDay("2026-03-05"), town.desk);
    const asked: (readonly string[])[] = [];
    town.reread = async (invoiceIds) => void asked.push([...invoiceIds].sort());
    let [locks, isSlow] = [0, true];
    const slow: typeof town.desk = {
      ...town.desk,
      inTenant: (orgId, work) =>
        town.desk.inTenant(orgId, (book) =>
          work({
            ...book,
            // Whoever goes alone locks otherwise: this is two that are claimed together.
            async lockMessages(messages) {
              const rows = await book.lockMessages(messages);
              locks += 1;
              if (isSlow) town.now = new Date(town.now.getTime() + 60_001);
              return rows;
            },
          }),
        ),
    };
    const { fates } = await deliverDay(town.orgId, toDay("2026-03-05"), slow);
    expect([fates, locks, asked]).toEqual([{ sent: 1, waits: 2 }, 1, [["1", "2", "3"]]]);
    expect(town.sink.mails).toHaveLength(1);
    isSlow = false;
    expect((await deliverDay(town.orgId, toDay("2026-03-05"), slow)).fates).toEqual({ sent: 2 });
    expect(asked.flat().sort()).toHaveLength(5);
    expect(town.sink.mails).toHaveLength(3);
  });

  it("an invoice that the CRM no longer shows", async () => {
    const town = await oneDebt();
    town.gone = ["1"];
    await town.round("2026-03-05");
    expect(town.sink.mails).toEqual([]);
    expect(await town.sql(`SELECT state, reason FROM dispatch WHERE org_id = $1`, [town.orgId])).toEqual([
      { state: "held", reason: "stale-data" },
    ]);
  });

  it("a promise, until the last day of grace; then the ladder goes on where it stood", async () => {
    const town = await oneDebt();
    await town.everyDay("2026-02-23", "2026-03-05");
    await town.promises("p1", "100", 100_000, "2026-03-18", "2026-03-06");
    await town.everyDay("2026-03-06", "2026-03-23");
    expect((await town.dispatches()).at(-1)).toBe("2026-03-20 reminder-2 CNY sent");
    expect((await town.holds()).filter((line) => line.includes("promise"))[0]).toBe(
      "2026-03-12 promise-open 2026-03-19",
    );
  });

  it("a dispute stops its own part only, and the letter says so", async () => {
    const town = await oneDebt();
    await town.disputes("1", 100_000);
    await town.round("2026-03-05");
    expect(await town.holds()).toEqual(["2026-03-05 disputed"]);
    await town.disputes("1", 40_000);
    await town.round("2026-03-06");
    const [mail] = town.sink.mails;
    const { text } = await PostalMime.parse(mail?.raw ?? "");
    expect(text).toContain("CN¥400.00 is under review");
    expect(text).toContain("the amount now payable is CN¥600.00");
  });

  it("the night: it waits for the window and leaves the same day", async () => {
    const town = await oneDebt();
    town.minute = 6 * 60;
    await town.round("2026-03-05");
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY planned"]);
    town.minute = 9 * 60;
    await town.dawn(toDay("2026-03-05"));
    await deliverDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect(town.sink.mails).toHaveLength(1);
  });

  it("a missing address, until the CRM has one", async () => {
    const town = await found();
    await town.account("100", null);
    await town.invoice("1", "100", 100_000, "2026-03-02");
    await town.round("2026-03-05");
    expect(await town.holds()).toEqual(["2026-03-05 no-contact"]);
    await town.sql(`UPDATE contact SET email = 'ap@buyer.example' WHERE org_id = $1`, [town.orgId]);
    await town.round("2026-03-06");
    expect(town.sink.mails).toHaveLength(1);
  });

  it("rehearsal: everything is written down and nothing leaves", async () => {
    const town = await oneDebt({}, "rehearsal");
    await town.everyDay("2026-02-23", "2026-03-06");
    expect(town.sink.mails).toEqual([]);
    const rows = await town.sql<{ line: string }>(
      `SELECT concat_ws(' ', as_of, step, rehearsed, recipient, subject) AS line FROM dispatch WHERE org_id = $1 ORDER BY as_of`,
      [town.orgId],
    );
    expect(rows.map(({ line }) => line)).toEqual([
      "2026-02-24 courtesy t ap100@buyer.example For your planning: payment due on 2 March 2026 (Buyer 100)",
      "2026-03-02 due-today t ap100@buyer.example Payment due: CN¥1,000.00 (Buyer 100)",
      "2026-03-05 reminder-1 t ap100@buyer.example Payment reminder: CN¥1,000.00 past due (Buyer 100)",
    ]);
    expect(await town.sql(`SELECT 1 FROM writeback WHERE org_id = $1`, [town.orgId])).toEqual([]);
    // Going live begins afresh: what was rehearsed was never said.
    await town.sql(`UPDATE org SET mode = 'live' WHERE org_id = $1`, [town.orgId]);
    await town.round("2026-03-09");
    expect(town.sink.mails).toHaveLength(1);
  });

  it("the kill switch, thrown between plan and claim, and nothing is lost by it", async () => {
    const town = await oneDebt();
    await town.dawn(toDay("2026-03-05"));
    await planDay(town.orgId, toDay("2026-03-05"), town.desk);
    town.stopped = true;
    await deliverDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect(town.sink.mails).toEqual([]);
    town.stopped = false;
    await deliverDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect(town.sink.mails).toHaveLength(1);
  });
});

describe("an org that is stopped", () => {
  it("loses no letter that was looked at in the very moment in which it was resumed", async () => {
    const town = await oneDebt();
    await town.dawn(toDay("2026-03-05"));
    await planDay(town.orgId, toDay("2026-03-05"), town.desk);
    let looks = 0;
    const stopped = () => {
      looks += 1;
      return looks === 1;
    };
    const { fates } = await deliverDay(town.orgId, toDay("2026-03-05"), { ...town.desk, stopped });
    expect(fates).toEqual({ waits: 1 });
    await deliverDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect(town.sink.mails).toHaveLength(1);
  });

  it("has a reason for each silence, asks the CRM nothing for its letters, and goes on where it stood", async () => {
    const town = await oneDebt();
    await town.dawn(toDay("2026-03-05"));
    await planDay(town.orgId, toDay("2026-03-05"), town.desk);
    await town.sql("UPDATE org SET mode = 'stopped' WHERE org_id = $1", [town.orgId]);
    let asked = 0;
    town.reread = () => Promise.resolve().then(() => void (asked += 1));
    await deliverDay(town.orgId, toDay("2026-03-05"), town.desk);
    await deliverDay(town.orgId, toDay("2026-03-05"), town.desk);
    await town.round("2026-03-06");
    expect(await town.holds()).toEqual(["2026-03-06 stopped"]);
    expect([asked, town.sink.mails.length]).toEqual([0, 0]);
    await town.sql("UPDATE org SET mode = 'live' WHERE org_id = $1", [town.orgId]);
    await town.round("2026-03-09");
    expect(await town.dispatches()).toEqual(["2026-03-09 reminder-1 CNY sent"]);
  });
});

describe("the last look before the socket opens", () => {
  it("sees an org that was stopped after the claim", async () => {
    const town = await oneDebt();
    await town.dawn(toDay("2026-03-05"));
    await planDay(town.orgId, toDay("2026-03-05"), town.desk);
    const { courier } = town.desk;
    const seal: typeof courier.seal = async (letter) => {
      await town.sql(`UPDATE org SET mode = 'stopped' WHERE org_id = $1`, [town.orgId]);
      return courier.seal(letter);
    };
    await deliverDay(town.orgId, toDay("2026-03-05"), { ...town.desk, courier: { ...courier, seal } });
    expect(town.sink.mails).toEqual([]);
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY planned"]);
  });
});
