import type { Sentence } from "../kernel/contract.ts";
import { type Day, formatDay } from "../kernel/day.ts";

/** A customer allowed that its registration number stands beside its row. */
export interface Consent {
  readonly accountId: string;
  readonly regNo: string;
  readonly givenOn: Day;
  /** The first day on which it holds no more; null: until it is taken back. */
  readonly untilOn: Day | null;
  /** The day on which it was taken back; null: it was not. */
  readonly endedOn: Day | null;
}

/** Whether it holds on a day: on that of its end no more. */
export const holdsOn = ({ givenOn, untilOn, endedOn }: Consent, on: Day): boolean =>
  givenOn <= on && (untilOn === null || on < untilOn) && (endedOn === null || on < endedOn);

/** By account; of two that hold, the one given later. */
export function consentsOn(consents: readonly Consent[], on: Day): ReadonlyMap<string, string> {
  const given = consents.filter((each) => holdsOn(each, on)).toSorted((a, b) => a.givenOn - b.givenOn);
  return new Map(given.map(({ accountId, regNo }) => [accountId, regNo]));
}

export interface ConsentFlaw {
  readonly field: string;
  readonly message: Sentence;
}

export function flawOfConsent(
  { givenOn, untilOn }: Pick<Consent, "givenOn" | "untilOn">,
  today: Day,
): ConsentFlaw | null {
  if (givenOn > today)
    return {
      field: "givenOn",
      message: {
        "zh-CN": `“同意日期”在将来：请填写不晚于 ${formatDay(today)} 的日期。`,
        en: `The day of the consent is in the future: choose ${formatDay(today)} or earlier.`,
      },
    };
  if (untilOn !== null && untilOn <= today)
    return {
      field: "untilOn",
      message: {
        "zh-CN": `“同意截止日”已到：请填写 ${formatDay(today)} 之后的日期，或留空。`,
        en: `The consent has ended already: choose a day after ${formatDay(today)}, or leave it empty.`,
      },
    };
  return null;
}
