import type { Trigger } from "../../shared/alert/kinds.ts";
import { STANDARD_THRESHOLDS, type Thresholds } from "../../shared/alert/thresholds.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { AlertBook } from "./ports.ts";

/** The org's figures of a day; a trigger that it never set, or that came later, has the standard. */
export async function thresholdsOf(book: Pick<AlertBook, "thresholdsOn">, asOf: Day): Promise<Thresholds> {
  return { ...STANDARD_THRESHOLDS, ...(await book.thresholdsOn(asOf)) };
}

/** Triggers that were worse than chance when they were last measured. */
export async function mutedOf(book: Pick<AlertBook, "measured">): Promise<readonly Trigger[]> {
  const last = await book.measured();
  return (last?.measured ?? []).flatMap(({ trigger, verdict }) => (verdict === "worse" ? trigger : []));
}
