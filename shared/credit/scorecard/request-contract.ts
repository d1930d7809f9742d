import * as z from "zod/mini";
import { Words } from "../../kernel/request-contract.ts";
import { BLOCK_CODES, CAP_CODES, COUNTED_BY, GRADES_WITH_FLOOR, PAYMENT_PARTS } from "../kinds.ts";

type CountedBy = keyof typeof COUNTED_BY;

const percent = z.int().check(z.minimum(0), z.maximum(100));
const counted = (name: CountedBy) =>
  z.int().check(z.minimum(COUNTED_BY[name][0]), z.maximum(COUNTED_BY[name][1]));
const addsUp = z.refine<Record<string, number>>(
  (parts) => Object.values(parts).reduce((all, part) => all + part, 0) === 100,
  { error: "must add up to 100" },
);
const falls = z.refine<Record<"A" | "B" | "C" | "D", number>>(({ A, B, C, D }) => A > B && B > C && C > D, {
  error: "must fall from A to D",
});
// A newcomer is taken for how the others pay.
const paymentCounts = z.refine<Record<string, number>>(({ P }) => P !== 0, {
  error: "must leave the payments some weight",
});

const Counted = z
  .strictObject({
    halfLifeDays: counted("halfLifeDays"),
    graceDays: counted("graceDays"),
    severeDays: counted("severeDays"),
    priorInvoices: counted("priorInvoices"),
    settledNeeded: counted("settledNeeded"),
    tenureMonths: counted("tenureMonths"),
    statementDays: counted("statementDays"),
    materialPercent: counted("materialPercent"),
    bounceDays: counted("bounceDays"),
    brokenPromises: counted("brokenPromises"),
  })
  .check(
    z.refine(({ graceDays, severeDays }) => severeDays > graceDays, {
      path: ["severeDays"],
      error: "must be more than the days of grace",
    }),
  );

/** A whole scorecard as somebody wants it. */
export const CardRequest = z.strictObject({
  weights: z.record(z.enum(BLOCK_CODES), percent).check(addsUp, paymentCounts),
  payment: z.record(z.enum(PAYMENT_PARTS), percent).check(addsUp),
  floors: z.record(z.enum(GRADES_WITH_FLOOR), z.int().check(z.minimum(1), z.maximum(100))).check(falls),
  ceilings: z.record(z.enum(CAP_CODES), percent),
  counted: Counted,
});

/** PUT /v1/settings/scorecard/draft. */
export const DraftCardRequest = z.strictObject({ card: CardRequest });
export type DraftCardRequest = z.infer<typeof DraftCardRequest>;

/** POST /v1/settings/scorecard: this card scores from tomorrow on. `after`: the newest version that they have seen. */
export const ActivateCardRequest = z.strictObject({
  card: CardRequest,
  after: z.int().check(z.minimum(1)),
  reason: Words(1, 500),
});
export type ActivateCardRequest = z.infer<typeof ActivateCardRequest>;
