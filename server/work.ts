import type { Day } from "../shared/kernel/day.ts";
import type { Result } from "../shared/kernel/result.ts";
import { faultText } from "./adapters/log/log.ts";
import type { Desks } from "./compose.ts";
import { scoreAccounts } from "./credit/index.ts";
import { deliverDay, planDay, reapDispatches } from "./dunning/index.ts";
import { dailyRound, type RoundReport, type RoundRooms, type StepReport } from "./jobs/daily-round.ts";
import { localTime } from "./jobs/today.ts";
import { flushWritebacks } from "./outbox/index.ts";
import { judgePromises } from "./promise/index.ts";
import { pullOrg } from "./sync/index.ts";

/** The doings of the house that a timetable, an operator or a command may ask for. */
export interface Work {
  todayOf(orgId: string): Promise<Day>;
  sync(orgId: string): Promise<StepReport>;
  round(orgId: string, asOf: Day): Promise<Result<RoundReport, "older-than-latest">>;
  /** What may leave since the round: mail whose window opened or whose server said "later", and the CRM's copies. */
  pulse(orgId: string): Promise<StepReport>;
  latestRound(orgId: string): Promise<Day | null>;
}

export function workOf(desks: Desks): Work {
  const rooms = roundRooms(desks);
  const todayOf = async (orgId: string) => localTime(desks.clock.now(), await desks.zoneOf(orgId)).day;
  return {
    todayOf,
    sync: async (orgId) => {
      const today = await todayOf(orgId);
      const pulled = await rooms.pull(orgId, today);
      const scored = await rooms.score(orgId, today);
      return {
        warnings: [...pulled.warnings, ...scored.warnings],
        counts: { ...pulled.counts, ...scored.counts },
      };
    },
    round: (orgId, asOf) => dailyRound(orgId, asOf, rooms),
    pulse: async (orgId) => {
      const today = await todayOf(orgId);
      await reapDispatches(orgId, desks.dunning);
      const delivered = await rooms.deliver(orgId, today);
      const written = await rooms.writeBack(orgId, today);
      return {
        warnings: [...delivered.warnings, ...written.warnings],
        counts: { ...delivered.counts, ...written.counts },
      };
    },
    latestRound: (orgId) => desks.rounds(orgId, (rounds) => rounds.latest(true)),
  };
}

/** Each feature's own report, told in the round's one shape. */
function roundRooms(desks: Desks): RoundRooms {
  return {
    async pull(orgId, asOf) {
      const { sources } = await pullOrg(orgId, desks.sync, asOf);
      return {
        warnings: sources.flatMap(({ source, fault, unreadable }) => [
          ...(fault === null ? [] : [`${source}: ${fault}`]),
          ...(unreadable === 0
            ? []
            : [`${source}: ${unreadable} records could not be read and are set aside`]),
        ]),
        counts: Object.fromEntries(sources.map(({ source, read }) => [source, read])),
      };
    },
    async judgePromises(orgId, asOf) {
      return { warnings: [], counts: { ...(await judgePromises(orgId, asOf, desks.promise)) } };
    },
    async score(orgId, asOf) {
      const { accounts, scored, provisional, queued, backfilled } = await scoreAccounts(
        orgId,
        asOf,
        desks.credit,
      );
      return { warnings: [], counts: { accounts, scored, provisional, queued, backfilled } };
    },
    async plan(orgId, asOf) {
      const { failed, accounts, planned, held } = await planDay(orgId, asOf, desks.dunning);
      return {
        warnings: failed.map(({ name, reason }) => `${name}: ${reason}`),
        counts: { accounts, planned, held },
      };
    },
    async deliver(orgId, asOf) {
      const { fates, failed } = await deliverDay(orgId, asOf, desks.dunning);
      return { warnings: failed.map(({ dispatchId, reason }) => `${dispatchId}: ${reason}`), counts: fates };
    },
    async writeBack(orgId) {
      const report = await flushWritebacks(orgId, desks.outbox);
      const warnings = report.rejected === 0 ? [] : [`the CRM refused ${report.rejected} records`];
      return { warnings, counts: { ...report } };
    },
    latestRound: (orgId) => desks.rounds(orgId, (rounds) => rounds.latest()),
    begin: (orgId, asOf) => desks.rounds(orgId, (rounds) => rounds.begin(asOf, desks.clock.now())),
    finish: (orgId, report) =>
      desks.rounds(orgId, (rounds) => rounds.finish(report.asOf, report.outcome, report, desks.clock.now())),
    faultText,
  };
}
