import { daysBetween } from "../kernel/day.ts";
import { isSeasoned } from "./cold-start.ts";
import type { CreditFacts, MarketFacts } from "./facts.ts";
import { NOTHING_BESIDE } from "./facts.ts";
import type { AccountHistory } from "./history.ts";
import { type CapCode, type Card, STANDARD_SCORECARD } from "./scorecard.ts";

/** A ceiling on the score, whatever the rest says. */
export interface Cap {
  readonly code: CapCode;
  readonly ceiling: number;
  readonly figures: Readonly<Record<string, number>>;
}
type Found = Pick<Cap, "code" | "figures">;

/** Every cap that applies, the lowest first; of equal ones in the order of the codes. */
export function capsOf(
  history: AccountHistory,
  facts: CreditFacts = NOTHING_BESIDE,
  card: Card = STANDARD_SCORECARD,
): Cap[] {
  return [...marketCaps(facts.market), ...paymentCaps(history, card), ...conductCaps(history, facts, card)]
    .map((found) => ({ ...found, ceiling: card.ceilings[found.code] }))
    .sort((a, b) => a.ceiling - b.ceiling);
}

function marketCaps(market: MarketFacts | null): readonly Found[] {
  const kinds = (market?.adverse ?? []).map(({ kind }) => kind);
  const listed = kinds.filter((kind) => kind === "enforcement" || kind === "dishonest-debtor");
  return [
    ...(kinds.includes("insolvency") ? [{ code: "insolvency" as const, figures: {} }] : []),
    ...(listed.length > 0 ? [{ code: "listed" as const, figures: { facts: listed.length } }] : []),
  ];
}

function paymentCaps(history: AccountHistory, card: Card): readonly Found[] {
  const { oldestDays, largestOver60, largestOver90 } = history.open;
  const found: Found[] = [];
  const isMaterial = (share: number): boolean => share > 0 && share >= card.counted.materialPercent / 100;
  if (isMaterial(largestOver90))
    found.push({ code: "over-90", figures: { days: oldestDays, share: percent(largestOver90) } });
  // An org may have set the ceiling of the milder one lower: older money is never worth more.
  const isMilder = card.ceilings["over-60"] >= card.ceilings["over-90"];
  if (isMaterial(largestOver60) && !(isMaterial(largestOver90) && isMilder))
    found.push({ code: "over-60", figures: { days: oldestDays, share: percent(largestOver60) } });
  if (!isSeasoned(history, card))
    found.push({
      code: "provisional",
      figures: { settled: history.count, missing: card.counted.settledNeeded - history.count },
    });
  return found;
}

function conductCaps(
  { asOf }: AccountHistory,
  { conduct }: CreditFacts,
  { counted }: Card,
): readonly Found[] {
  if (conduct === null) return [];
  const { bouncedOn, brokenRecently } = conduct;
  const days = bouncedOn === null ? null : daysBetween(bouncedOn, asOf);
  return [
    ...(days !== null && days <= counted.bounceDays
      ? [{ code: "bounced-payment" as const, figures: { days, left: counted.bounceDays - days + 1 } }]
      : []),
    ...(brokenRecently >= counted.brokenPromises
      ? [{ code: "broken-promises" as const, figures: { broken: brokenRecently } }]
      : []),
  ];
}

export const lowestCeiling = (history: AccountHistory, card: Card): number =>
  capsOf(history, NOTHING_BESIDE, card)[0]?.ceiling ?? 100;

const percent = (share: number): number => Math.round(share * 1000) / 10;
