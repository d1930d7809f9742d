import { liveWeek } from "../contact/contact-week.ts";

/** How many make the catalogue's figure. */
export const CONTACT_WEEKS = 100_000;

interface Asked {
  readonly seeds: number;
  readonly from: number;
  readonly seed: string | null;
}

/** K-08: so many weeks; the number of each that breaks a limit or refuses without a reason and a moment is printed. */
export function contactWeeks({ seeds, from, seed }: Asked) {
  const startedAt = performance.now();
  const first = seed === null ? from : Number(seed);
  const last = seed === null ? from + seeds - 1 : first;
  const total = { contacts: 0, refusals: 0, retries: 0, beyond: 0, failed: 0 };
  for (let at = first; at <= last; at += 1) {
    const { faults, ...week } = liveWeek(at);
    total.contacts += week.contacts;
    total.refusals += week.refusals;
    total.retries += week.retries;
    total.beyond += week.beyond;
    if (faults.length === 0) continue;
    total.failed += 1;
    process.stdout.write(`week ${at}: ${faults.slice(0, 3).join(" | ")}\n`);
  }
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  return {
    simulate: "contact-weeks",
    weeks: last - first + 1,
    from: first,
    ...total,
    seconds,
    ok: total.failed === 0,
  };
}
