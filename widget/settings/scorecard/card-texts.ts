import {
  BLOCK_CODES,
  CAP_CODES,
  COUNTED_BY,
  type CountedBy,
  GRADES_WITH_FLOOR,
  PAYMENT_PARTS,
} from "../../../shared/credit/kinds.ts";
import type { CardView } from "../../../shared/credit/scorecard/contract.ts";

export type CardGroup = keyof CardView;
export type CardKeys = { readonly [G in CardGroup]: keyof CardView[G] & string };

/** The figures of a card, in the order in which a page shows them. */
export const CARD_KEYS: { readonly [G in CardGroup]: readonly CardKeys[G][] } = {
  weights: BLOCK_CODES,
  payment: PAYMENT_PARTS,
  floors: GRADES_WITH_FLOOR,
  ceilings: CAP_CODES,
  counted: Object.keys(COUNTED_BY) as CountedBy[],
};
export const CARD_GROUPS = Object.keys(CARD_KEYS) as CardGroup[];

/** A card as somebody types it, by "group.key". */
export type CardTexts = Readonly<Record<string, string>>;

export const nameOf = (group: CardGroup, key: string): string => `${group}.${key}`;

export const textsOf = (card: CardView): CardTexts =>
  Object.fromEntries(
    CARD_GROUPS.flatMap((group) =>
      Object.entries(card[group]).map(([key, value]) => [nameOf(group, key), String(value)]),
    ),
  );

/** null: not a whole number. */
export const figureIn = (texts: CardTexts, name: string): number | null =>
  /^\d{1,4}$/.test(texts[name]?.trim() ?? "") ? Number(texts[name]) : null;

/** The sum of a group as far as it is typed. */
export const sumIn = (texts: CardTexts, group: CardGroup): number =>
  CARD_KEYS[group].reduce((all, key) => all + (figureIn(texts, nameOf(group, key)) ?? 0), 0);

/** The card, or the name of the first field that is no whole number. */
export function cardIn(texts: CardTexts): CardView | string {
  const wrong = CARD_GROUPS.flatMap((group) => CARD_KEYS[group].map((key) => nameOf(group, key))).find(
    (name) => figureIn(texts, name) === null,
  );
  if (wrong !== undefined) return wrong;
  const groupIn = (group: CardGroup) =>
    Object.fromEntries(CARD_KEYS[group].map((key) => [key, figureIn(texts, nameOf(group, key))]));
  return Object.fromEntries(CARD_GROUPS.map((group) => [group, groupIn(group)])) as unknown as CardView;
}
