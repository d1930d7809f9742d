import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { replayPolicy } from "../../server/dunning/replay-policy.ts";
import { decidedDays } from "../../shared/dunning/replay/decided-days.ts";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { playTown } from "./replayed-town.ts";

const FROM = toDay("2026-01-05");
const DAYS = Number(process.env["REPLAY_DAYS"] ?? 50);
const SEED = Number(process.env["REPLAY_SEED"] ?? 1);

describe("the replay of a town that lived through it", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase();
  });
  afterAll(() => db.drop());

  it("reproduces the ledger of decisions exactly, row by row, with the policies that were in force", async () => {
    const to = addDays(FROM, DAYS - 1);
    const { town, desk } = await playTown(db, { seed: SEED, from: FROM, days: DAYS, accounts: 10 });
    const rows = await town.sql<{ line: string }>(
      `SELECT concat_ws(' ', as_of, account_id, currency, mode, outcome, step, reason, policy_id, policy_version, segment,
         body->>'until', body->>'cycle', body->>'askedMinor', body->>'openMinor') AS line
       FROM decision WHERE org_id = $1 ORDER BY as_of, account_id`,
      [town.orgId],
    );
    const lines: string[] = [];
    let breaths = 0;
    const breathe = () => {
      breaths += 1;
      return undefined;
    };
    const replayed = await replayPolicy(
      town.orgId,
      { policy: { kind: "as-then" }, from: FROM, to },
      { ...desk, breathe },
      ({ rounds, spans }) => {
        for (const { asOf, accountId, currency, round, under, decision } of decidedDays(spans, rounds)) {
          const { rehearsed } = round;
          const { policy, segment } = under;
          const { step } = decision;
          const body =
            decision.kind === "remind"
              ? [decision.cycle, decision.demand.askedMinor, decision.demand.openMinor]
              : [
                  decision.because,
                  policy.id,
                  policy.version,
                  segment?.key,
                  decision.until && formatDay(decision.until),
                ];
          const [reason, ...rest] =
            decision.kind === "hold" ? body : [null, policy.id, policy.version, segment?.key, ...body];
          lines.push(
            [
              formatDay(asOf),
              accountId,
              currency,
              rehearsed ? "rehearsal" : "live",
              decision.kind,
              step?.key,
              reason,
              ...rest,
            ]
              .filter((part) => part !== null && part !== undefined)
              .join(" "),
          );
        }
      },
    );
    expect(replayed.ok && replayed.value.onlyThen + replayed.value.onlyNow).toBe(0);
    expect(lines.sort()).toEqual(rows.map(({ line }) => line).sort());
    expect(lines.length).toBeGreaterThan(DAYS);
    // The story has what a replay could know by today's word only: who was a key account, who could be texted, and who was merged.
    const [told] = await town.sql<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM decision WHERE org_id = $1 AND segment = 'key') AS key,
         (SELECT count(*)::int FROM dispatch WHERE org_id = $1 AND channel = 'sms') AS texts,
         -- What a merged account had heard was an answer to whoever has its invoices now.
         (SELECT count(*)::int FROM merged_account m JOIN dispatch d USING (org_id, account_id)
          WHERE org_id = $1 AND d.state = 'sent') AS heard_by_merged`,
      [town.orgId],
    );
    const least: Record<string, number> = { key: 3, texts: 2, heard_by_merged: 1 };
    expect(Object.entries(told ?? {}).filter(([what, times]) => times < (least[what] ?? 1))).toEqual([]);
    // However large an account is, others wait for one round of it and not for all.
    expect(breaths).toBeGreaterThan(DAYS * 5);
  }, 600_000);
});
