import type { Debtor, Happened } from "./week-terms.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

interface Shown {
  readonly day: string;
  readonly weekday: number;
  readonly hour: number;
}

const shows = new Map<string, Intl.DateTimeFormat>();
const read = new Map<string, Shown>();

/** By another reading of clocks than the one that is judged. */
function wall(at: Date, timeZone: string): Shown {
  const key = `${timeZone}${at.getTime()}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  const clock =
    shows.get(timeZone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  shows.set(timeZone, clock);
  const [day = "", time = ""] = clock.format(at).split(" ");
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const shown = { day, weekday: ((new Date(day).getUTCDay() + 6) % 7) + 1, hour: hours + minutes / 60 };
  if (read.size > 10_000) read.clear();
  read.set(key, shown);
  return shown;
}

const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;

/** Every breach of an active limit, wish or stop that the finished week shows, counted the long way; what is marked is none. */
export function judgeWeek(debtor: Debtor, all: readonly Debtor[]): readonly string[] {
  return debtor.happened
    .filter(({ beyond }) => !beyond)
    .flatMap((entry) =>
      [...wishesBroken(debtor, entry), ...countsBroken(debtor, all, entry)].map(
        (breach) => `${entry.way} at ${entry.begun.toISOString()} in ${debtor.terms.code}: ${breach}`,
      ),
    );
}

/** What stood written when it began: stops, wishes, and the hours wherever they may be. */
function wishesBroken(
  { terms, told }: Debtor,
  { begun, way, purpose, told: written }: Happened,
): readonly string[] {
  const breaches: string[] = [];
  const last = told[written - 1];
  const places = terms.zones.map((zone) => wall(begun, zone));
  const standsSomewhere = (until: number | null): boolean =>
    until === null || places.some(({ day }) => dayNumber(day) <= until);
  for (const { because, until, of } of last?.stops ?? [])
    if (standsSomewhere(until) && (of === undefined || (of.way === way && of.purpose === purpose)))
      breaches.push(`against ${because}`);
  const wish = last?.preference ?? null;
  const asked = wish !== null && standsSomewhere(wish.until) ? wish : null;
  if (asked?.refused.includes(purpose)) breaches.push("refused");
  if (asked && !asked.ways.includes(way)) breaches.push("way");
  const { from, to } = terms.figures;
  const [opens, closes] = asked ? [asked.fromMinute / 60, asked.toMinute / 60] : [from, to];
  for (const { hour, weekday } of places) {
    if (hour < opens || hour >= closes) breaches.push(`${hour} o'clock`);
    if (asked && !asked.weekdays.some((day) => day === weekday)) breaches.push("weekday");
  }
  return breaches;
}

/** What had begun until then and arrived, with itself. */
function countsBroken(
  { terms, happened }: Debtor,
  all: readonly Debtor[],
  entry: Happened,
): readonly string[] {
  const { calls, pause, spoken, tries } = terms.figures;
  const breaches: string[] = [];
  const until = ({ begun, gone }: Happened): boolean => !gone && begun <= entry.begun;
  const before = happened.filter((each) => each === entry || isBefore(each, entry, happened));
  if (entry.way === "call") {
    const called = before.filter((each) => each.way === "call" && until(each));
    const recent = called.filter(({ begun }) => entry.begun.getTime() - begun.getTime() < WEEK_MS);
    if (calls >= 0 && recent.length > calls) breaches.push(`${recent.length} calls in a week`);
    const since = (each: Happened): number => entry.begun.getTime() - each.begun.getTime();
    if (
      pause >= 0 &&
      called.some((each) => each !== entry && each.conversation && since(each) < pause * DAY_MS)
    )
      breaches.push("after a conversation");
  }
  const sameDay = (each: Happened): boolean =>
    terms.zones.some((zone) => wall(each.begun, zone).day === wall(entry.begun, zone).day);
  if (spoken >= 0 && entry.way !== "email" && entry.way !== "sms") {
    const talks = before.filter(
      (each) =>
        each.conversation && each.way !== "email" && each.way !== "sms" && until(each) && sameDay(each),
    );
    if (entry.conversation && talks.length > spoken) breaches.push(`${talks.length} conversations in a day`);
  }
  if (tries >= 0 && byNumber(entry) && !entry.conversation && entry.address !== null) {
    const tried = all.flatMap((debtor) =>
      debtor.happened.filter(
        (each) =>
          (each === entry || each.begun < entry.begun) &&
          byNumber(each) &&
          !each.conversation &&
          each.address === entry.address &&
          until(each) &&
          sameDay(each),
      ),
    );
    if (tried.length > tries) breaches.push(`${tried.length} tries in a day`);
  }
  return breaches;
}

const byNumber = ({ way }: Happened): boolean => way === "call" || way === "sms" || way === "message";

/** Of those that began in one moment, what was written down first. */
const isBefore = (each: Happened, entry: Happened, happened: readonly Happened[]): boolean =>
  each.begun < entry.begun ||
  (each.begun.getTime() === entry.begun.getTime() && happened.indexOf(each) < happened.indexOf(entry));
