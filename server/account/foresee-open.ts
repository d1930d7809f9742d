import { foresee, type Foreseen } from "../../shared/forecast/foresee.ts";
import type { PromisedDay } from "../../shared/forecast/promised.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { ok, type Result } from "../../shared/kernel/result.ts";
import type { Verdict } from "../../shared/promise/judge.ts";
import { promiseRecords } from "../../shared/promise/record.ts";
import type { AccountOutlook } from "../dunning/index.ts";
import { type HabitsRefusal, readHabits } from "../forecast/index.ts";
import type { AccountBook } from "./ports.ts";

/** When the account's open invoices will be paid: by its counted habits, and what is open and promised this minute. */
export async function foreseeOpen(
  book: AccountBook["forecast"],
  accountId: string,
  { books, judged }: Pick<AccountOutlook, "books" | "judged">,
  asOf: Day,
): Promise<Result<readonly Foreseen[], HabitsRefusal>> {
  const items = books.flatMap((each) => each.items);
  const habits = await readHabits(book, accountId, asOf);
  if (!habits.ok) return habits;
  const open = new Map(items.map(({ invoiceId, residualMinor }) => [invoiceId, residualMinor]));
  return ok(foresee(items, habits.value, promisedDays(judged.promises, open, asOf)));
}

/** By invoice: the newest open promise, and what its customer's promises have been worth in every currency. */
function promisedDays(
  verdicts: readonly Verdict[],
  open: ReadonlyMap<string, number>,
  asOf: Day,
): ReadonlyMap<string, PromisedDay> {
  let [made, kept] = [0, 0];
  for (const record of promiseRecords(verdicts, asOf)) {
    made += record.promises;
    kept += record.kept;
  }
  const promised = new Map<string, PromisedDay>();
  for (const { state, promise, parts } of verdicts) {
    if (state !== "open") continue;
    for (const { invoiceId, amountMinor } of parts) {
      const covers = Math.min(1, amountMinor / (open.get(invoiceId) ?? amountMinor));
      promised.set(invoiceId, { promisedOn: promise.promisedOn, made, kept, covers });
    }
  }
  return promised;
}

/** By invoice, the day on which its money is expected. */
export const expectedDays = (
  foreseen: Result<readonly Foreseen[], HabitsRefusal>,
): ReadonlyMap<string, Day> =>
  new Map(
    foreseen.ok
      ? foreseen.value.flatMap(({ item, forecast }): [string, Day][] =>
          forecast === null ? [] : [[item.invoiceId, forecast.expectedOn]],
        )
      : [],
  );
