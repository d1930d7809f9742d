import type { Day } from "../shared/kernel/day.ts";
import type { Result } from "../shared/kernel/result.ts";
import { faultText } from "./adapters/log/log.ts";
import type { Desks } from "./compose.ts";
import { claimInRound } from "./charge/index.ts";
import { deliverBriefings, prepareBriefings } from "./briefing/index.ts";
import { rescoreChanged } from "./credit/index.ts";
import { tellExceptions } from "./limit/index.ts";
import { judgeDiscounts } from "./discount/index.ts";
import { readTicks } from "./inbox/index.ts";
import { readStepTicks } from "./playbook/index.ts";
import { deliverDay, planAsked, planDay, reapDispatches } from "./dunning/index.ts";
import {
  dailyRound,
  type RoundRefusal,
  type RoundReport,
  type RoundRooms,
  type StepReport,
} from "./jobs/daily-round.ts";
import { localTime } from "./jobs/today.ts";
import { recheckSender, unknownHolidays } from "./settings/index.ts";
import { flushWritebacks } from "./outbox/index.ts";
import { score } from "./score-step.ts";
import { judgePlans } from "./plan/index.ts";
import { judgePromises } from "./promise/index.ts";
import {
  keepWatch,
  pullAsked,
  pullOrg,
  settleAsked,
  type Source,
  type SweepReport,
  sweepOrg,
} from "./sync/index.ts";

/** The doings of the house that a timetable, an operator or a command may ask for. */
export interface Work {
  todayOf(orgId: string): Promise<Day>;
  sync(orgId: string): Promise<StepReport>;
  round(orgId: string, asOf: Day): Promise<Result<RoundReport, RoundRefusal>>;
  /**
   * Between rounds: keeps the data fresh by the clock and by the CRM's notices, hands over mail whose window opened or whose server said "later", and
   * writes the CRM's copies.
   */
  pulse(orgId: string): Promise<StepReport>;
  /** What people asked to leave now, and whatever else may leave. */
  deliver(orgId: string): Promise<StepReport>;
  /** The latest day whose round need not be walked any more; one that failed need not for a quarter of an hour. */
  latestRound(orgId: string): Promise<Day | null>;
}

/** Long enough for a CRM that is down to come back, short enough to save the morning. */
const RETRY_AFTER_MS = 15 * 60_000;

/** Well under the hour after which a policy calls data stale. */
const PULL_EVERY_MS = 15 * 60_000;
const NOTHING: StepReport = { warnings: [], counts: {} };

export function workOf(desks: Desks): Work {
  const rooms = roundRooms(desks);
  const isOld = async (orgId: string) => {
    const readAt = await desks.dunning.inTenant(orgId, (book) => book.oldestReadAt());
    return readAt === null || desks.clock.now().getTime() - readAt.getTime() >= PULL_EVERY_MS;
  };
  const { todayOf } = rooms;
  return {
    todayOf,
    sync: async (orgId) => {
      const today = await todayOf(orgId);
      const pulled = await pull(orgId, today, desks);
      const scored = await rooms.score(orgId, today);
      return {
        warnings: [...pulled.warnings, ...scored.warnings],
        counts: { ...pulled.counts, ...scored.counts },
      };
    },
    round: (orgId, asOf) => dailyRound(orgId, asOf, rooms),
    pulse: async (orgId) => {
      const today = await todayOf(orgId);
      const watch = await watched(orgId, desks);
      await recheckSender(orgId, desks.senders);
      const begun = desks.clock.now();
      const pulled = (await isOld(orgId))
        ? await pull(orgId, today, desks)
        : await pullWhatIsAsked(orgId, today, desks);
      const rescored = pulled === NOTHING ? [] : await scoreAgain(orgId, begun, today, desks);
      const delivered = await rooms.deliver(orgId, today);
      const written = await rooms.writeBack(orgId, today);
      const briefed = await deliverBriefings(orgId, desks.briefings);
      return {
        warnings: [
          ...watch,
          ...pulled.warnings,
          ...rescored,
          ...delivered.warnings,
          ...written.warnings,
          ...briefed.warnings,
        ],
        counts: { ...pulled.counts, ...delivered.counts, ...written.counts },
      };
    },
    deliver: async (orgId) => rooms.deliver(orgId, await todayOf(orgId)),
    latestRound: (orgId) =>
      desks.rounds(orgId, (rounds) =>
        rounds.latestOver(new Date(desks.clock.now().getTime() - RETRY_AFTER_MS)),
      ),
  };
}

/** Sources without which no account hears from us that day. */
const GATES: ReadonlySet<string> = new Set(["accounts", "contacts", "invoices", "payments"]);

/** Each feature's own report, told in the round's one shape. */
function roundRooms(desks: Desks): RoundRooms {
  return {
    async pull(orgId, asOf) {
      // Before the pull: what changes from here on is told.
      const watch = await watched(orgId, desks);
      await recheckSender(orgId, desks.senders);
      const pulled = await pull(orgId, asOf, desks);
      if (pulled.incomplete === true) return { ...pulled, warnings: [...watch, ...pulled.warnings] };
      const swept = await sweepOrg(orgId, desks.sync);
      const { hidden, repaired } = { hidden: sumOf(swept, "hidden"), repaired: sumOf(swept, "repaired") };
      const warnings =
        hidden === 0
          ? []
          : [`the CRM no longer shows us ${hidden} records: check the rights of the connection`];
      return {
        warnings: [...watch, ...pulled.warnings, ...warnings],
        counts: { ...pulled.counts, hidden, repaired },
      };
    },
    async judgePromises(orgId, asOf) {
      const promises = await judgePromises(orgId, asOf, desks.promise);
      const plans = await judgePlans(orgId, asOf, desks.planVerdicts);
      const offers = await judgeDiscounts(orgId, asOf, desks.discountRound);
      // After what was let go: nothing is claimed on it.
      const { warnings, claims } = await claimInRound(orgId, asOf, desks.charges);
      return { warnings, counts: { ...promises, ...plans, ...offers, claims } };
    },
    score: (orgId, asOf) => score(orgId, asOf, desks),
    async plan(orgId, asOf) {
      // What a dead holder left would hold its step's place, and the account would be neither sent nor held.
      await reapDispatches(orgId, desks.dunning);
      const { failed, accounts, planned, held, notes } = await planDay(orgId, asOf, desks.dunning);
      const unknown = await unknownHolidays(orgId, asOf, desks.settings);
      return {
        warnings: [
          ...failed.map(({ name, reason }) => `${name}: ${reason}`),
          ...notes.map(({ en }) => en),
          ...unknown,
        ],
        counts: { accounts, planned, held },
      };
    },
    async deliver(orgId, asOf) {
      await reapDispatches(orgId, desks.dunning);
      const asked = await planAsked(orgId, asOf, desks.sends);
      const { fates, failed } = await deliverDay(orgId, asOf, desks.dunning);
      const warnings = [
        ...asked.failed.map(({ name, reason }) => `${name}: ${reason}`),
        ...failed.map(({ dispatchId, reason }) => `${dispatchId}: ${reason}`),
      ];
      return { warnings, counts: { ...fates, ...(asked.answered > 0 ? { asked: asked.answered } : {}) } };
    },
    async writeBack(orgId) {
      const report = await flushWritebacks(orgId, desks.outbox);
      const warnings = report.rejected === 0 ? [] : [`the CRM refused ${report.rejected} records`];
      return { warnings, counts: { ...report } };
    },
    brief: (orgId, asOf) => brief(orgId, asOf, desks),
    todayOf: async (orgId) => localTime(desks.clock.now(), await desks.zoneOf(orgId)).day,
    latestRound: (orgId) => desks.rounds(orgId, (rounds) => rounds.latest()),
    begin: (orgId, asOf) => desks.rounds(orgId, (rounds) => rounds.begin(asOf, desks.clock.now())),
    finish: (orgId, report) =>
      desks.rounds(orgId, (rounds) => rounds.finish(report.asOf, report.outcome, report, desks.clock.now())),
    faultText,
  };
}

/** Whoever paid is shown so now, not tomorrow morning; nothing else waits for it. */
async function scoreAgain(orgId: string, since: Date, asOf: Day, desks: Desks): Promise<readonly string[]> {
  try {
    await rescoreChanged(orgId, since, asOf, desks.credit);
    await tellExceptions(orgId, asOf, desks.limits);
    return [];
  } catch (fault) {
    return [`scores: ${faultText(fault)}`];
  }
}

/** A courtesy to our own people: the day does not fail for it. */
async function brief(orgId: string, asOf: Day, desks: Desks): Promise<StepReport> {
  try {
    const briefed = await prepareBriefings(orgId, asOf, desks.briefings);
    const { sent, warnings } = await deliverBriefings(orgId, desks.briefings);
    return { warnings, counts: { briefed, briefings: sent } };
  } catch (fault) {
    return { warnings: [`briefings: ${faultText(fault)}`], counts: {} };
  }
}

async function watched(orgId: string, desks: Desks): Promise<readonly string[]> {
  const fault = await keepWatch(orgId, desks.notices);
  return fault === null ? [] : [fault];
}

/** A thousand notices are one pull of what they are about. */
async function pullWhatIsAsked(orgId: string, asOf: Day, desks: Desks): Promise<StepReport> {
  const asked = await pullAsked(orgId, desks.notices);
  if (asked.length === 0) return NOTHING;
  return pull(
    orgId,
    asOf,
    desks,
    asked.map(({ source }) => source),
  );
}

async function pull(
  orgId: string,
  asOf: Day,
  desks: Desks,
  only: readonly Source[] | null = null,
): Promise<StepReport> {
  const asked = await pullAsked(orgId, desks.notices);
  const { sources } = await pullOrg(orgId, desks.sync, asOf, only);
  await settleAsked(orgId, asked, sources, desks.notices);
  const unasked = only === null ? await ticks(orgId, desks) : [];
  return {
    incomplete: sources.some(({ source, fault }) => fault !== null && GATES.has(source)),
    warnings: [
      ...sources.flatMap(({ source, fault, unreadable }) => [
        ...(fault === null ? [] : [`${source}: ${fault}`]),
        ...(unreadable === 0 ? [] : [`${source}: ${unreadable} records could not be read and are set aside`]),
      ]),
      ...unasked,
    ],
    counts: Object.fromEntries(sources.map(({ source, read }) => [source, read])),
  };
}

/** What was ticked off in the CRM waits no more, in the inbox and in playbooks. The day does not fail for it. */
async function ticks(orgId: string, desks: Desks): Promise<readonly string[]> {
  try {
    await readTicks(orgId, desks.inbox);
    await readStepTicks(orgId, desks.playbooks);
    return [];
  } catch (fault) {
    return [`tasks: ${faultText(fault)}`];
  }
}

const sumOf = (swept: readonly SweepReport[], what: "hidden" | "repaired"): number =>
  swept.reduce((all, each) => all + each[what], 0);
