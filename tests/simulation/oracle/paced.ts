import { daysBetween, type Day } from "../../../shared/kernel/day.ts";
import { isTimeZone, wallClock } from "../../../shared/dunning/wall-clock.ts";
import { dayIn, ZONE } from "../clock-on-wall.ts";
import type { Sworn, World } from "../world.ts";
import { type InForce, type PoliciesOf, rungDays } from "./in-force.ts";
import { placeOf, type Said } from "./said.ts";

const SLACK_MINUTES = 13;
const STOPS_WITHIN_MS = 5_000;

/** By another's policy, twice, too early, too soon after, a level skipped, at night, after a stop. */
export function badlyPaced(world: World, said: readonly Said[], policiesOf: PoliciesOf): string[] {
  const flaws: string[] = [];
  const ids = new Set<string>();
  const before = new Map<string, Said[]>();
  for (const each of said) {
    const wrong = (flaw: string): void => void flaws.push(`${flaw}: ${placeOf(each)}`);
    const policies = policiesOf(each.accountId);
    if (!policies.some(({ policy }) => policy.id === each.under)) wrong(`asked as if under ${each.under}`);
    if (ids.has(each.id)) wrong("arrived twice");
    ids.add(each.id);
    const earlier = before.get(`${each.accountId}/${each.currency}`) ?? [];
    before.set(`${each.accountId}/${each.currency}`, [...earlier, each]);
    const last = earlier.at(-1);
    if (last?.on === each.on) wrong("second on one day");
    else if (
      last &&
      daysBetween(last.on, each.on) < Math.min(...policies.map(({ policy }) => policy.minGapDays))
    )
      wrong("within the gap");
    if (dayIn(new Date(each.begun)) < each.on) wrong("before its day");
    const why = whyNotNow(world, each, earlier, policies);
    if (why !== null) wrong(why);
    if (each.kind === "letter" && isAtNight(world, each, policies)) wrong("outside of the window");
    if (each.kind === "letter" && isAfterStop(world, each)) wrong("after the stop");
  }
  return flaws;
}

/** Some invoice must carry it: old enough, every level below taken, and this one not. */
function whyNotNow(
  world: World,
  each: Said,
  earlier: readonly Said[],
  policies: readonly InForce[],
): string | null {
  const daysOf = (level: number, pick: (...days: number[]) => number): number =>
    pick(...policies.flatMap(({ policy }) => rungDays(policy, level) ?? []));
  const dpd = (invoiceId: string, on: Day): number => {
    const entry = world.ledger.get(invoiceId)?.is;
    return entry?.kind === "invoice" ? daysBetween(entry.dueOn, on) : -999;
  };
  // Steps of two policies have nothing in common but their days.
  const isAsHigh = (other: Said, level: number, pick: (...days: number[]) => number): boolean =>
    other.under === each.under ? other.level >= level : daysAsked(other, policies) >= daysOf(level, pick);
  const taken = (invoiceId: string, level: number, pick: (...days: number[]) => number): boolean =>
    earlier.some(
      (other) =>
        isAsHigh(other, level, pick) &&
        other.invoiceIds.includes(invoiceId) &&
        dpd(invoiceId, other.on) >= daysOf(level, pick),
    );
  // Under another policy whatever reached the days of a step was that step as well.
  const reached = (invoiceId: string, level: number): boolean =>
    earlier.some(
      (other) =>
        other.under !== each.under &&
        other.invoiceIds.includes(invoiceId) &&
        dpd(invoiceId, other.on) >= daysOf(level, Math.min),
    );
  const old = each.invoiceIds.filter((id) => dpd(id, each.on) >= daysOf(each.level, Math.min));
  if (old.length === 0) return "too early";
  const climbed = old.filter((id) =>
    Array.from({ length: each.level }, (_, level) => level).every(
      (level) => daysOf(level, Math.min) <= 0 || taken(id, level, Math.min) || reached(id, level),
    ),
  );
  if (climbed.length === 0) return "a level was skipped";
  // An edit may name and date a step anew: then it is another step.
  if (policies.length > 2) return null;
  if (climbed.some((id) => !taken(id, each.level, Math.max))) return null;
  return climbed.some((id) => mayRepeat(id, dpd(id, each.on), each, earlier, policies))
    ? null
    : "the same step again";
}

/** The days of the step that a demand was of, by its own policy. */
const daysAsked = ({ under, level }: Said, policies: readonly InForce[]): number =>
  Math.min(
    ...policies
      .filter(({ policy }) => policy.id === under)
      .flatMap(({ policy }) => rungDays(policy, level) ?? []),
  );

/** A step that repeats: far enough from the last time, and not more often than it says. */
function mayRepeat(
  id: string,
  dpd: number,
  { level, on, invoiceIds }: Said,
  earlier: readonly Said[],
  policies: readonly InForce[],
): boolean {
  const before = earlier.filter((other) => other.level === level);
  // A letter that names others as well may have been theirs: it does not put off the repeat of this one.
  const last = earlier.findLast(
    (other) => other.level >= level && other.invoiceIds.includes(id) && other.invoiceIds.length === 1,
  );
  const named = new Set([...invoiceIds, ...before.flatMap((other) => other.invoiceIds)]);
  // An edit that moves a step moves its repeats: what was said before counts for the rung that it reached.
  const moved = new Set(policies.map(({ policy }) => policy.steps[level]?.days)).size - 1;
  return policies.some(({ policy: { steps } }) => {
    const { days = 0, repeat } = steps[level] ?? {};
    if (repeat === undefined) return false;
    const since = last === undefined ? repeat.everyDays : daysBetween(last.on, on);
    const isSpaced = since >= repeat.everyDays && dpd >= days + repeat.everyDays;
    return isSpaced && before.length < named.size * (1 + repeat.times + moved);
  });
}

function isAtNight(world: World, { accountId, begun }: Said, policies: readonly InForce[]): boolean {
  const zone = world.accounts.get(accountId)?.is.timeZone ?? null;
  const { weekday, minute } = wallClock(new Date(begun), zone !== null && isTimeZone(zone) ? zone : ZONE);
  return !policies.some(
    ({ policy: { sendWindow } }) =>
      sendWindow.weekdays.includes(weekday) &&
      minute >= sendWindow.fromMinute - SLACK_MINUTES &&
      minute < sendWindow.toMinute + SLACK_MINUTES,
  );
}

function isAfterStop(world: World, { begun }: Said): boolean {
  return (["org", "house"] as const).some((who) => {
    const last = [...world.swornOf("stopped"), ...world.swornOf("going")]
      .filter((seen) => seen.who === who && seen.at <= begun)
      .reduce<Sworn | null>((a, seen) => (a === null || seen.order > a.order ? seen : a), null);
    return last?.kind === "stopped" && begun > last.at + STOPS_WITHIN_MS;
  });
}
