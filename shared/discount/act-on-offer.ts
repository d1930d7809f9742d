import type { Sentence } from "../kernel/contract.ts";
import { OFFERERS, type OfferAct, type Offerer, type OfferState } from "./kinds.ts";
import type { DiscountRules } from "./rules.ts";
import { percentPpm } from "./share-of.ts";

export const isOfferer = (role: string): role is Offerer => OFFERERS.some((each) => each === role);

/** Whether a role may let go of that much by itself. */
export const maySettle = (role: string, discountPpm: number, { authority }: DiscountRules): boolean =>
  isOfferer(role) && discountPpm <= authority[role];

export type ActFlaw = "not-allowed" | "offer-over" | { readonly message: Sentence };

/** Why somebody may not do that about an offer; null when they may. */
export function flawOfAct(
  { discountPpm, state }: { readonly discountPpm: number; readonly state: OfferState },
  act: OfferAct,
  role: string,
  rules: DiscountRules,
): ActFlaw | null {
  if (!isOfferer(role)) return "not-allowed";
  if (act === "withdrawn") {
    if (role === "rep" && state !== "proposed") return "not-allowed";
    return state === "open" || state === "proposed" ? null : "offer-over";
  }
  if (state !== "proposed") return "offer-over";
  if (maySettle(role, discountPpm, rules)) return null;
  const [ours, top] = [percentPpm(discountPpm), percentPpm(rules.authority[role])];
  return {
    message: {
      "zh-CN": `减让 ${ours} 超出您的权限（至多 ${top}）：请由权限足够的人决定。`,
      en: `Letting go of ${ours} is beyond your authority of ${top}: somebody with enough of it decides.`,
    },
  };
}
