import type { Transaction } from "kysely";
import { BLOCK_CODES, PAYMENT_PARTS } from "../../../shared/credit/kinds.ts";
import { type Card, type Scorecard, STANDARD_SCORECARD } from "../../../shared/credit/scorecard.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import { dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

const weighingNothing = <Code extends string>(codes: readonly Code[]): Record<Code, number> =>
  Object.fromEntries(codes.map((code) => [code, 0])) as Record<Code, number>;

/** A figure that came later has what the product's own card says; a weight nothing, as the others make up the whole. */
export const cardFrom = (kept: Card): Card => ({
  ...STANDARD_SCORECARD,
  ...kept,
  weights: { ...weighingNothing(BLOCK_CODES), ...kept.weights },
  payment: { ...weighingNothing(PAYMENT_PARTS), ...kept.payment },
  ceilings: { ...STANDARD_SCORECARD.ceilings, ...kept.ceilings },
  counted: { ...STANDARD_SCORECARD.counted, ...kept.counted },
});
export const versionOf = (version: number, kept: Card): Scorecard => ({ ...cardFrom(kept), version });

/** Of the versions whose day has come, the newest. */
export async function scorecardOn(tx: Tx, orgId: string, asOf: Day): Promise<Scorecard | null> {
  const row = await tx
    .selectFrom("scorecard_version")
    .select(["version", "card"])
    .where("org_id", "=", orgId)
    .where("valid_from", "<=", dayTo(asOf))
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : versionOf(row.version, row.card);
}
