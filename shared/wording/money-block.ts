import { MONEY } from "../dunning/templates/money-part.ts";
import { fieldsIn } from "./read-markup.ts";

/** Sentences that stand below the table wherever it stands: they come with it, and no wording names them itself. */
export const BELOW_THE_TABLE: readonly string[] = [...fieldsIn(MONEY)].filter(
  (field) => field !== "invoiceTable",
);

/** The same letter with the table alone, as an org's own words have it. */
export const withTableAlone = (body: string): string => body.replaceAll(MONEY, "{{invoiceTable}}");
