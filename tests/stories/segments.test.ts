import { describe, expect, it } from "@jest/globals";
import { policyBook } from "../../server/adapters/db/policy-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { deliverDay, planDay, type PolicyDesk, putPolicy } from "../../server/dunning/index.ts";
import { putSegments } from "../../server/settings/index.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { toDay } from "../../shared/kernel/day.ts";
import type { Town } from "./town.ts";
import { openTowns } from "./towns.ts";

const { database, found } = openTowns();

/** A reminder on the second day, and soon after it a last word. */
const strict: Policy = {
  ...standardPolicy,
  id: "strict",
  minGapDays: 2,
  steps: [
    { key: "reminder-1", days: 2, channel: "email", template: "reminder-1" },
    { key: "last-word", days: 9, channel: "email", template: "reminder-2" },
  ],
};

const SEGMENTS = {
  segments: [
    { key: "poor", name: { "zh-CN": "信用差", en: "Poor" }, when: { grade: ["D", "E"] }, policyId: "strict" },
  ],
  otherwise: "standard",
};

/** Two buyers who owe the same since the same day, one with a good grade and one with a poor one. */
async function twoBuyers(): Promise<Town> {
  const town = await found();
  const desk: PolicyDesk = {
    now: () => town.now,
    inTenant: (org, work) => withTenant(database().pool, org, (tx) => work(policyBook(tx, org))),
  };
  const admin = { orgId: town.orgId, userId: "7", userName: "陈总" };
  await putPolicy(town.orgId, strict, "陈总", desk, true);
  expect(await putSegments(admin, { version: 1, ...SEGMENTS }, desk)).toMatchObject({ ok: true });
  for (const [id, grade] of [
    ["100", "A"],
    ["200", "E"],
  ] as const) {
    await town.account(id);
    await town.invoice(`${id}1`, id, 100_000, "2026-03-02");
    await graded(town, id, "2026-03-01", grade);
  }
  return town;
}

const graded = (town: Town, accountId: string, on: string, grade: string) =>
  town.sql(
    "INSERT INTO score_snapshot (org_id, account_id, as_of, grade, body) VALUES ($1, $2, $3, $4, '{}')",
    [town.orgId, accountId, on, grade],
  );

const linesOf = async (town: Town, text: string): Promise<string[]> =>
  (await town.sql<{ line: string }>(text, [town.orgId])).map(({ line }) => line);

const messages = (town: Town) =>
  linesOf(
    town,
    `SELECT concat_ws(' ', account_id, as_of, step, state) AS line FROM dispatch
     WHERE org_id = $1 AND state NOT IN ('held', 'cancelled') ORDER BY account_id, as_of`,
  );

describe("two segments", () => {
  it("get different steps on the same day, each with its policy and segment written down", async () => {
    const town = await twoBuyers();
    await town.everyDay("2026-03-10", "2026-03-12");
    expect(await messages(town)).toEqual([
      "100 2026-03-10 reminder-1 sent",
      "200 2026-03-10 reminder-1 sent",
    ]);
    await town.everyDay("2026-03-13", "2026-03-17");
    expect(await messages(town)).toEqual([
      "100 2026-03-10 reminder-1 sent",
      "100 2026-03-17 reminder-2 sent",
      "200 2026-03-10 reminder-1 sent",
      "200 2026-03-17 last-word sent",
    ]);
    const decided = await linesOf(
      town,
      `SELECT DISTINCT concat_ws(' ', account_id, policy_id, policy_version, coalesce(segment, '-')) AS line
       FROM decision WHERE org_id = $1 ORDER BY line`,
    );
    expect(decided).toEqual(["100 standard 1 -", "200 strict 1 poor"]);
  });

  it("move an account whose grade falls, on the next day, and do not take the same step of it twice", async () => {
    const town = await twoBuyers();
    await town.everyDay("2026-03-05", "2026-03-05");
    await graded(town, "100", "2026-03-06", "D");
    await town.everyDay("2026-03-06", "2026-03-12");
    expect((await messages(town)).filter((line) => line.startsWith("100"))).toEqual([
      "100 2026-03-05 reminder-1 sent",
      // The last word keeps its seven days from the reminder, which the other policy sent.
      "100 2026-03-12 last-word sent",
    ]);
  });

  it("are asked again at the claim: a message of the policy of before does not leave", async () => {
    const town = await twoBuyers();
    const on = toDay("2026-03-04");
    await town.dawn(on);
    await planDay(town.orgId, on, town.desk);
    await graded(town, "200", "2026-03-04", "A");
    expect((await deliverDay(town.orgId, on, town.desk)).failed).toEqual([]);
    // Under the standard policy nothing is due before the third day.
    expect(await messages(town)).toEqual([]);
  });
});
