import type { ContactsView } from "../../shared/contact/contract.ts";
import { type Purpose, WAYS, type Way } from "../../shared/contact/kinds.ts";
import { clockText, minuteOfClock } from "../../shared/kernel/clock-text.ts";
import { type Day, formatDay, parseDay, type Weekday } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { PreferenceBody } from "../api/server-client.ts";

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** What a contact asks for, as the fields have it. */
export interface PreferenceText {
  readonly weekdays: readonly Weekday[];
  readonly from: string;
  readonly to: string;
  readonly ways: readonly Way[];
  readonly refused: readonly Purpose[];
  /** "" until somebody changes it. */
  readonly until: string;
  readonly note: string;
}

export interface PreferenceFlaw {
  readonly field: "wish-weekdays" | "wish-from" | "wish-to" | "wish-until";
  readonly flaw: "no-weekday" | "no-time" | "ends-first" | "no-day" | "day-past";
}

type Kept = ContactsView["contacts"][number]["preference"];
type Read = NonNullable<PreferenceBody["preference"]>;

/** What is kept of a contact; without anything, the usual office hours by every way. */
export function preferenceText(kept: Kept): PreferenceText {
  if (kept === null)
    return {
      ...{ weekdays: [1, 2, 3, 4, 5], from: "09:00", to: "18:00", ways: WAYS },
      ...{ refused: [], until: "", note: "" },
    };
  const { fromMinute, toMinute, until, weekdays, ways, refused, note } = kept;
  return {
    weekdays: WEEKDAYS.filter((each) => weekdays.includes(each)),
    from: clockText(fromMinute),
    to: clockText(toMinute),
    until: until === null ? "" : formatDay(until),
    ...{ ways, refused, note },
  };
}

/** What the server takes, or the first field that is wrong. */
export function readPreference(text: PreferenceText, asOf: Day): Result<Read, PreferenceFlaw> {
  const [fromMinute, toMinute] = [minuteOfClock(text.from), minuteOfClock(text.to)];
  if (text.weekdays.length === 0) return refuse({ field: "wish-weekdays", flaw: "no-weekday" });
  if (fromMinute === null) return refuse({ field: "wish-from", flaw: "no-time" });
  if (toMinute === null) return refuse({ field: "wish-to", flaw: "no-time" });
  if (fromMinute >= toMinute) return refuse({ field: "wish-to", flaw: "ends-first" });
  if (text.until !== "") {
    const until = parseDay(text.until);
    if (!until.ok) return refuse({ field: "wish-until", flaw: "no-day" });
    if (until.value < asOf) return refuse({ field: "wish-until", flaw: "day-past" });
  }
  return ok({
    weekdays: WEEKDAYS.filter((each) => text.weekdays.includes(each)),
    ways: WAYS.filter((each) => text.ways.includes(each)),
    refused: [...text.refused],
    until: text.until === "" ? null : text.until,
    note: text.note.trim(),
    ...{ fromMinute, toMinute },
  });
}
