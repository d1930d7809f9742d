import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import {
  deliverDay,
  explainDay,
  planDay,
  reapDispatches,
  remindAccount,
  settleDoubt,
} from "../../server/dunning/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import type { AfterDot, SinkOptions } from "../mail/smtp-sink.ts";
import { Town } from "./town.ts";

let db: TestDatabase;
const towns: Town[] = [];
beforeAll(async () => {
  db = await openTestDatabase();
});
afterEach(async () => {
  for (const town of towns.splice(0)) await town.leave();
});
afterAll(() => db.drop());

async function found(options: SinkOptions = {}, mode?: string): Promise<Town> {
  const town = await Town.found(db, options, mode);
  towns.push(town);
  return town;
}
/** One buyer with one invoice of ¥1,000.00, due on Monday 2 March 2026. */
async function oneDebt(options: SinkOptions = {}, mode?: string): Promise<Town> {
  const town = await found(options, mode);
  await town.account("100");
  await town.invoice("1", "100", 100_000, "2026-03-02");
  return town;
}

describe("the life of a debt", () => {
  it("a late payer hears from us on the days of the ladder, and a person takes over", async () => {
    const town = await oneDebt();
    await town.everyDay("2026-02-20", "2026-05-10");
    expect(await town.dispatches()).toEqual([
      "2026-02-23 courtesy CNY sent",
      "2026-03-02 due-today CNY sent",
      "2026-03-05 reminder-1 CNY sent",
      "2026-03-12 reminder-2 CNY sent",
      "2026-04-01 call CNY sent",
      "2026-05-01 demand-letter CNY sent",
    ]);
    expect(town.sink.mails.map(({ to }) => to)).toEqual(Array(4).fill(["ap100@buyer.example"]));
    const tasks = await town.sql<{ module: string; subject: string; owner: string }>(
      `SELECT module, record->>'subject' AS subject, record->>'ownerId' AS owner FROM writeback WHERE org_id = $1 ORDER BY created_at`,
      [town.orgId],
    );
    expect(tasks).toEqual([
      { module: "Tasks", subject: "致电 Buyer 100：逾期款项 ¥1,000.00", owner: "77" },
      { module: "Tasks", subject: "建议发出催款函：Buyer 100，¥1,000.00", owner: "77" },
    ]);
    const log = await town.sql<{ kind: string }>(
      `SELECT kind FROM followup WHERE org_id = $1 ORDER BY happened_at`,
      [town.orgId],
    );
    expect(log.map(({ kind }) => kind)).toEqual([
      "reminder",
      "reminder",
      "reminder",
      "reminder",
      "task",
      "task",
    ]);
  }, 60_000);

  it("keeps the very bytes that left, under an id that every attempt shares", async () => {
    const town = await oneDebt();
    await town.round("2026-03-05");
    const [row] = await town.sql<{
      dispatch_id: string;
      raw: Buffer;
      raw_sha256: string;
      message_id: string;
    }>(`SELECT dispatch_id, raw, raw_sha256, message_id FROM dispatch WHERE org_id = $1`, [town.orgId]);
    const [mail] = town.sink.mails;
    if (!row || !mail) throw new Error("nothing was sent");
    expect(mail.raw.equals(row.raw)).toBe(true);
    expect(createHash("sha256").update(mail.raw).digest("hex")).toBe(row.raw_sha256);
    expect(row.message_id).toBe(`<${row.dispatch_id}.0@seller.example>`);
    const parsed = await PostalMime.parse(mail.raw);
    expect(parsed).toMatchObject({
      subject: "Payment reminder: CN¥1,000.00 past due (Buyer 100)",
      from: { name: "恒信贸易 财务部", address: "ar@seller.example" },
    });
  });

  it("a second run of the day adds nothing", async () => {
    const town = await oneDebt();
    await town.round("2026-03-05");
    const before = [
      await town.dispatches(),
      await town.sql(`SELECT * FROM decision WHERE org_id = $1`, [town.orgId]),
    ];
    await town.round("2026-03-05");
    expect([
      await town.dispatches(),
      await town.sql(`SELECT * FROM decision WHERE org_id = $1`, [town.orgId]),
    ]).toEqual(before);
    expect(town.sink.mails).toHaveLength(1);
  });

  it("after seven days' outage one letter leaves, not the seven that were missed", async () => {
    const town = await oneDebt();
    await town.everyDay("2026-02-23", "2026-03-03");
    await town.everyDay("2026-03-11", "2026-03-20");
    expect((await town.dispatches()).slice(2)).toEqual([
      "2026-03-11 reminder-1 CNY sent",
      "2026-03-18 reminder-2 CNY sent",
    ]);
  });

  it("an old ledger begins with one first reminder per account and currency, every open invoice listed", async () => {
    const town = await found();
    await town.account("100");
    for (let at = 0; at < 40; at += 1) await town.invoice(String(100 + at), "100", 10_000, "2025-06-02");
    await town.invoice("900", "100", 5_000, "2025-07-01", "USD");
    await town.round("2026-03-05");
    expect(await town.dispatches()).toEqual([
      "2026-03-05 reminder-1 CNY sent",
      "2026-03-05 reminder-1 USD sent",
    ]);
    const texts = await Promise.all(
      town.sink.mails.map(async ({ raw }) => (await PostalMime.parse(raw)).text ?? ""),
    );
    expect(texts.map((text) => text.match(/^INV-/gm)?.length).sort()).toEqual([1, 40]);
  });
});

describe("what stops a letter", () => {
  it("a payment between plan and claim", async () => {
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
  });

  it("a CRM that cannot be read again", async () => {
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
      "2026-02-23 courtesy t ap100@buyer.example For your planning: payment due on 2 March 2026 (Buyer 100)",
      "2026-03-02 due-today t ap100@buyer.example Due today: CN¥1,000.00 (Buyer 100)",
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
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY claimed"]);
  });
});

describe("when things break", () => {
  it("a process that dies while sending leaves a doubt that no machine ever resolves by sending again", async () => {
    const town = await oneDebt();
    await town.dawn(toDay("2026-03-05"));
    await planDay(town.orgId, toDay("2026-03-05"), town.desk);
    const dying = {
      ...town.desk,
      courier: { ...town.desk.courier, deliver: () => Promise.reject(new Error("killed")) },
    };
    await deliverDay(town.orgId, toDay("2026-03-05"), dying);
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY sending"]);
    expect((await reapDispatches(town.orgId, town.desk)).doubted).toEqual([]);
    await town.sql(`UPDATE dispatch SET lease_until = now() - interval '1 second' WHERE org_id = $1`, [
      town.orgId,
    ]);
    expect((await reapDispatches(town.orgId, town.desk)).doubted).toHaveLength(1);
    await town.everyDay("2026-03-05", "2026-03-20");
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY in_doubt"]);
    expect(town.sink.mails).toEqual([]);
    expect(new Set(await town.holds())).toContain("2026-03-12 in-doubt");
    const [row] = await town.sql<{ dispatch_id: string }>(
      `SELECT dispatch_id FROM dispatch WHERE org_id = $1`,
      [town.orgId],
    );
    expect(await settleDoubt(town.orgId, row?.dispatch_id ?? "", false, "Li Na", town.desk)).toEqual({
      ok: true,
      value: null,
    });
    await town.round("2026-03-23");
    expect(town.sink.mails).toHaveLength(1);
  });

  it("a server that takes the letter and never answers is a doubt too, and it has one copy", async () => {
    const town = await oneDebt({ afterDot: () => "stall" });
    await town.round("2026-03-05");
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY in_doubt"]);
    await town.round("2026-03-06");
    expect(town.sink.mails).toHaveLength(1);
  });

  it("a process that dies before it sends loses only its lease", async () => {
    const town = await oneDebt();
    await town.dawn(toDay("2026-03-05"));
    await planDay(town.orgId, toDay("2026-03-05"), town.desk);
    let dies = true;
    const inTenant: typeof town.desk.inTenant = (orgId, work) =>
      town.desk.inTenant(orgId, (book) =>
        work({
          ...book,
          startSending: (...given) =>
            dies ? Promise.reject(new Error("killed")) : book.startSending(...given),
        }),
      );
    await deliverDay(town.orgId, toDay("2026-03-05"), { ...town.desk, inTenant });
    dies = false;
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY claimed"]);
    await town.sql(`UPDATE dispatch SET lease_until = now() - interval '1 second' WHERE org_id = $1`, [
      town.orgId,
    ]);
    expect(await reapDispatches(town.orgId, town.desk)).toMatchObject({ freed: 1, doubted: [] });
    await deliverDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect(town.sink.mails).toHaveLength(1);
  });

  it("a greylisted letter goes out under the same id a quarter of an hour later", async () => {
    let answer: AfterDot = { code: 451 };
    const town = await oneDebt({ afterDot: () => answer });
    await town.round("2026-03-05");
    answer = "accept";
    await deliverDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY deferred"]);
    town.now = new Date(town.now.getTime() + 15 * 60_000);
    await deliverDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY sent"]);
    const ids = await Promise.all(
      town.sink.mails.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it("a refused address is told to a person and not tried again; a better one gets the same step", async () => {
    const town = await oneDebt({
      onRcptTo: ({ address }, _, done) =>
        done(
          address === "ap100@buyer.example"
            ? Object.assign(new Error("no such user"), { responseCode: 550 })
            : undefined,
        ),
    });
    await town.round("2026-03-05");
    await town.round("2026-03-06");
    expect(await town.holds()).toEqual(["2026-03-06 no-contact"]);
    expect(
      await town.sql(`SELECT 1 FROM writeback WHERE org_id = $1 AND module = 'Tasks'`, [town.orgId]),
    ).toHaveLength(1);
    await town.sql(`UPDATE contact SET email = 'new@buyer.example' WHERE org_id = $1`, [town.orgId]);
    await town.round("2026-03-09");
    expect(town.sink.mails.map(({ to }) => to)).toEqual([["new@buyer.example"]]);
  });

  it("two rounds at the same time write one letter to each account", async () => {
    const town = await found();
    for (let at = 0; at < 12; at += 1) {
      await town.account(String(100 + at));
      await town.invoice(String(500 + at), String(100 + at), 100_000, "2026-03-02");
    }
    await town.dawn(toDay("2026-03-05"));
    await Promise.all(["one", "two", "three"].map((worker) => town.round("2026-03-05", town.deskOf(worker))));
    expect(town.sink.mails.map(({ to }) => to[0]).sort()).toEqual(
      Array.from({ length: 12 }, (_, at) => `ap${100 + at}@buyer.example`),
    );
    expect(new Set(await town.dispatches())).toEqual(new Set(["2026-03-05 reminder-1 CNY sent"]));
  });

  it("a double click sends once", async () => {
    const town = await oneDebt();
    await town.dawn(toDay("2026-03-05"));
    await planDay(town.orgId, toDay("2026-03-05"), town.desk);
    const [row] = await town.sql<{ dispatch_id: string }>(
      `SELECT dispatch_id FROM dispatch WHERE org_id = $1`,
      [town.orgId],
    );
    const clicks = [1, 2, 3, 4].map(() => remindAccount(town.orgId, row?.dispatch_id ?? "", town.desk));
    expect((await Promise.all(clicks)).map(({ kind }) => kind).sort()).toEqual([
      "sent",
      "taken",
      "taken",
      "taken",
    ]);
    expect(town.sink.mails).toHaveLength(1);
  });

  it("one account that cannot be read does not stop the others, and is named", async () => {
    const town = await found();
    for (const id of ["100", "101", "102"]) {
      await town.account(id);
      await town.invoice(`5${id}`, id, 100_000, "2026-03-02");
    }
    await town.sql(`UPDATE ledger_entry SET currency = '???' WHERE org_id = $1 AND account_id = '101'`, [
      town.orgId,
    ]);
    await town.dawn(toDay("2026-03-05"));
    const report = await planDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect(report).toMatchObject({ accounts: 3, planned: 2, failed: [{ accountId: "101" }] });
  });

  it("another tenant's debts are never seen", async () => {
    await oneDebt();
    const other = await found();
    await other.round("2026-03-05");
    expect([await other.dispatches(), other.sink.mails]).toEqual([[], []]);
  });
});

describe("the dry run", () => {
  it("says what the round then does, and writes nothing", async () => {
    const town = await oneDebt();
    await town.account("200", null);
    await town.invoice("2", "200", 3_000, "2026-03-02");
    await town.dawn(toDay("2026-03-05"));
    const lines = await explainDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect(lines).toMatchObject([
      {
        account: "Buyer 100",
        outcome: "remind",
        step: "reminder-1",
        cycle: "1/2026-03-02",
        invoices: ["INV-1"],
        asked: "1000.00",
        recipient: "ap100@buyer.example",
        subject: "Payment reminder: CN¥1,000.00 past due (Buyer 100)",
      },
      { account: "Buyer 200", outcome: "hold", reason: "no-contact" },
    ]);
    expect(
      await town.sql(
        `SELECT 1 FROM decision WHERE org_id = $1 UNION ALL SELECT 1 FROM dispatch WHERE org_id = $1`,
        [town.orgId],
      ),
    ).toEqual([]);
    await town.round("2026-03-05");
    expect(await town.subjects()).toEqual([lines[0]?.subject]);
  });
});
