import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import { deliverDay, explainDay, planDay, putPolicy } from "../../server/dunning/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { tagOf } from "./town.ts";
import { openTowns } from "./towns.ts";
import { randomOf } from "../../sandbox/books/random.ts";
import { policyBook } from "../../server/adapters/db/policy-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";

const { database, found, oneDebt } = openTowns();

const TODAY = toDay("2026-03-05");
/** Cases whose policy is edited on their way: EVERY_EDIT=1 tells two hundred. */
const EDITED = process.env["EVERY_EDIT"] === "1" ? 200 : 2;

describe("the life of a debt", () => {
  it("a late payer hears from us on the days of the ladder, and a person takes over", async () => {
    const town = await oneDebt();
    await town.everyDay("2026-02-20", "2026-05-10");
    // A week before the due day is the last day of the Spring Festival.
    expect(await town.dispatches()).toEqual([
      "2026-02-24 courtesy CNY sent",
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
    expect(row.message_id).toBe(`<${row.dispatch_id}.${tagOf(town.orgId, row.dispatch_id)}@seller.example>`);
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

  it("R-17: an old ledger begins with one first reminder per account and currency: in its bytes every one of 300 invoices, and no more than 10 MB", async () => {
    const town = await found();
    await town.account("100");
    await town.sql(
      `INSERT INTO ledger_entry (org_id, entry_id, known_from, kind, record_id, account_id, currency, amount_minor, number, on_day, due_on, modified_at)
       SELECT $1, at::text, '2025-01-01', 'invoice', at::text, '100', 'CNY', 10000 + at, 'INV-' || at, '2025-05-03', '2025-06-02', now()
       FROM generate_series(1001, 1300) at`,
      [town.orgId],
    );
    await town.invoice("900", "100", 5_000, "2025-07-01", "USD");
    await town.round("2026-03-05");
    expect(await town.dispatches()).toEqual([
      "2026-03-05 reminder-1 CNY sent",
      "2026-03-05 reminder-1 USD sent",
    ]);
    const mails = await Promise.all(town.sink.mails.map(({ raw }) => PostalMime.parse(raw)));
    const [cny, usd] = mails.sort((one, other) => (other.text ?? "").length - (one.text ?? "").length);
    expect(usd?.text?.match(/^INV-/gm)).toHaveLength(1);
    const every = Array.from({ length: 300 }, (_, at) => `INV-${1001 + at}`);
    expect(cny?.text?.match(/^INV-\d+/gm)).toEqual(every);
    expect(every.filter((number) => !cny?.html?.includes(`>${number}<`))).toEqual([]);
    // 300 × ¥100.00, and 1,001 … 1,300 cents.
    expect(cny?.subject).toContain("33,451.50");
    for (const { raw } of town.sink.mails) expect(raw.byteLength).toBeLessThan(10_000_000);
    const sealed = await town.sql<{ raw: Buffer }>("SELECT raw FROM dispatch WHERE org_id = $1", [
      town.orgId,
    ]);
    expect(sealed.map(({ raw }) => town.sink.mails.some((mail) => mail.raw.equals(raw)))).toEqual([
      true,
      true,
    ]);
  });

  it("R-12: what was overpaid on one invoice is taken off another, and who is owed more than owes is not asked", async () => {
    const town = await oneDebt();
    await town.invoice("2", "100", 60_000, "2026-03-02");
    await town.pays("21", "100", 130_000, "2026-03-03", "1");
    await town.account("200");
    await town.invoice("3", "200", 50_000, "2026-03-02");
    await town.entry("credit-note", "23", "200", 50_001, "2026-03-03", "CNY", null, null);
    await town.account("300");
    await town.entry("credit-note", "24", "300", 7_000, "2026-03-03", "CNY", null, null);
    await town.account("400");
    await town.invoice("4", "400", 50_000, "2026-03-02");
    await town.pays("25", "400", 20_000, "2026-03-03", "4");
    // Money in another currency pays nothing of this one.
    await town.pays("26", "400", 90_000, "2026-03-03", "4", "USD");
    await town.round("2026-03-05");
    const asked = await town.sql(
      `SELECT account_id, invoice_ids, amount_minor FROM dispatch WHERE org_id = $1 ORDER BY account_id`,
      [town.orgId],
    );
    expect(asked).toEqual([
      { account_id: "100", invoice_ids: ["2"], amount_minor: "30000" },
      { account_id: "400", invoice_ids: ["4"], amount_minor: "30000" },
    ]);
    expect(await town.holds()).toEqual(["2026-03-05 paid"]);
    const texts = await Promise.all(
      town.sink.mails.map(async ({ raw }) => (await PostalMime.parse(raw)).text ?? ""),
    );
    expect(texts.filter((text) => text.includes("300.00"))).toHaveLength(2);
    expect(texts.filter((text) => text.includes("INV-1 "))).toEqual([]);
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

describe("what changes between the plan and the claim", () => {
  it("R-15: the letter goes to whom the CRM names by then, or is held", async () => {
    const town = await oneDebt();
    await town.dawn(TODAY);
    await planDay(town.orgId, TODAY, town.desk);
    const contact = (set: string) => async () => {
      await town.sql(`UPDATE contact SET ${set} WHERE org_id = $1`, [town.orgId]);
    };
    town.reread = contact("email = 'new@buyer.example'");
    await deliverDay(town.orgId, TODAY, town.desk);
    expect(town.sink.mails.map(({ to }) => to)).toEqual([["new@buyer.example"]]);
    // Merged into another contact of the account: the one is deleted, the other stays.
    const merged = await oneDebt();
    await merged.dawn(TODAY);
    await planDay(merged.orgId, TODAY, merged.desk);
    merged.reread = async () => {
      await merged.sql(`UPDATE contact SET state = 'deleted' WHERE org_id = $1`, [merged.orgId]);
      await merged.sql(
        `INSERT INTO contact (org_id, contact_id, account_id, name, email, role, modified_at)
         VALUES ($1, '1002', '100', 'Wang Fang', 'stays@buyer.example', NULL, now())`,
        [merged.orgId],
      );
    };
    await deliverDay(merged.orgId, TODAY, merged.desk);
    expect(merged.sink.mails.map(({ to }) => to)).toEqual([["stays@buyer.example"]]);
    const other = await oneDebt();
    await other.dawn(TODAY);
    await planDay(other.orgId, TODAY, other.desk);
    other.reread = async () => {
      await other.sql(`UPDATE contact SET state = 'deleted' WHERE org_id = $1`, [other.orgId]);
    };
    await deliverDay(other.orgId, TODAY, other.desk);
    expect(other.sink.mails).toEqual([]);
    expect(await other.sql(`SELECT state, reason FROM dispatch WHERE org_id = $1`, [other.orgId])).toEqual([
      { state: "held", reason: "no-contact" },
    ]);
  });

  it(
    "R-06: a policy edited or its steps renamed in the middle of a day and of a case repeats and skips nothing",
    async () => {
      for (let seed = 1; seed <= EDITED; seed += 1) {
        const random = randomOf(String(seed));
        const town = await oneDebt();
        let policy: Policy = standardPolicy;
        const edit = async (): Promise<void> => {
          const at = random.whole(0, policy.steps.length - 1);
          const step = policy.steps[at];
          if (step === undefined) return;
          const steps = policy.steps.with(at, { ...step, key: `${step.key}-${random.whole(1, 99)}` });
          policy = {
            ...policy,
            steps: random.chance(0.7) ? steps : policy.steps,
            minGapDays: random.whole(1, 3),
          };
          const made = await putPolicy(town.orgId, policy, "Li Na", {
            inTenant: (orgId, work) =>
              withTenant(database().pool, orgId, (tx) => work(policyBook(tx, orgId))),
            now: () => town.now,
          });
          if (!made.ok) throw new Error(made.because.message.en);
        };
        for (const on of ["03-05", "03-06", "03-12", "03-13", "03-20", "04-01", "04-02", "04-09"]) {
          const asOf = toDay(`2026-${on}`);
          if (random.chance(0.4)) await edit();
          await town.dawn(asOf);
          await planDay(town.orgId, asOf, town.desk);
          if (random.chance(0.6)) await edit();
          await deliverDay(town.orgId, asOf, town.desk);
        }
        const said = await town.sql<{ days: number }>(
          `SELECT days FROM dispatch WHERE org_id = $1 AND state = 'sent' ORDER BY as_of`,
          [town.orgId],
        );
        expect([seed, said.map(({ days }) => days)]).toEqual([seed, [3, 10, 30]]);
      }
    },
    60_000 + EDITED * 10_000,
  );
});
