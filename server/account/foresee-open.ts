import { foresee, type Foreseen } from "../../shared/forecast/foresee.ts";
import type { PayingHabits } from "../../shared/forecast/learn.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { ok, type Result } from "../../shared/kernel/result.ts";
import type { AccountOutlook } from "../dunning/index.ts";
import { type HabitsRefusal, openMoney, promisedDays, readHabits } from "../forecast/index.ts";
import type { AccountBook } from "./ports.ts";

/** When the account's open invoices will be paid: by its counted habits, and what is open and promised this minute. */
export async function foreseeOpen(
  book: AccountBook["forecast"],
  accountId: string,
  outlook: Outlook,
  asOf: Day,
): Promise<Result<readonly Foreseen[], HabitsRefusal>> {
  const habits = await readHabits(book, accountId, asOf);
  return habits.ok ? ok(foreseeBy(habits.value, outlook, asOf)) : habits;
}

type Outlook = Pick<AccountOutlook, "books" | "judged">;

export function foreseeBy(habits: PayingHabits, { books, judged }: Outlook, asOf: Day): readonly Foreseen[] {
  const items = books.flatMap((each) => each.items);
  return foresee(items, habits, promisedDays(judged, openMoney(items), asOf));
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
