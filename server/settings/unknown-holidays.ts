import { bareWeek, knowsHolidays } from "../../shared/calendar/business-calendar.ts";
import { addDays, formatDay, type Day } from "../../shared/kernel/day.ts";
import type { SettingsDesk } from "./ports.ts";

/** Steps and the ends of promises are moved over holidays so far ahead. */
const AHEAD_DAYS = 31;

/**
 * One sentence for each country of customers whose holidays are not known around a day: letters leave on its weekdays
 * all the same. Customers of no country and no zone keep the bare week, which nobody can know better.
 */
export function unknownHolidays(
  orgId: string,
  asOf: Day,
  desk: Pick<SettingsDesk, "inTenant" | "calendars">,
): Promise<readonly string[]> {
  return desk.inTenant(orgId, async (book) => {
    const { timeZone } = await book.dunning.org();
    const unknown = new Map<string, { accounts: number; because: string }>();
    for (const { country, timeZone: theirs, accounts } of await book.places()) {
      const calendar = desk.calendars.of(country, [theirs, timeZone]);
      const said = country?.trim() ?? "";
      if (knowsHolidays(calendar, asOf, addDays(asOf, AHEAD_DAYS))) continue;
      if (calendar.id === bareWeek.id && said === "") continue;
      const because =
        calendar.id === bareWeek.id
          ? `holidays of "${said}" are not known`
          : `holidays of ${calendar.id} are known until ${formatDay(calendar.knownTo)} only`;
      unknown.set(because, { because, accounts: (unknown.get(because)?.accounts ?? 0) + accounts });
    }
    return [...unknown.values()].map(
      ({ because, accounts }) => `${because}: letters to ${accounts} accounts may leave on one`,
    );
  });
}
