import type { AlarmKind, Mode } from "./contract.ts";

/** What is known of an org's reminders at one moment. Minutes are whole; null is never. */
export interface HealthFacts {
  readonly mode: Mode;
  readonly installationStopped: boolean;
  /** Since a round last came to an end, or, without one, since the org was connected. */
  readonly sinceRunMinutes: number;
  readonly lastOutcome: "ok" | "warning" | "failed" | null;
  /** Live messages of today, whatever became of them. */
  readonly plannedToday: number;
  readonly sentToday: number;
  /** Of today's messages those that may still leave: neither sent nor refused nor in doubt. */
  readonly underWay: number;
  /** For how long the message that has waited longest might have left; null when none waits. */
  readonly waitingMinutes: number | null;
  readonly inDoubt: number;
  /** Since the oldest source was read whole; null when one never was. */
  readonly dataAgeMinutes: number | null;
  readonly connectionRefused: boolean;
  /** The sender's domain failed its check. */
  readonly domainFailed: boolean;
  /** Messages of today that the fuse holds until somebody says yes. */
  readonly heldByFuse: number;
  /** Exemptions that nobody looked at again by their review day. */
  readonly reviewsOver: number;
}

export interface Alarm {
  readonly kind: AlarmKind;
  /** The figure behind it: minutes, messages or exemptions. */
  readonly figure: number;
}

/** A day and two hours: a round that begins at six each morning is never that long ago. */
const NO_RUN_MINUTES = 26 * 60;
/** A letter that may leave is taken by the next pulse, a minute later: an hour is sixty missed. */
const WAITING_MINUTES = 60;
/** Data is pulled every quarter of an hour, and after an hour nothing may leave on it. */
const DATA_MINUTES = 60;

/** Nobody is left to ring this one when the process that walks the rounds is what died. */
export const isNoRun = (sinceRunMinutes: number): boolean => sinceRunMinutes > NO_RUN_MINUTES;

/** Everything that is wrong, gravest first. */
export function alarmsOf(facts: HealthFacts): readonly Alarm[] {
  const alarms: Alarm[] = [];
  const ring = (kind: AlarmKind, isSo: boolean, figure: number): void => {
    if (isSo) alarms.push({ kind, figure });
  };
  const sends = facts.mode === "live" && !facts.installationStopped;
  const waiting = facts.waitingMinutes ?? 0;
  const age = facts.dataAgeMinutes;
  ring("connection-refused", facts.connectionRefused, 1);
  ring("domain-failed", facts.domainFailed, 1);
  ring("no-run", isNoRun(facts.sinceRunMinutes), facts.sinceRunMinutes);
  ring("run-failed", facts.lastOutcome === "failed", 1);
  ring("in-doubt", facts.inDoubt > 0, facts.inDoubt);
  ring("fuse", facts.heldByFuse > 0, facts.heldByFuse);
  const isSilent = facts.plannedToday > 0 && facts.sentToday === 0;
  const isOver = facts.underWay === 0 || waiting > WAITING_MINUTES;
  ring("nothing-sent", sends && isSilent && isOver, facts.plannedToday);
  ring("stuck", sends && waiting > 2 * WAITING_MINUTES, waiting);
  ring("data-too-old", age === null || age > DATA_MINUTES, age ?? 0);
  ring("review-due", facts.reviewsOver > 0, facts.reviewsOver);
  return alarms;
}
