import fc from "fast-check";
import { bareWeek } from "../../shared/calendar/business-calendar.ts";
import { everybodyUnder, type PoliciesInForce } from "../../shared/dunning/policy/policy-for.ts";
import { noTraits } from "../../shared/dunning/policy/segment.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import type {
  AccountTimeline,
  Known,
  Moment,
  PastMessage,
  PastRound,
  StandingFacts,
} from "../../shared/dunning/replay/timeline.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, toDay, type Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { CNY, everyDay } from "./scene.ts";

export const FROM = toDay("2026-01-01");
export const DAYS = 120;
const EUR = "EUR" as Currency;

const DAY_US = 86_400_000_000;
/** Ten in the morning: the time of rounds. */
export const morning = (on: Day): Moment => on * DAY_US + 10 * 3_600_000_000;

const NAME = { "zh-CN": "组", en: "segment" };

const later: Policy = {
  ...standardPolicy,
  version: 2,
  minGapDays: 6,
  promiseGraceDays: 4,
  steps: standardPolicy.steps.slice(2, 5).map((step) => ({ ...step, days: step.days + 2 })),
};
/** Poor grades, and whoever owes much in yuan, hear sooner. */
const segmented: PoliciesInForce = {
  segments: {
    version: 1,
    segments: [
      { key: "poor", name: NAME, when: { grade: ["D", "E"] }, policyId: "strict" },
      { key: "much", name: NAME, when: { openAtLeast: { CNY: 150_000 } }, policyId: "later" },
    ],
    otherwise: standardPolicy.id,
  },
  policies: new Map([
    [standardPolicy.id, standardPolicy],
    ["strict", { ...everyDay, id: "strict" }],
    ["later", { ...later, id: "later" }],
  ]),
};
const POLICIES = [everybodyUnder(standardPolicy), everybodyUnder(everyDay), everybodyUnder(later), segmented];

const someDay = (lowest: number, highest: number) =>
  fc.integer({ min: lowest, max: highest }).map((ahead) => addDays(FROM, ahead));
const somewhen = fc
  .tuple(someDay(-5, DAYS), fc.integer({ min: 0, max: 23 }))
  .map(([on, hour]): Moment => on * DAY_US + hour * 3_600_000_000);

const lifetime = fc
  .tuple(somewhen, fc.option(fc.integer({ min: 0, max: 60 * 24 }), { freq: 2 }))
  .map(([from, hours]) => ({ from, to: hours === null ? null : from + hours * 3_600_000_000 }));

const entry = fc
  .record({
    kind: fc.constantFrom("invoice", "invoice", "payment", "credit-note"),
    id: fc.integer({ min: 1, max: 6 }),
    currency: fc.constantFrom(CNY, CNY, CNY, EUR),
    amountMinor: fc.constantFrom(50_000, 100_000, 100_000, 500),
    on: someDay(-60, DAYS),
    terms: fc.constantFrom(0, 7, 30),
    applied: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 4 }),
    reversed: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 2 }),
    disputed: fc.constantFrom(0, 0, 0, 100_000, 30_000),
    silent: fc.constantFrom(false, false, false, true),
  })
  .map(({ kind, id, currency, amountMinor, on, terms, applied, reversed, disputed, silent }): LedgerEntry => {
    const common = { accountId: "9", currency, amountMinor };
    const appliedTo = applied === null ? null : `i${applied}`;
    if (kind === "payment") {
      const reversedOn = reversed === null ? null : addDays(on, reversed);
      return { ...common, kind, id: `p${id}`, reference: "P", receivedOn: on, reversedOn, appliedTo };
    }
    if (kind === "credit-note")
      return { ...common, kind, id: `c${id}`, number: "C", issuedOn: on, appliedTo };
    return {
      ...common,
      kind: "invoice",
      id: `i${id}`,
      number: `INV-${id}`,
      issuedOn: on,
      dueOn: addDays(on, terms),
      disputedMinor: disputed,
      disputeReason: null,
      noReminders: silent,
      contactId: null,
    };
  });

/** Of one entry, one version is known at a time: the next begins where the last one ended. */
function oneAtATime<T>(known: readonly Known<T>[], idOf: (what: T) => string): Known<T>[] {
  const ends = new Map<string, Moment | null>();
  const kept: Known<T>[] = [];
  for (const each of [...known].sort((a, b) => a.from - b.from)) {
    const end = ends.get(idOf(each.what));
    if (end === null || (end !== undefined && end > each.from)) continue;
    ends.set(idOf(each.what), each.to);
    kept.push(each);
  }
  return kept;
}

const standing = fc
  .record({
    excluded: fc.constantFrom(null, null, null, "asked for by sales"),
    grade: fc.constantFrom(null, "A", "C", "E"),
    reachable: fc.constantFrom(true, true, true, false),
    promised: fc.option(
      fc.record({
        amountMinor: fc.constantFrom(30_000, 100_000, 400_000),
        promisedOn: someDay(-5, DAYS),
        madeOn: someDay(-20, DAYS),
        invoiceIds: fc.constantFrom([], ["i1"], ["i2", "i3"]),
      }),
    ),
    planned: fc.option(
      fc.record({
        amountMinor: fc.constantFrom(30_000, 100_000),
        invoiceIds: fc.constantFrom(["i1"], ["i2", "i3"]),
        holdsUntil: someDay(-5, DAYS),
      }),
      { freq: 2 },
    ),
    extended: fc.option(
      fc.record({ invoiceId: fc.constantFrom("i1", "i4"), extendedTo: someDay(-5, DAYS) }),
      { freq: 2 },
    ),
    vetoedUntil: fc.option(someDay(-5, DAYS), { freq: 2 }),
    unread: fc.constantFrom(false, false, false, false, true),
    remarked: fc.constantFrom(false, true),
  })
  .map(
    ({ excluded, grade, reachable, promised, planned, extended, vetoedUntil, unread, remarked }) =>
      (currency: Currency): StandingFacts => ({
        accountId: "9",
        currency,
        promises: promised === null ? [] : [promised],
        plans: planned === null ? [] : [{ planId: "1", ...planned }],
        extensions: extended === null ? [] : [extended],
        brokenPromises: 0,
        traits: { ...noTraits, grade },
        excluded,
        contacts: reachable ? [{ contactId: "5", name: "", email: "", role: "billing" }] : [],
        vetoedUntil,
        calendar: bareWeek,
        unread,
        remarks: remarked
          ? new Map([["i1", { disputedMinor: 10_000, disputeReason: null, noReminders: false }]])
          : null,
      }),
  );

/** Read anew now and then, whole; in each currency from the first day on. */
const standings = fc.array(fc.tuple(someDay(1, DAYS), standing), { maxLength: 4 }).chain((turns) =>
  standing.map((first) => {
    const days = turns.sort(([a], [b]) => a - b);
    const starts = [{ from: morning(addDays(FROM, -3)), make: first }].concat(
      days.map(([on, make]) => ({ from: morning(on), make })),
    );
    return starts.flatMap(({ from, make }, at) =>
      [CNY, EUR].map(
        (currency): Known<StandingFacts> => ({
          what: make(currency),
          from,
          to: starts[at + 1]?.from ?? null,
        }),
      ),
    );
  }),
);

const message = fc
  .record({
    currency: fc.constantFrom<string>(CNY, CNY, EUR),
    rehearsed: fc.boolean(),
    asOf: someDay(-40, DAYS),
    step: fc.constantFrom(...standardPolicy.steps),
    invoice: fc.integer({ min: 1, max: 6 }),
    fate: fc.constantFrom("sent", "rejected", "set-aside", "in_doubt"),
    settled: fc.option(fc.integer({ min: 1, max: 20 })),
  })
  .map(({ step, invoice, fate, settled, ...each }): PastMessage => {
    const from = morning(each.asOf);
    const fates: PastMessage["fates"][number][] = [
      { from, state: "waiting" },
      { from: from + 60_000_000, state: fate as "sent" },
    ];
    if (fate === "in_doubt" && settled !== null)
      fates.push({ from: from + settled * DAY_US, state: settled % 2 === 0 ? "sent" : "set-aside" });
    return {
      ...each,
      cycle: `i${invoice}`,
      step: step.key,
      days: step.days,
      channel: step.channel,
      invoiceIds: [`i${invoice}`],
      amountMinor: 1,
      fates,
    };
  });

/** An account's past, and the rounds that walked it: some days without one, some with two. */
export const past: fc.Arbitrary<{ timeline: AccountTimeline; rounds: PastRound[] }> = fc
  .record({
    entries: fc.array(fc.record({ what: entry, life: lifetime }), { minLength: 1, maxLength: 14 }),
    standing: standings,
    messages: fc.array(message, { maxLength: 4 }),
    skipped: fc.array(fc.integer({ min: 0, max: DAYS }), { maxLength: 20 }),
    twice: fc.array(fc.integer({ min: 0, max: DAYS }), { maxLength: 5 }),
    changes: fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: DAYS }),
        policies: fc.constantFrom(...POLICIES),
        rehearsed: fc.boolean(),
        stopped: fc.constantFrom(false, false, false, true),
        dataAgeMinutes: fc.constantFrom(5, 5, 5, 61, null),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ entries, standing: known, messages, skipped, twice, changes }) => {
    const versions = entries.map(({ what, life }) => ({ what, ...life }));
    const usual = {
      policies: POLICIES[0] as PoliciesInForce,
      rehearsed: false,
      stopped: false,
      dataAgeMinutes: 5,
    };
    const rounds: PastRound[] = [];
    for (let ahead = 0; ahead < DAYS; ahead += 1) {
      if (skipped.includes(ahead)) continue;
      const asOf = addDays(FROM, ahead);
      const { policies, rehearsed, stopped, dataAgeMinutes } =
        changes.filter(({ from }) => from <= ahead).sort((a, b) => b.from - a.from)[0] ?? usual;
      const round = { asOf, at: morning(asOf), policies, rehearsed, stopped, dataAgeMinutes };
      rounds.push(round);
      if (twice.includes(ahead)) rounds.push({ ...round, at: round.at + 3_600_000_000 });
    }
    return {
      timeline: { accountId: "9", entries: oneAtATime(versions, ({ id }) => id), standing: known, messages },
      rounds,
    };
  });
