import type { Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";

/** The steps of a day, in their order. Each is awaited: facts before decisions, decisions before letters. */
const STEPS = ["pull", "judgePromises", "score", "plan", "deliver", "writeBack", "brief"] as const;
export type RoundStep = (typeof STEPS)[number];

/** What each step says about itself; `warnings` name accounts or sources that went wrong. */
export interface StepReport {
  readonly warnings: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  /** It did what it could and could not do all: the day goes on, counts as failed, and is walked again later. */
  readonly incomplete?: boolean;
}

export interface RoundReport {
  readonly asOf: Day;
  readonly outcome: "ok" | "warning" | "failed";
  readonly steps: Readonly<Partial<Record<RoundStep, StepReport>>>;
  /** The step that threw or could not do all, and what it said. */
  readonly fault: { readonly step: RoundStep; readonly text: string } | null;
}

/** A round of a day gone by would decide on what is known since; one of a day to come would write too early and shut out every day before it. */
export type RoundRefusal = "older-than-latest" | "not-yet";

export interface RoundRooms extends Record<RoundStep, (orgId: string, asOf: Day) => Promise<StepReport>> {
  /** The day it is where the org is. */
  todayOf(orgId: string): Promise<Day>;
  latestRound(orgId: string): Promise<Day | null>;
  begin(orgId: string, asOf: Day): Promise<void>;
  finish(orgId: string, report: RoundReport): Promise<void>;
  faultText(fault: unknown): string;
}

/**
 * One org's day: pull what changed, judge promises, score, decide and plan, deliver, write back to the CRM, brief our own people.
 * Safe to run again: each step finds what is done already done. A pull that throws ends the day before
 * anything is decided; one that missed a source leaves the old facts their age, and `decide` holds what is too old.
 */
export async function dailyRound(
  orgId: string,
  asOf: Day,
  rooms: RoundRooms,
): Promise<Result<RoundReport, RoundRefusal>> {
  if (asOf > (await rooms.todayOf(orgId))) return refuse("not-yet");
  const latest = await rooms.latestRound(orgId);
  if (latest !== null && asOf < latest) return refuse("older-than-latest");
  await rooms.begin(orgId, asOf);
  const report = await walk(orgId, asOf, rooms);
  await rooms.finish(orgId, report);
  return ok(report);
}

async function walk(orgId: string, asOf: Day, rooms: RoundRooms): Promise<RoundReport> {
  const steps: Partial<Record<RoundStep, StepReport>> = {};
  let fault: RoundReport["fault"] = null;
  for (const step of STEPS) {
    try {
      const report = await rooms[step](orgId, asOf);
      steps[step] = report;
      if (report.incomplete === true) fault ??= { step, text: report.warnings.join("; ") };
    } catch (thrown) {
      return { asOf, outcome: "failed", steps, fault: { step, text: rooms.faultText(thrown) } };
    }
  }
  if (fault !== null) return { asOf, outcome: "failed", steps, fault };
  const warned = Object.values(steps).some((step) => step.warnings.length > 0);
  return { asOf, outcome: warned ? "warning" : "ok", steps, fault: null };
}
