import { describe, expect, it } from "@jest/globals";
import { liveWeek } from "./contact-week.ts";

const WEEKS = 100;

describe("K-08 random weeks of rules, clerks and retries on a virtual clock", () => {
  it(`breach no active limit, and every refusal has a reason and the first moment that is allowed (${WEEKS} of 100,000)`, () => {
    const all = { contacts: 0, refusals: 0, retries: 0, beyond: 0 };
    for (let seed = 1; seed <= WEEKS; seed += 1) {
      const { faults, ...week } = liveWeek(seed);
      expect({ seed, faults: faults.slice(0, 3) }).toEqual({ seed, faults: [] });
      all.contacts += week.contacts;
      all.refusals += week.refusals;
      all.retries += week.retries;
      all.beyond += week.beyond;
    }
    // Neither a rule that lets everything through nor one that lets nothing.
    expect(all.refusals).toBeGreaterThan(WEEKS);
    expect(all.contacts).toBeGreaterThan(WEEKS);
    expect(all.retries).toBeGreaterThan(WEEKS);
    expect(all.beyond).toBeGreaterThan(WEEKS / 10);
  });
});
