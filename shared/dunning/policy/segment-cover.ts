import type { SegmentCondition } from "./segment.ts";

const LISTS = ["grade", "country", "language", "ownerId", "accountIds"] as const;

/** The same parts with the same values, in whatever order. */
export const isSame = (a: SegmentCondition, b: SegmentCondition): boolean => covers(a, b) && covers(b, a);

/** Whether `wide` admits whatever `narrow` admits, part by part: plain cases only, never a wrong yes. */
export function covers(wide: SegmentCondition, narrow: SegmentCondition): boolean {
  const lists = LISTS.every((part) => {
    const [all, some] = [wide[part], narrow[part]];
    return all === undefined || (some !== undefined && some.every((each) => all.includes(each)));
  });
  const key = wide.keyAccount === undefined || wide.keyAccount === narrow.keyAccount;
  return lists && key && reachesSooner(wide.openAtLeast, narrow.openAtLeast);
}

/** One of the currencies is enough, so each that the narrow one names must be in the wide one, and no dearer. */
function reachesSooner(
  wide: SegmentCondition["openAtLeast"],
  narrow: SegmentCondition["openAtLeast"],
): boolean {
  if (wide === undefined) return true;
  if (narrow === undefined) return false;
  return Object.entries(narrow).every(([currency, minor]) => {
    const least = Object.hasOwn(wide, currency) ? wide[currency] : undefined;
    return least !== undefined && least <= minor;
  });
}
