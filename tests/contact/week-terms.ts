import type { Random } from "../../sandbox/books/random.ts";
import { type ChosenLimits, nothingChosen } from "../../shared/contact/chosen-limits.ts";
import type { PresetId, Purpose } from "../../shared/contact/kinds.ts";
import type { ContactEntry } from "../../shared/contact/ledger.ts";
import type { ContactStop } from "../../shared/contact/may-contact.ts";
import type { Preference } from "../../shared/contact/preference.ts";

/** One contact that happened: what the ledger has of it, and what a judge must know. */
export interface Happened extends Pick<ContactEntry, "way" | "conversation" | "address"> {
  /** As the ledger has it: a message counts from its end, once it is known. */
  at: Date;
  readonly begun: Date;
  readonly purpose: Purpose;
  /** It happened although it was refused; it counts, and is marked. */
  readonly beyond: boolean;
  /** How often people had written something down until then. */
  readonly told: number;
  /** Refused by a server: nothing arrived, and it counts no more. */
  gone: boolean;
}

/** What people had written down from then on. */
export interface Told {
  readonly from: Date;
  readonly preference: Preference | null;
  readonly stops: readonly ContactStop[];
}

export interface Debtor {
  readonly terms: Terms;
  readonly happened: Happened[];
  /** In the order of time, the first from before the week. */
  readonly told: Told[];
}

/** What may not be gone beyond, as the catalogue writes it; -1: no such limit. Hours since midnight. */
export interface Figures {
  readonly from: number;
  readonly to: number;
  /** Calls in any 168 hours. */
  readonly calls: number;
  /** Days without a call after a conversation. */
  readonly pause: number;
  /** Conversations and unanswered tries to one number on a calendar day. */
  readonly spoken: number;
  readonly tries: number;
}

const NONE = { calls: -1, pause: -1, spoken: -1, tries: -1 };
const CATALOGUE: Readonly<Record<PresetId, Figures>> = {
  us: { ...NONE, from: 8, to: 21, calls: 7, pause: 7 },
  cn: { ...NONE, from: 8, to: 22, spoken: 3, tries: 6 },
  uk: { ...NONE, from: 8, to: 21, calls: 7 },
  eu: { ...NONE, from: 8, to: 20, calls: 7 },
  b2b: { ...NONE, from: 7, to: 21, calls: 10 },
};

const AMERICA = ["New_York", "Chicago", "Denver", "Los_Angeles"].map((city) => `America/${city}`);
const PLACES: readonly (readonly [code: string, preset: PresetId, zones: readonly string[]])[] = [
  ["US", "us", ["America/New_York", "America/Los_Angeles"]],
  ["US", "us", [...AMERICA, "Pacific/Honolulu"]],
  ["CN", "cn", ["Asia/Shanghai"]],
  ["GB", "uk", ["Europe/London"]],
  ["DE", "eu", ["Europe/Berlin"]],
  ["SG", "b2b", ["Asia/Singapore"]],
];

export interface Terms {
  readonly code: string;
  readonly zones: readonly string[];
  readonly chosen: ChosenLimits;
  readonly figures: Figures;
}

/** Where a debtor is and what is in force there: mostly what is usual, sometimes what an admin chose in its place. */
export function drawTerms(random: Random): Terms {
  const [code, usual, zones] = random.pick(PLACES);
  if (random.chance(0.6)) return { code, zones, chosen: nothingChosen, figures: CATALOGUE[usual] };
  const preset = random.chance(0.5) ? usual : random.pick(["us", "cn", "uk", "eu", "b2b"] as const);
  const { from, to, calls, pause, spoken, tries } = CATALOGUE[preset];
  const other = (number: number, most: number): number => (number < 0 ? number : random.whole(1, most));
  const figures = {
    from: Math.max(6, from + random.whole(-1, 3)),
    to: Math.min(23, to + random.whole(-4, 1)),
    calls: other(calls, 12),
    pause: other(pause, 9),
    spoken: other(spoken, 4),
    tries: other(tries, 8),
  };
  const number = (key: string, value: number) =>
    value < 0 ? [] : [{ key: `${preset}-${key}`, number: value, reason: "drawn" }];
  const changed = [
    ...number("attempts", figures.calls),
    ...number("after-conversation", figures.pause),
    ...number("conversations", figures.spoken),
    ...number("unanswered", figures.tries),
    { key: `${preset}-hours`, fromMinute: figures.from * 60, toMinute: figures.to * 60, reason: "drawn" },
  ];
  return { code, zones, figures, chosen: { presets: { [code]: preset }, changed } };
}
