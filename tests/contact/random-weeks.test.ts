import { describe, expect, it } from "@jest/globals";
import { limitsFor, nothingChosen } from "../../shared/contact/chosen-limits.ts";
import type { ContactEntry } from "../../shared/contact/ledger.ts";
import { WAYS } from "../../shared/contact/kinds.ts";
import { type ContactSituation, mayContact } from "../../shared/contact/may-contact.ts";
import type { Preference } from "../../shared/contact/preference.ts";
import { toDay, type Weekday } from "../../shared/kernel/day.ts";
import { judgeWeek } from "./judge-week.ts";

const WEEKS = Number(process.env["CONTACT_WEEKS"] ?? 100);
const WEEK_MS = 7 * 86_400_000;

/** The same numbers for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = Math.imul(seed, 0x9e3779b1);
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const PLACES = [
  ["US", ["America/New_York", "America/Los_Angeles"]],
  [
    "US",
    ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "Pacific/Honolulu"],
  ],
  ["CN", ["Asia/Shanghai"]],
  ["GB", ["Europe/London"]],
  ["DE", ["Europe/Berlin"]],
  ["SG", ["Asia/Singapore"]],
] as const;

/** Weeks around the changes of the clocks as well. */
const STARTS = ["2026-11-23", "2026-10-24", "2026-10-31", "2026-03-07", "2026-03-27", "2026-12-28"];

function preferenceBy(roll: (sides: number) => number, start: string): Preference | null {
  if (roll(4) > 0) return null;
  const fromMinute = 60 * (6 + roll(12));
  return {
    weekdays: ([1, 2, 3, 4, 5, 6, 7] as const).filter((day): day is Weekday => day === 3 || roll(2) === 0),
    fromMinute,
    toMinute: fromMinute + 60 * (4 + roll(3)),
    ways: roll(2) === 0 ? WAYS : ["call", "email"],
    refused: roll(3) === 0 ? ["early-notice"] : [],
    until: roll(2) === 0 ? null : ((toDay(start) + roll(6)) as ReturnType<typeof toDay>),
  };
}

/** Rules and clerks want to reach one debtor all week, and come again when they were told to. */
function live(seed: number) {
  const roll = dice(seed);
  const [code, zones] = PLACES[roll(PLACES.length)] ?? PLACES[0];
  const start = STARTS[roll(STARTS.length)] ?? "2026-11-23";
  const from = Date.parse(`${start}T00:00:00Z`);
  const ledger: ContactEntry[] = [];
  const situation: ContactSituation = {
    limits: limitsFor(nothingChosen, code),
    ledger,
    preference: preferenceBy(roll, start),
    stops: roll(12) === 0 ? [{ because: "excluded", until: (toDay(start) + roll(3)) as never }] : [],
    zones,
  };
  const wanted = Array.from({ length: 20 + roll(60) }, () => from + roll(WEEK_MS)).sort((a, b) => a - b);
  const faults: string[] = [];
  let refusals = 0;
  for (const ms of wanted) {
    const reach = {
      way: WAYS[roll(WAYS.length)] ?? "call",
      purpose: roll(5) === 0 ? ("early-notice" as const) : ("reminder" as const),
      address: [null, "00138000", "00138001"][roll(3)] ?? null,
    };
    const at = new Date(ms);
    const answer = mayContact(situation, reach, at);
    const came = { way: reach.way, address: reach.address, conversation: roll(3) === 0, another: false };
    if (answer.kind === "allowed") {
      ledger.push({ ...came, at });
      continue;
    }
    refusals += 1;
    const { because, nextAllowedAt } = answer;
    const forEver = situation.preference !== null && situation.preference.until === null;
    if (nextAllowedAt === null) {
      if (!forEver) faults.push(`${because} at ${at.toISOString()}: no next moment`);
      continue;
    }
    if (nextAllowedAt <= at) faults.push(`${because}: next is not later`);
    if (mayContact(situation, reach, nextAllowedAt).kind !== "allowed")
      faults.push(`${because} at ${at.toISOString()}: still refused at ${nextAllowedAt.toISOString()}`);
    if (mayContact(situation, reach, new Date(nextAllowedAt.getTime() - 1)).kind === "allowed")
      faults.push(`${because} at ${at.toISOString()}: allowed before ${nextAllowedAt.toISOString()}`);
  }
  return { faults: [...faults, ...judgeWeek(situation, code)], refusals, contacts: ledger.length };
}

describe("K-08 random weeks of rules, clerks and retries", () => {
  it(`breach no limit, and every refusal has a reason and the first moment that is allowed (${WEEKS} weeks)`, () => {
    let [refusals, contacts] = [0, 0];
    for (let seed = 1; seed <= WEEKS; seed += 1) {
      const week = live(seed);
      if (week.faults.length > 0)
        expect({ seed, faults: week.faults.slice(0, 3) }).toEqual({ seed, faults: [] });
      refusals += week.refusals;
      contacts += week.contacts;
    }
    // Neither a rule that lets everything through nor one that lets nothing.
    expect(refusals).toBeGreaterThan(WEEKS);
    expect(contacts).toBeGreaterThan(WEEKS);
  });
});
