import { type Alarm, alarmsOf, type HealthFacts } from "../../shared/activation/alarms.ts";
import type { HealthBody, RunsBody } from "../../shared/activation/contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import type { ActivationDesk } from "./ports.ts";

type HealthDesk = Pick<ActivationDesk, "inTenant" | "now" | "newId" | "dayIn">;

/** What is wrong now, and the figures it was judged by. */
export function readHealth(orgId: string, desk: HealthDesk): Promise<HealthBody> {
  return desk.inTenant(orgId, async (book) => {
    const at = desk.now();
    const { timeZone } = await book.standing();
    const facts = await book.health(at, desk.dayIn(timeZone, at));
    const since = new Map((await book.openAlarms()).map(({ kind, beganAt }) => [kind, beganAt]));
    return {
      alarms: alarmsOf(facts).map((alarm) => ({
        ...alarm,
        since: localMoment(since.get(alarm.kind) ?? at, timeZone),
      })),
      facts,
    };
  });
}

export interface AlarmChange {
  readonly began: readonly Alarm[];
  readonly ended: readonly Alarm["kind"][];
}

/** Writes down what began and what ended since the last look, so that each is told once. */
export function keepAlarms(orgId: string, desk: HealthDesk): Promise<AlarmChange> {
  return desk.inTenant(orgId, async (book) => {
    const at = desk.now();
    const { timeZone } = await book.lockStanding();
    const facts: HealthFacts = await book.health(at, desk.dayIn(timeZone, at));
    const ringing = alarmsOf(facts);
    const open = new Set((await book.openAlarms()).map(({ kind }) => kind));
    const began = ringing.filter(({ kind }) => !open.has(kind));
    const ended = [...open].filter((kind) => !ringing.some((alarm) => alarm.kind === kind));
    for (const alarm of began) await book.beginAlarm(desk.newId(), alarm, at);
    for (const kind of ended) await book.endAlarm(kind, at);
    return { began, ended };
  });
}

/** The latest rounds, newest first, each with the names of what went wrong. */
export function readRuns(
  orgId: string,
  limit: number,
  desk: Pick<ActivationDesk, "inTenant">,
): Promise<RunsBody> {
  return desk.inTenant(orgId, async (book) => {
    const { timeZone } = await book.standing();
    const rounds = await book.rounds(limit);
    return {
      runs: rounds.map(({ asOf, startedAt, finishedAt, outcome, warnings, counts, fault }) => ({
        asOf: formatDay(asOf),
        startedAt: localMoment(startedAt, timeZone),
        finishedAt: finishedAt && localMoment(finishedAt, timeZone),
        outcome,
        warnings: [...warnings],
        counts: { ...counts },
        fault,
      })),
    };
  });
}
