import type { ContactEntry } from "../../shared/contact/ledger.ts";
import type { ContactSituation } from "../../shared/contact/may-contact.ts";

/** The figures of the catalogue, written down a second time and counted the long way. */
const FIGURES: Readonly<Record<string, readonly [from: number, to: number]>> = {
  US: [8, 21],
  CN: [8, 22],
  GB: [8, 21],
  DE: [8, 20],
  SG: [7, 21],
};

const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;

const shows = new Map<string, Intl.DateTimeFormat>();

interface Shown {
  readonly day: string;
  readonly weekday: number;
  readonly hour: number;
}

const read = new Map<string, Shown>();

function wall(at: Date, timeZone: string): Shown {
  const known = read.get(`${timeZone}${at.getTime()}`);
  if (known !== undefined) return known;
  const clock =
    shows.get(timeZone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  shows.set(timeZone, clock);
  const [day = "", time = ""] = clock.format(at).split(" ");
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const shown = { day, weekday: ((new Date(day).getUTCDay() + 6) % 7) + 1, hour: hours + minutes / 60 };
  if (read.size > 10_000) read.clear();
  read.set(`${timeZone}${at.getTime()}`, shown);
  return shown;
}

/** Every breach of a limit that the finished ledger shows. */
export function judgeWeek({ ledger, preference, zones }: ContactSituation, code: string): readonly string[] {
  const [from, to] = FIGURES[code] ?? [0, 24];
  const breaches: string[] = [];
  const calls = ledger.filter(({ way }) => way === "call");
  for (const entry of ledger) {
    const told = `${entry.way} at ${entry.at.toISOString()}`;
    for (const zone of zones) {
      const { hour, weekday } = wall(entry.at, zone);
      const asked =
        preference !== null && zones.some((each) => stands(preference.until, wall(entry.at, each).day));
      if (asked && preference.refused.length > 1) breaches.push(`${told}: refused`);
      const hours = asked ? [preference.fromMinute / 60, preference.toMinute / 60] : [from, to];
      if (hour < (hours[0] ?? 0) || hour >= (hours[1] ?? 24))
        breaches.push(`${told}: ${hour} o'clock in ${zone}`);
      if (asked && !preference.weekdays.some((day) => day === weekday)) breaches.push(`${told}: weekday`);
      if (asked && !preference.ways.includes(entry.way)) breaches.push(`${told}: way`);
      if (code === "CN") breaches.push(...chineseDay(ledger, entry, zone));
    }
    if (entry.way !== "call" || code === "CN") continue;
    const before = calls.filter(({ at }) => entry.at.getTime() - at.getTime() < WEEK_MS && at <= entry.at);
    if (before.length > (code === "SG" ? 10 : 7)) breaches.push(`${told}: ${before.length} in a week`);
    if (code === "US" && before.some((each) => each.conversation && each !== entry))
      breaches.push(`${told}: after a conversation`);
  }
  return breaches;
}

function chineseDay(ledger: readonly ContactEntry[], entry: ContactEntry, zone: string): readonly string[] {
  const { day } = wall(entry.at, zone);
  const same = ledger.filter(({ at }) => at <= entry.at && wall(at, zone).day === day);
  const spoken = same.filter(({ way, conversation }) => conversation && way !== "email" && way !== "sms");
  const tried = same.filter(
    ({ way, conversation, address }) =>
      !conversation && way !== "email" && way !== "visit" && address !== null && address === entry.address,
  );
  return [
    ...(spoken.length > 3 ? [`${spoken.length} conversations on ${day}`] : []),
    ...(tried.length > 6 ? [`${tried.length} tries on ${day}`] : []),
  ];
}

const stands = (until: number | null, day: string): boolean =>
  until === null || Date.parse(day) / (24 * HOUR_MS) <= until;
