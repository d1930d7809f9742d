import type { Sentence } from "../kernel/contract.ts";
import { type Day, formatDay } from "../kernel/day.ts";
import { percentPpm, shareOf } from "./share-of.ts";

/** Less than is owed, once and for all, if it is paid by that day. */
export interface SettlementOffer {
  readonly owedMinor: number;
  readonly discountPpm: number;
  readonly expiresOn: Day;
}

export type Offerer = "admin" | "collector" | "rep" | "viewer";

/** The most that each role may let go of, in parts per million of the debt. */
export type Authority = Readonly<Record<Offerer, number>>;

export interface SettlementFlaw {
  readonly field: "discountPpm" | "expiresOn";
  readonly message: Sentence;
}

/** Why somebody may not offer it on a day; null when they may. */
export function flawOfSettlement(
  { discountPpm, expiresOn }: SettlementOffer,
  role: Offerer,
  authority: Authority,
  asOf: Day,
): SettlementFlaw | null {
  if (expiresOn < asOf)
    return {
      field: "expiresOn",
      message: {
        "zh-CN": `和解方案已于 ${formatDay(expiresOn)} 截止：请选择今天或以后的日期。`,
        en: `The settlement ended on ${formatDay(expiresOn)}: choose today or later.`,
      },
    };
  const most = authority[role];
  if (discountPpm > 0 && discountPpm <= most) return null;
  const [ours, top] = [percentPpm(discountPpm), percentPpm(most)];
  return {
    field: "discountPpm",
    message: {
      "zh-CN": `减让 ${ours} 不在您的权限内（大于 0，至多 ${top}）：请减少，或请有权限的人批准。`,
      en: `Your role may let go of more than nothing and at most ${top}, not ${ours}: offer less, or ask somebody who may.`,
    },
  };
}

export interface SettlementWorth {
  /** What comes in if they take it. */
  readonly offeredMinor: number;
  /** What would come in without it, by the share that is expected. */
  readonly expectedMinor: number;
  /** Offered − expected: below zero it costs more than it brings. */
  readonly gainMinor: number;
}

/** What a settlement brings beside what is expected without one. */
export function settlementWorth(offer: SettlementOffer, expectedPpm: number): SettlementWorth {
  const offeredMinor = offer.owedMinor - shareOf(offer.owedMinor, offer.discountPpm);
  const expectedMinor = shareOf(offer.owedMinor, expectedPpm);
  return { offeredMinor, expectedMinor, gainMinor: offeredMinor - expectedMinor };
}
