import { IANAZone } from "luxon";

/** A change of a zone's clocks: at that minute since 1970 UTC the wall goes from one offset to another, in minutes. */
export interface Transition {
  readonly zone: string;
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** Other names of zones, which a CRM may give and no engine lists: of the tz database's file "backward", and its fixed ones. */
export const LINKS: readonly string[] = (
  "Asia/Chongqing Asia/Harbin Asia/Ho_Chi_Minh Asia/Istanbul Asia/Kathmandu Asia/Kashgar Asia/Kolkata Asia/Yangon " +
  "Atlantic/Faroe America/Buenos_Aires Antarctica/South_Pole Australia/ACT Australia/LHI Australia/NSW Brazil/East " +
  "Canada/Atlantic Canada/Newfoundland Chile/Continental Cuba Egypt Eire Europe/Belfast Europe/Kyiv GB Hongkong Iran " +
  "Israel Jamaica Japan Kwajalein Libya NZ NZ-CHAT Navajo PRC Pacific/Samoa Poland Portugal ROC ROK Singapore Turkey " +
  "US/Alaska US/Arizona US/Central US/Eastern US/Hawaii US/Mountain US/Pacific W-SU Zulu EST5EDT CET WET Etc/GMT+12"
).split(" ");

const FORTNIGHT = 14 * 1440;
const minuteOf = (text: string): number => Date.parse(text) / 60_000;

/** Every zone that the engine has, and every change of its clocks in those years; nothing of ours is asked. */
export function transitionsOf(
  zones: readonly string[],
  fromYear: number,
  toYear: number,
): readonly Transition[] {
  const [first, last] = [minuteOf(`${fromYear}-01-01T00:00Z`), minuteOf(`${toYear + 1}-01-01T00:00Z`)];
  return zones.flatMap((zone) => {
    const clock = IANAZone.create(zone);
    const offset = (at: number): number => clock.offset(at * 60_000);
    const found: Transition[] = [];
    let before = offset(first);
    // Ramadan in Morocco, the shortest time between two changes, lasts four weeks.
    for (let at = first; at < last; at += FORTNIGHT) {
      const after = offset(at + FORTNIGHT);
      if (before !== after) found.push({ zone, at: change(offset, at, at + FORTNIGHT), before, after });
      before = after;
    }
    return found;
  });
}

function change(offset: (at: number) => number, from: number, to: number): number {
  let [same, other] = [from, to];
  const before = offset(from);
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offset(middle) === before) same = middle;
    else other = middle;
  }
  return other;
}

/** What the wall shows, in minutes since 1970-01-01 00:00 of the wall. */
export const wallAt = ({ at: change, before, after }: Transition, at: number): number =>
  at + (at < change ? before : after);

/** One of each kind: which way, how far, at which hour of the wall. */
export function oneOfEachKind(transitions: readonly Transition[]): readonly Transition[] {
  const kinds = new Map<string, Transition>();
  for (const each of transitions) {
    const hour = (((each.at + each.before) % 1440) + 1440) % 1440;
    const kind = `${each.before} ${each.after} ${hour}`;
    if (!kinds.has(kind)) kinds.set(kind, each);
  }
  return [...kinds.values()];
}
