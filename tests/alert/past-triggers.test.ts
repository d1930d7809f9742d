import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { alertBook } from "../../server/adapters/db/alert-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { type AlertDesk, measureTriggers, readAlerts } from "../../server/alert/index.ts";
import type { Trigger } from "../../shared/alert/kinds.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { STANDARD_CALENDAR } from "../../shared/review/calendar.ts";
import { addAccount, addEntries, addOrg, rowsOf } from "../credit/rows.ts";
import { invoice, payment } from "../ledger/entries.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const ORG = "9130";
const TODAY = toDay("2024-07-01");
const BAD = Array.from({ length: 21 }, (_, at) => `2${String(at).padStart(3, "0")}`);
const GOOD = BAD.map((id) => `3${id}`);

let database: TestDatabase;
let desk: AlertDesk;
const write = (text: string, ...values: unknown[]) => rowsOf(database.ownerPool, ORG, text, values);

beforeAll(async () => {
  database = await openTestDatabase();
  desk = {
    inTenant: (orgId, work) =>
      withTenant(database.pool, orgId, (tx) => work(alertBook(tx, orgId, () => null))),
    now: () => new Date("2024-07-01T01:00:00Z"),
    newId: () => "none",
    dayIn: () => TODAY,
    breathe: () => undefined,
  };
  await addOrg(database.ownerPool, ORG);
  for (const id of [...BAD, ...GOOD]) await addAccount(database.ownerPool, ORG, id, "CNY", 5_000);
  await addEntries(database.ownerPool, ORG, [
    ...GOOD.flatMap((id) => billed(id, 100, 0)),
    ...BAD.flatMap((id, at) => billed(id, at === 0 ? 100_000 : 10_000, 20)),
  ]);
});
afterAll(() => database.drop());

/** An invoice each month for two years, paid so late. */
const billed = (accountId: string, amountMinor: number, late: number) =>
  Array.from({ length: 24 }, (_, at) => {
    const dueOn = addDays(TODAY, -5 - 30 * at);
    const id = `${accountId}-${at}`;
    return [
      invoice(id, { accountId, amountMinor, dueOn, issuedOn: addDays(dueOn, -28) }),
      payment(`p${id}`, id, amountMinor, "2024-01-01", { accountId, receivedOn: addDays(dueOn, late) }),
    ];
  }).flat();

async function measured(trigger: Trigger) {
  await write("DELETE FROM alert_measure");
  await measureTriggers(ORG, TODAY, desk);
  const { triggers } = await readAlerts(
    { orgId: ORG, userId: "7", userName: "Chen", role: "admin" },
    {},
    desk,
  );
  return triggers.find((each) => each.trigger === trigger)?.measured ?? null;
}

const entry = (accountId: string, body: object, recordedOn: string, expiresOn: string | null) =>
  write(
    `INSERT INTO dossier_entry (org_id, entry_id, account_id, kind, body, source, note, on_day, expires_on, recorded_on,
       at, by_user, by_name, body_hash)
     VALUES ($1, $2, $3, $4, $5, 'Register', '', $6, $7, $6, now(), '7', 'Chen', 'h')`,
    ...[ORG, crypto.randomUUID(), accountId, (body as { kind: string }).kind, JSON.stringify(body)],
    ...[recordedOn, expiresOn],
  );

describe("a trigger's past that is not in the ledger", () => {
  it("is asked of limits as the CRM said them, from the day on which it did", async () => {
    expect(await measured("limit-over")).toBeNull();
    for (const id of [...BAD, ...GOOD])
      await write("INSERT INTO limit_seen VALUES ($1, $2, '2023-11-20T00:00:00Z', NULL, 9000)", ORG, id);
    const of = await measured("limit-over");
    expect(of).toMatchObject({ raised: 21, hits: 21, verdict: "better" });
    expect(of?.asked).toBe(42 * 5);
    expect((await measured("limit-near"))?.raised).toBe(0);
  });

  it("is asked of approved limits whose days were over", async () => {
    expect(await measured("limit-ended")).toBeNull();
    for (const id of BAD) {
      const lineId = crypto.randomUUID();
      await write(
        `INSERT INTO limit_line VALUES ($1, $2, $3, 'CNY', 9000, 'CNY', 9000, '[]', '2023-10-01', '2023-12-15', NULL,
           NULL, 'r', '7', 'Chen', 'admin', '2023-10-01', now())`,
        ...[ORG, lineId, id],
      );
      await write(
        "INSERT INTO limit_verdict VALUES ($1, $2, 'approved', '', '7', 'Chen', 'admin', '2023-10-01', now())",
        ...[ORG, lineId],
      );
    }
    expect(await measured("limit-ended")).toMatchObject({ asked: 21 * 5, raised: 21, hits: 21 });
  });

  it("is asked of what registers held against somebody, since anybody wrote such a thing down", async () => {
    expect(await measured("adverse-fact")).toBeNull();
    const fact = { kind: "fact", fact: "litigation", since: "2023-12-01", until: null };
    for (const id of BAD) await entry(id, fact, "2024-01-15", null);
    expect(await measured("adverse-fact")).toMatchObject({ asked: 42 * 3, raised: 21, hits: 21 });
  });

  it("is asked of statements that had expired", async () => {
    expect(await measured("statement-overdue")).toBeNull();
    const statement = { kind: "statement", periodEnd: "2022-12-31", currency: "CNY", figures: {} };
    for (const id of BAD) await entry(id, statement, "2023-01-15", "2024-02-10");
    expect(await measured("statement-overdue")).toMatchObject({ raised: 21, hits: 21 });
  });

  it("is asked of reviews since the org has a calendar of them", async () => {
    expect(await measured("review-overdue")).toBeNull();
    await write(
      "INSERT INTO review_calendar VALUES ($1, $2, '2024-01-20', $3, 'r', '7', 'Chen', now())",
      ...[ORG, crypto.randomUUID(), JSON.stringify(STANDARD_CALENDAR)],
    );
    expect(await measured("review-overdue")).toMatchObject({ asked: 42 * 3, raised: 42, hits: 21 });
  });

  it("is asked of large names and of all receivables by what was open on each day", async () => {
    expect(await measured("largest-name")).toMatchObject({ raised: 1, hits: 1, verdict: "too-little" });
    expect(await measured("top-five")).toMatchObject({ raised: 1, hits: 1, verdict: "too-little" });
  });

  it("asks nothing of the limit of an account that shares it", async () => {
    await write(
      "UPDATE account SET parent_id = $2, credit_limit_minor = NULL WHERE org_id = $1 AND account_id = $3",
      ORG,
      BAD[0],
      BAD[1],
    );
    expect((await measured("limit-over"))?.raised).toBe(19);
  });
});
