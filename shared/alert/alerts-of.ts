import { addDays, type Day } from "../kernel/day.ts";
import { TRIGGERS, type Trigger } from "./kinds.ts";
import type { Reading, Readings } from "./reading.ts";
import { TRIGGER_KINDS, type Threshold, type Thresholds } from "./thresholds.ts";

/** What is known of one trigger at one account: the alert that stands, or the day on which the last one ended. */
export interface Standing {
  readonly openSince: Day | null;
  readonly endedOn: Day | null;
}

export interface Raised extends Reading {
  readonly trigger: Trigger;
}

export interface Change {
  readonly raised: readonly Raised[];
  readonly ended: readonly Trigger[];
}

/** Two degrees of one state are one warning: the milder ends when the graver is raised, and waits while it stands. */
const GIVES_WAY_TO: Readonly<Partial<Record<Trigger, Trigger>>> = { "limit-near": "limit-over" };

/** The longest window that a reading looks back over. */
const UNREAD_DAYS = 90;

/**
 * What changes for one account on a day. An alert is raised once, stands while its value is at or above the re-arming
 * figure, and is not raised again within its cooldown. What was not measured neither raises nor ends; but a warning that
 * has stood so long that it is of the past, and can no longer be measured, ends.
 */
export function alertsOf(
  readings: Readings,
  thresholds: Thresholds,
  asOf: Day,
  standing: Readonly<Partial<Record<Trigger, Standing>>>,
): Change {
  const raised: Raised[] = [];
  const ended: Trigger[] = [];
  const stands = new Set<Trigger>();
  // A graver trigger comes before the milder one that gives way to it.
  for (const trigger of TRIGGERS) {
    const threshold = thresholds[trigger];
    const reading = readings[trigger];
    const before = standing[trigger];
    const graver = GIVES_WAY_TO[trigger];
    const isOutdone = graver !== undefined && stands.has(graver);
    if (before?.openSince != null) {
      const isOver =
        reading === undefined
          ? asOf > addDays(before.openSince, UNREAD_DAYS)
          : reading.value < threshold.rearms;
      if (!threshold.on || isOutdone || isOver) ended.push(trigger);
      else stands.add(trigger);
    } else if (
      reading !== undefined &&
      !isOutdone &&
      isReached(trigger, reading.value, threshold) &&
      isRested(before, threshold, asOf)
    ) {
      raised.push({ trigger, ...reading });
      stands.add(trigger);
    }
  }
  return { raised, ended };
}

function isReached(trigger: Trigger, value: number, { on, fires }: Threshold): boolean {
  if (!on) return false;
  return TRIGGER_KINDS[trigger].raisedAt === "at" ? value >= fires : value > fires;
}

const isRested = (before: Standing | undefined, { cooldownDays }: Threshold, asOf: Day): boolean =>
  before?.endedOn == null || asOf >= addDays(before.endedOn, cooldownDays);
