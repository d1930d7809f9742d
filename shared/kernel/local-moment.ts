const MINUTE_MS = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A moment as the clock on a wall in an IANA zone shows it, with that zone's offset, so that whoever shows it
 * needs no zone: `localMoment(at, "Asia/Shanghai")` → "2026-08-18T09:12:00.000+08:00". Exact to the millisecond.
 * Throws a RangeError for a zone that clocks do not know.
 */
export function localMoment(at: Date, timeZone: string): string {
  const minutes = offsetMinutes(at, timeZone);
  const wall = new Date(at.getTime() + minutes * MINUTE_MS);
  // ISO 8601 has four digits for a year; the first and the last hours of those stay where they are.
  if (wall.getUTCFullYear() < 0 || wall.getUTCFullYear() > 9999) return at.toISOString();
  const size = Math.abs(minutes);
  const offset = `${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
  return `${wall.toISOString().slice(0, -1)}${minutes < 0 ? "-" : "+"}${offset}`;
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** Whole minutes: before zones were agreed clocks differed by seconds too, which no offset can be written with. */
function offsetMinutes(at: Date, timeZone: string): number {
  const name = formatOf(timeZone)
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName");
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(name?.value ?? "") ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
    formats.set(timeZone, format);
  }
  return format;
}
