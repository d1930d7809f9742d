import { opensNext } from "../dunning/opens-next.ts";
import { wallClock } from "../dunning/wall-clock.ts";
import { addDays, type Day } from "../kernel/day.ts";
import type { Purpose, Way } from "./kinds.ts";
import type { ContactEntry } from "./ledger.ts";
import type { CountLimit, HoursLimit, Limit, PauseLimit } from "./limit.ts";
import { endsBefore, isWantedDay, type Preference, standsOn } from "./preference.ts";

/** What is known of one debtor, and of one contact there, when somebody wants to reach them. */
export interface ContactSituation {
  readonly limits: readonly Limit[];
  /** Any order; what is later than the moment asked about is not counted. */
  readonly ledger: readonly ContactEntry[];
  readonly preference: Preference | null;
  /** What a person wrote down against any contact, or against this address. */
  readonly stops: readonly ContactStop[];
  /** Every zone in which they may be, at least one. */
  readonly zones: readonly string[];
}

/** Ends after the day, where it has one; else when a person ends it. */
export interface ContactStop {
  readonly because: "excluded" | "wrong-contact" | "opted-out";
  readonly until: Day | null;
  /** Against this alone; absent: against everything. */
  readonly of?: Pick<Reach, "way" | "purpose">;
}

export interface Reach {
  readonly way: Way;
  readonly purpose: Purpose;
  /** As `addressKey` writes it; null when it is not known which. */
  readonly address: string | null;
}

export type ContactReason = ContactStop["because"] | "preference" | "contact-limit" | "quiet-hours";

export interface ContactRefused {
  readonly kind: "refused";
  readonly because: ContactReason;
  /** The limit that is reached, for those two reasons. */
  readonly limit: Limit | null;
  /** The first moment at which nothing speaks against it any more; null: not before a person changes something. */
  readonly nextAllowedAt: Date | null;
  /** A person may go on with a reason: nothing that forbids it speaks against it. */
  readonly mayOverride: boolean;
}

export type MayContact = { readonly kind: "allowed" } | ContactRefused;

/** Whether that contact may be reached that way at that moment; else why not, and from when on they may. */
export function mayContact(situation: ContactSituation, reach: Reach, at: Date): MayContact {
  const against = objections(situation, reach, at);
  const [first] = against;
  if (first === undefined) return { kind: "allowed" };
  const { because, limit } = first;
  return {
    kind: "refused",
    because,
    limit,
    nextAllowedAt: firstAllowed(situation, reach, at),
    mayOverride: against.every((each) => each.mayOverride),
  };
}

interface Objection {
  readonly because: ContactReason;
  readonly limit: Limit | null;
  readonly mayOverride: boolean;
  /** When it is gone, if nothing else happens; null: not by itself. */
  readonly ends: Date | null;
}

/** Beyond a year nobody waits: a person looks. */
const FURTHEST_MS = 366 * 86_400_000;

/** Each objection stands until its end without a break, so the last end is the first moment worth asking about. */
function firstAllowed(situation: ContactSituation, reach: Reach, at: Date): Date | null {
  let moment = at;
  for (let asked = 0; asked < 1000; asked += 1) {
    const against = objections(situation, reach, moment);
    if (against.length === 0) return moment;
    let next = moment.getTime();
    for (const { ends } of against) {
      if (ends === null) return null;
      next = Math.max(next, ends.getTime());
    }
    if (next <= moment.getTime() || next > at.getTime() + FURTHEST_MS) return null;
    moment = new Date(next);
  }
  return null;
}

/** The most absolute first. */
function objections(situation: ContactSituation, reach: Reach, at: Date): readonly Objection[] {
  const found: Objection[] = [];
  for (const { because, until, of } of situation.stops) {
    if (of !== undefined && (of.way !== reach.way || of.purpose !== reach.purpose)) continue;
    const ends = until === null ? null : dayBegins(addDays(until, 1), situation.zones, at);
    if (ends === null || ends > at) found.push({ because, limit: null, mayOverride: false, ends });
  }
  const asked = wantedNow(situation, at);
  if (asked !== null) found.push(...unwanted(asked, situation, reach, at));
  for (const limit of situation.limits) {
    if (!limit.ways.includes(reach.way)) continue;
    // Their own hours stand above the preset's, the wider ones as well.
    if (limit.kind === "hours" && asked !== null) continue;
    const ends = endOf(limit, situation, reach, at);
    if (ends === null) continue;
    const because = limit.kind === "hours" ? "quiet-hours" : "contact-limit";
    found.push({ because, limit, mayOverride: limit.mayOverride, ends });
  }
  return found;
}

/** The preference, as long as it stands in any of the zones. */
function wantedNow({ preference, zones }: ContactSituation, at: Date): Preference | null {
  if (preference === null) return null;
  return zones.some((zone) => standsOn(preference, wallClock(at, zone).on)) ? preference : null;
}

function unwanted(
  asked: Preference,
  { zones }: ContactSituation,
  { way, purpose }: Reach,
  at: Date,
): readonly Objection[] {
  const over = endsBefore(asked);
  const until = over === null ? null : dayBegins(over, zones, at);
  if (asked.refused.includes(purpose))
    return [{ because: "opted-out", limit: null, mayOverride: false, ends: until }];
  const against = { because: "preference", limit: null, mayOverride: false } as const;
  if (!asked.ways.includes(way)) return [{ ...against, ends: until }];
  const opens = openInAll(asked, isWantedDay(asked), zones, at);
  if (opens === null) return [];
  return [{ ...against, ends: until !== null && until < opens ? until : opens }];
}

/** When the limit lets another through; null when it does at once. */
function endOf(limit: Limit, situation: ContactSituation, reach: Reach, at: Date): Date | null {
  if (limit.kind === "hours") return hoursEnd(limit, situation, at);
  if (limit.kind === "pause") return pauseEnd(limit, situation, at);
  return countEnd(limit, situation, reach, at);
}

const hoursEnd = (limit: HoursLimit, { zones }: ContactSituation, at: Date): Date | null =>
  openInAll(limit, () => true, zones, at);

type Hours = Pick<HoursLimit, "fromMinute" | "toMinute">;

/** Null when it is open in every zone; else when the last of those that are closed opens. */
function openInAll(
  hours: Hours,
  isOpenDay: (on: Day) => boolean,
  zones: readonly string[],
  at: Date,
): Date | null {
  let last: Date | null = null;
  for (const zone of zones) {
    const { on, minute } = wallClock(at, zone);
    if (isOpenDay(on) && minute >= hours.fromMinute && minute < hours.toMinute) continue;
    const opens = opensNext(hours, isOpenDay, zone, at);
    if (last === null || opens > last) last = opens;
  }
  return last;
}

const DAY_MS = 86_400_000;

function pauseEnd({ days, ways }: PauseLimit, { ledger }: ContactSituation, at: Date): Date | null {
  let ends = at.getTime();
  for (const entry of ledger)
    if (entry.conversation && !entry.another && ways.includes(entry.way) && entry.at <= at)
      ends = Math.max(ends, entry.at.getTime() + days * DAY_MS);
  return ends > at.getTime() ? new Date(ends) : null;
}

function countEnd(limit: CountLimit, situation: ContactSituation, reach: Reach, at: Date): Date | null {
  const { ledger, zones } = situation;
  const counted = ledger.filter((entry) => entry.at <= at && isCounted(limit, reach, entry));
  const { within, most } = limit;
  if (within === "calendar-day") {
    const today = zones.map((zone) => ({ zone, on: wallClock(at, zone).on }));
    const same = counted.filter((entry) => today.some(({ zone, on }) => wallClock(entry.at, zone).on === on));
    return same.length < most ? null : nextMidnight(zones, at);
  }
  const span = within.days * DAY_MS;
  const recent = counted
    .map((entry) => entry.at.getTime())
    .filter((ms) => ms > at.getTime() - span)
    .sort((a, b) => b - a);
  const leaving = recent[most - 1];
  return leaving === undefined ? null : new Date(leaving + span);
}

function isCounted({ ways, counts, per }: CountLimit, reach: Reach, entry: ContactEntry): boolean {
  if (!ways.includes(entry.way)) return false;
  if (counts !== "attempts" && entry.conversation !== (counts === "conversations")) return false;
  if (per === "debtor") return !entry.another;
  if (entry.address === null || reach.address === null) return !entry.another;
  return entry.address === reach.address;
}

/** In whichever zone a new day begins first. */
function nextMidnight(zones: readonly string[], at: Date): Date {
  const nights = zones.map((zone) => opensNext(WHOLE_DAY, () => true, zone, at).getTime());
  return new Date(Math.min(...nights));
}

const WITHIN_SIGHT = 30;
const WHOLE_DAY = { fromMinute: 0, toMinute: 1440 };

/** In every zone; the moment itself when the day has begun everywhere. */
function dayBegins(on: Day, zones: readonly string[], at: Date): Date {
  let last = at;
  for (const zone of zones) {
    const today = wallClock(at, zone).on;
    if (today >= on) continue;
    // No clock is twelve hours behind Greenwich at noon and still on the day before.
    if (on - today > WITHIN_SIGHT) return new Date(on * DAY_MS + DAY_MS / 2);
    const begins = opensNext(WHOLE_DAY, (each) => each >= on, zone, at);
    if (begins > last) last = begins;
  }
  return last;
}
