import { type Random, randomOf } from "../../sandbox/books/random.ts";
import { limitsFor } from "../../shared/contact/chosen-limits.ts";
import { type Way, WAYS } from "../../shared/contact/kinds.ts";
import type { ContactEntry } from "../../shared/contact/ledger.ts";
import {
  type ContactRefused,
  type ContactSituation,
  type ContactStop,
  mayContact,
  type Reach,
} from "../../shared/contact/may-contact.ts";
import type { Preference } from "../../shared/contact/preference.ts";
import { wallClock } from "../../shared/dunning/wall-clock.ts";
import { addDays, type Day, toDay, type Weekday } from "../../shared/kernel/day.ts";
import { judgeWeek } from "./judge-week.ts";
import { type Debtor, drawTerms, type Happened, type Told } from "./week-terms.ts";

const WEEK_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;

/** Weeks around the changes of the clocks as well. */
const STARTS = ["2026-11-23", "2026-10-24", "2026-10-31", "2026-03-07", "2026-03-27", "2026-12-28"];
const SHARED = "00138000";

interface Wish {
  readonly at: number;
  readonly debtor: 0 | 1;
  readonly reach: Reach;
  /** The machine's message, a clerk's call, or somebody who writes down what they were told. */
  readonly by: "rule" | "clerk" | "says";
  readonly tries: number;
}

export interface Week {
  readonly faults: readonly string[];
  readonly contacts: number;
  readonly refusals: number;
  readonly retries: number;
  readonly beyond: number;
}

/**
 * A week on a virtual clock: rules that send and are put off, clerks who call at the same moments, two debtors with one
 * number, deliveries that fail, opt-outs and wishes that come and go. Every refusal is held to its own word.
 */
export function liveWeek(seed: number): Week {
  const random = randomOf(`week ${seed}`);
  const start = random.pick(STARTS);
  const from = Date.parse(`${start}T00:00:00Z`);
  const debtors = [0, 1].map((): Debtor => {
    const first = drawTold(random, toDay(start), new Date(0));
    return { terms: drawTerms(random), happened: [], told: [first] };
  });
  const queue = Array.from({ length: random.whole(20, 60) }, () => drawWish(random, from));
  const tally = { refusals: 0, retries: 0, beyond: 0 };
  const faults: string[] = [];
  while (queue.length > 0) {
    const wish = takeFirst(queue);
    const debtor = debtors[wish.debtor];
    if (debtor === undefined || wish.at >= from + WEEK_MS) continue;
    const at = new Date(wish.at);
    if (wish.by === "says") {
      debtor.told.push(drawTold(random, toDay(start), at));
      continue;
    }
    const situation = situationOf(debtors, wish.debtor, wish.reach.address);
    const answer = mayContact(situation, wish.reach, at);
    if (answer.kind === "allowed") {
      const retry = happens(debtor, wish, false, random);
      if (retry !== null) queue.push({ ...wish, at: retry, tries: wish.tries + 1 });
      continue;
    }
    tally.refusals += 1;
    faults.push(...flawsOf(answer, situation, wish.reach, at));
    const { nextAllowedAt, mayOverride } = answer;
    if (wish.by === "clerk" && random.chance(mayOverride ? 0.3 : 0.05)) {
      tally.beyond += 1;
      happens(debtor, wish, true, random);
    } else if (nextAllowedAt !== null && wish.tries < 4) {
      tally.retries += 1;
      queue.push({ ...wish, at: nextAllowedAt.getTime(), tries: wish.tries + 1 });
    }
  }
  for (const debtor of debtors) faults.push(...judgeWeek(debtor, debtors));
  return { ...tally, faults, contacts: debtors.reduce((all, { happened }) => all + happened.length, 0) };
}

/** The earliest; of one moment whoever asked first, as under a lock. */
function takeFirst(queue: Wish[]): Wish {
  let first = 0;
  for (let at = 1; at < queue.length; at += 1) if ((queue[at]?.at ?? 0) < (queue[first]?.at ?? 0)) first = at;
  const [wish] = queue.splice(first, 1);
  if (wish === undefined) throw new Error("nobody waits");
  return wish;
}

function drawWish(random: Random, from: number): Wish {
  const by = random.chance(0.06) ? "says" : random.chance(0.45) ? "rule" : "clerk";
  const ways: readonly Way[] = by === "rule" ? ["email", "sms"] : WAYS;
  const reach: Reach = {
    way: random.pick(ways),
    purpose: random.chance(0.2) ? "early-notice" : "reminder",
    address: random.pick([null, SHARED, SHARED, "00138001"]),
  };
  // Several at the very same moment: two rules, or a rule and a clerk, who race for one place.
  const at = from + MINUTE_MS * (random.chance(0.3) ? 240 * random.whole(0, 41) : random.whole(0, 10_079));
  return { at, debtor: random.chance(0.6) ? 0 : 1, reach, by, tries: 0 };
}

/** Writes it down; answers when a message that was not taken is tried again. */
function happens(debtor: Debtor, { at, reach, by }: Wish, beyond: boolean, random: Random): number | null {
  const conversation = by === "clerk" && reach.way !== "email" && reach.way !== "sms" && random.chance(0.35);
  const { way, purpose, address } = reach;
  const begun = new Date(at);
  const said = { told: debtor.told.length, beyond, gone: false };
  const entry: Happened = { at: begun, begun, way, purpose, address, conversation, ...said };
  debtor.happened.push(entry);
  if (by === "clerk") return null;
  const fate = random.whole(1, 10);
  entry.at = new Date(at + random.whole(0, 90_000));
  // Refused, or greylisted: what did not arrive counts no more. In doubt counts as if it had.
  if (fate <= 2) entry.gone = true;
  return fate === 1 ? at + 15 * MINUTE_MS : null;
}

function situationOf(debtors: readonly Debtor[], which: number, address: string | null): ContactSituation {
  const debtor = debtors[which];
  const told = debtor?.told.at(-1);
  if (debtor === undefined || told === undefined) throw new Error("no such debtor");
  const ledger = debtors.flatMap(({ happened }, other) =>
    happened
      .filter((entry) => !entry.gone && (other === which || (address !== null && entry.address === address)))
      .map((entry): ContactEntry => ({ ...entry, another: other !== which })),
  );
  const { code, zones, chosen } = debtor.terms;
  return { limits: limitsFor(chosen, code), zones, ledger, preference: told.preference, stops: told.stops };
}

/** What a refusal says must be so: a reason, and a first moment before which it is refused and at which it is not. */
function flawsOf(refused: ContactRefused, situation: ContactSituation, reach: Reach, at: Date): string[] {
  const { because, limit, nextAllowedAt } = refused;
  const told = `${because} at ${at.toISOString()}`;
  if ((because === "contact-limit" || because === "quiet-hours") !== (limit !== null))
    return [`${told}: which limit?`];
  if (nextAllowedAt === null)
    return lastsForEver(situation, reach) || isNever(situation, at) ? [] : [`${told}: no next moment`];
  if (nextAllowedAt <= at) return [`${told}: the next is not later`];
  const flaws: string[] = [];
  if (mayContact(situation, reach, nextAllowedAt).kind !== "allowed")
    flaws.push(`${told}: still refused at ${nextAllowedAt.toISOString()}`);
  if (mayContact(situation, reach, new Date(nextAllowedAt.getTime() - 1)).kind === "allowed")
    flaws.push(`${told}: allowed before ${nextAllowedAt.toISOString()}`);
  return flaws;
}

/** Until a person changes something. */
function lastsForEver({ stops, preference }: ContactSituation, { way, purpose }: Reach): boolean {
  const isTold = stops.some(
    ({ until, of }) => until === null && (of === undefined || (of.way === way && of.purpose === purpose)),
  );
  const never =
    preference !== null && (preference.refused.includes(purpose) || !preference.ways.includes(way));
  return isTold || (never && preference.until === null);
}

/** Hours that do not overlap in all the zones in which they may be. They lie within one day in each. */
function isNever({ preference, limits, zones }: ContactSituation, at: Date): boolean {
  const aheads = zones.map((zone) => {
    const { on, minute } = wallClock(at, zone);
    return on * 1440 + minute - Math.floor(at.getTime() / MINUTE_MS);
  });
  const [least, most] = [Math.min(...aheads), Math.max(...aheads)];
  const kept = limits.flatMap((limit) => (limit.kind === "hours" ? [limit] : []));
  return [...kept, ...(preference === null ? [] : [preference])].some(
    ({ fromMinute, toMinute }) => fromMinute - least >= toMinute - most,
  );
}

function drawTold(random: Random, start: Day, from: Date): Told {
  const until = (): Day => addDays(start, random.whole(0, 5));
  const stops: ContactStop[] = [];
  if (random.chance(0.06)) stops.push({ because: "excluded", until: until() });
  if (random.chance(0.02)) stops.push({ because: "wrong-contact", until: null });
  if (random.chance(0.2))
    stops.push({
      because: "opted-out",
      until: null,
      of: { way: random.pick(WAYS), purpose: random.pick(["early-notice", "reminder"]) },
    });
  return { from, stops, preference: random.chance(0.25) ? drawPreference(random, until) : null };
}

function drawPreference(random: Random, until: () => Day): Preference {
  const fromMinute = 60 * random.whole(6, 17);
  return {
    weekdays: ([1, 2, 3, 4, 5, 6, 7] as const).filter(
      (day): day is Weekday => day === 3 || random.chance(0.5),
    ),
    fromMinute,
    toMinute: fromMinute + 60 * random.whole(4, 6),
    ways: random.pick([WAYS, ["call", "email"] as const, []]),
    refused: random.chance(0.3) ? ["early-notice"] : [],
    until: random.chance(0.5) ? null : until(),
  };
}
