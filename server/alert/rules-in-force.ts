import type { Trigger } from "../../shared/alert/kinds.ts";
import { STANDARD_THRESHOLDS, type Thresholds } from "../../shared/alert/thresholds.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { AlertBook } from "./ports.ts";

/** The org's figures of a day; a trigger that it never set, or that came later, has the standard. */
export async function thresholdsOf(book: Pick<AlertBook, "thresholdsOn">, asOf: Day): Promise<Thresholds> {
  return { ...STANDARD_THRESHOLDS, ...(await book.thresholdsOn(asOf)) };
}

/** Triggers that were worse than chance when they were last measured, by the figure that still raises them. */
export async function mutedOf(
  book: Pick<AlertBook, "measured" | "thresholdsOn">,
  today: Day,
): Promise<readonly Trigger[]> {
  const measured = (await book.measured())?.measured ?? [];
  const thresholds = await thresholdsOf(book, today);
  return measured
    .filter(({ verdict }) => verdict === "worse")
    .flatMap(({ trigger, fires }) =>
      (fires ?? thresholds[trigger].fires) === thresholds[trigger].fires ? trigger : [],
    );
}
