import { createRequire } from "node:module";
import type { BusinessCalendar } from "../../../shared/calendar/business-calendar.ts";
import { toDay, type Day } from "../../../shared/kernel/day.ts";

/** dist/chinese-days.json: day → what it is called, and for how many days. */
interface Notices {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/**
 * The State Council's yearly notices as chinese-days has them: the holidays, and the weekend days that are worked in
 * exchange. A year without a notice has neither and is not known. The package's table is read and not its functions,
 * which count days on the clock of the machine that they run on.
 */
export function chineseCalendar(): BusinessCalendar {
  const require = createRequire(import.meta.url);
  const { holidays, workdays } = require("chinese-days/dist/chinese-days.json") as Notices;
  const { version } = require("chinese-days/package.json") as { version: string };
  const years = Object.keys(holidays)
    .map((text) => text.slice(0, 4))
    .sort();
  const [first, last] = [years[0] ?? "", years.at(-1) ?? ""];
  return {
    id: "CN",
    source: {
      "zh-CN": `chinese-days ${version}：国务院 ${first} 至 ${last} 年节假日安排通知`,
      en: `chinese-days ${version}: the State Council's notices for ${first} to ${last}`,
    },
    weekend: [6, 7],
    closed: daysOf(holidays),
    worked: daysOf(workdays),
    knownFrom: toDay(`${first}-01-01`),
    knownTo: toDay(`${last}-12-31`),
  };
}

const daysOf = (table: Readonly<Record<string, string>>): ReadonlySet<Day> =>
  new Set(Object.keys(table).map(toDay));
