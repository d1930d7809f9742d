import { LEAST_SETTLED } from "../../shared/forecast/foresee.ts";
import { habitsFrom, NO_RUNS, type PayingHabits } from "../../shared/forecast/learn.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ForecastBook } from "./ports.ts";

/** Why nothing is foreseen: nobody has counted yet, or too few invoices were ever settled. */
export type HabitsRefusal =
  | { readonly kind: "not-counted" }
  | { readonly kind: "too-little"; readonly settled: number };

/** How one account pays, as last counted, asked about on `asOf`. */
export async function readHabits(
  book: Pick<ForecastBook, "kept" | "tallyOf">,
  accountId: string,
  asOf: Day,
): Promise<Result<PayingHabits, HabitsRefusal>> {
  const kept = await book.kept();
  if (kept === null) return refuse({ kind: "not-counted" });
  if (kept.settled < LEAST_SETTLED) return refuse({ kind: "too-little", settled: kept.settled });
  const own = await book.tallyOf(accountId);
  const { portfolio, levels, layers } = kept;
  const accounts = new Map(own && [[accountId, own.tally]]);
  const runs = own?.run ? new Map([[accountId, own.run]]) : NO_RUNS;
  return ok(habitsFrom({ asOf, accounts, portfolio, levels, layers, runs }));
}
