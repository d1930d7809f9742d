import { describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { randomOf } from "../../sandbox/books/random.ts";
import { replayBook } from "../../server/adapters/db/replay-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { replayPolicy } from "../../server/dunning/replay-policy.ts";
import { decidedDays } from "../../shared/dunning/replay/decided-days.ts";
import { addDays, type Day, formatDay, toDay } from "../../shared/kernel/day.ts";
import type { Sink } from "../mail/smtp-sink.ts";
import { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";

const { database } = openTowns();
const FROM = toDay("2026-03-02");
const DAYS = Number(process.env["GROUP_DAYS"] ?? 24);
const SEEDS = Number(process.env["GROUP_SEEDS"] ?? 1);
const ACCOUNTS = ["100", "101", "102", "103"];
const [MORNING, NOON] = [10 * 60, 12 * 60];
const NO_SINK = { port: 1, close: () => Promise.resolve() } as unknown as Sink;

/** Accounts that join a head office and leave it, while that pays for them and does not, and money comes. */
async function live(seed: number): Promise<Town> {
  const random = randomOf(seed);
  const town = await Town.foundWith(database(), NO_SINK);
  const courier: Town["desk"]["courier"] = {
    seal: async () => ({ raw: new Uint8Array(), sha256: "", messageId: "<1@seller.example>" }),
    deliver: async () => ({ kind: "sent", reply: "250", badAddress: false }),
  };
  let ids = 0;
  // The CRM says of an invoice that it is somebody else's.
  const moveInvoice = () =>
    town.sql(
      `WITH was AS (UPDATE ledger_entry SET known_to = $4 WHERE org_id = $1 AND entry_id = $2 AND known_to IS NULL
         AND account_id <> $3 RETURNING *)
       INSERT INTO ledger_entry (org_id, entry_id, known_from, kind, record_id, account_id, currency, amount_minor, number, on_day, due_on, modified_at)
       SELECT org_id, entry_id, $4, kind, record_id, $3, currency, amount_minor, number, on_day, due_on, $4 FROM was`,
      [
        town.orgId,
        String(random.whole(1, ids)),
        random.pick(ACCOUNTS),
        new Date(town.now.getTime() - 60_000),
      ],
    );
  for (const id of ACCOUNTS) {
    await town.account(id);
    for (const currency of ["CNY", "CNY", "EUR"])
      await town.invoice(
        String((ids += 1)),
        id,
        100_000,
        formatDay(addDays(FROM, random.whole(-9, 9))),
        currency,
      );
  }
  const change = async (asOf: Day): Promise<void> => {
    if (random.chance(0.5))
      await town.sql("UPDATE account SET parent_id = $3 WHERE org_id = $1 AND account_id = $2", [
        town.orgId,
        random.pick(ACCOUNTS),
        random.pick([null, "100", "100", "101"]),
      ]);
    if (random.chance(0.3)) await moveInvoice();
    if (random.chance(0.4))
      await town.sql(
        `INSERT INTO group_payer (org_id, choice_id, root_id, together, reason, from_on, by_user, by_name, at)
         VALUES ($1, $2, $3, $4, 'so they say', $5, '7', 'Li Qian', $6)`,
        [
          town.orgId,
          randomUUID(),
          random.pick(["100", "100", "101"]),
          random.chance(0.75),
          formatDay(addDays(asOf, 1)),
          town.now,
        ],
      );
  };
  for (let ahead = 0; ahead < DAYS; ahead += 1) {
    const asOf = addDays(FROM, ahead);
    town.minute = MORNING;
    await town.dawn(asOf);
    await change(asOf);
    await town.round(asOf, { ...town.desk, courier });
    // A second walk of the same day, after somebody moved: later, as a moment is one walk and never two.
    if (!random.chance(0.3)) continue;
    town.minute = NOON;
    await town.dawn(asOf);
    await change(asOf);
    await town.round(asOf, { ...town.desk, courier });
  }
  await town.leave();
  return town;
}

const seeds = Array.from({ length: SEEDS }, (_, at) => Number(process.env["GROUP_SEED"] ?? 1) + at);

describe.each(seeds)("the life of a group, seed %i", (seed) => {
  let town: Town;
  it("never says the same step of the same invoice twice, nor two messages to one debtor, currency and day", async () => {
    town = await live(seed);
    const sent = await town.sql<{ climbed: string; heard: string[]; grouped: boolean }>(
      `SELECT concat_ws(' ', currency, cycle, step, channel, billed_id) AS climbed, member_ids <> '{}' AS grouped,
         (SELECT array_agg(DISTINCT concat_ws(' ', as_of, currency, who)) FROM unnest(member_ids || account_id) who) AS heard
       FROM dispatch WHERE org_id = $1 AND state = 'sent'`,
      [town.orgId],
    );
    const climbed = sent.map((each) => each.climbed);
    const heard = sent.flatMap((each) => each.heard);
    expect(sent.some(({ grouped }) => grouped)).toBe(true);
    expect(new Set(climbed).size).toBe(climbed.length);
    expect(heard.filter((each, at) => heard.indexOf(each) !== at)).toEqual([]);
  }, 60_000);

  it("is replayed as it was decided, row by row, with the versions in force", async () => {
    const rows = await town.sql<{ line: string }>(
      `SELECT concat_ws(' ', as_of, account_id, currency, outcome, step, reason, body->>'cycle', body->>'askedMinor') AS line
       FROM decision WHERE org_id = $1`,
      [town.orgId],
    );
    const lines: string[] = [];
    await replayPolicy(
      town.orgId,
      { policy: { kind: "as-then" }, from: FROM, to: addDays(FROM, DAYS - 1) },
      {
        inTenant: (orgId, work) => withTenant(database().pool, orgId, (tx) => work(replayBook(tx, orgId))),
        calendars: town.desk.calendars,
      },
      ({ rounds, spans }) => {
        for (const { asOf, accountId, currency, decision } of decidedDays(spans, rounds))
          lines.push(
            [
              formatDay(asOf),
              accountId,
              currency,
              decision.kind,
              decision.step?.key,
              ...(decision.kind === "hold" ? [decision.because] : []),
              ...(decision.kind === "remind" ? [decision.cycle, decision.demand.askedMinor] : []),
            ]
              .filter((part) => part !== null && part !== undefined)
              .join(" "),
          );
      },
    );
    expect(lines.sort()).toEqual(rows.map(({ line }) => line).sort());
    expect(lines.length).toBeGreaterThan(DAYS);
  }, 60_000);
});
