import { type Scorecard, STANDARD_SCORECARD } from "../../shared/credit/scorecard.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { CreditBook } from "./ports.ts";

/** What the org scores a day by; the product's own card until it activated another. */
export const cardOn = async (book: Pick<CreditBook, "scorecardOn">, asOf: Day): Promise<Scorecard> =>
  (await book.scorecardOn(asOf)) ?? STANDARD_SCORECARD;
