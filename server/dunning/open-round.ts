import type { PoliciesInForce } from "../../shared/dunning/policy/policy-for.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { ageInMinutes, type Circumstances } from "./account-facts.ts";
import { phonesOf } from "./phones-of.ts";
import { policiesInForce } from "./policies-in-force.ts";
import type { DunningBook, DunningDesk, OrgProfile } from "./ports.ts";

/** What holds for every account of one round. */
export interface Round {
  /** When it began: what was known by then is what it stands upon. */
  readonly at: Date;
  readonly org: OrgProfile;
  readonly policies: PoliciesInForce;
  readonly now: Circumstances;
  /** In rehearsal the past is what would have been sent. */
  readonly rehearsed: boolean;
}

/** `known`: the org, if read already. */
export async function openRound(
  book: DunningBook,
  asOf: Day,
  at: Date,
  desk: Pick<DunningDesk, "stopped" | "calendars">,
  known?: OrgProfile,
): Promise<Round> {
  const org = known ?? (await book.org());
  const [policies, readAt] = await Promise.all([policiesInForce(book), book.oldestReadAt()]);
  return {
    at,
    org,
    policies,
    rehearsed: org.mode === "rehearsal",
    now: {
      asOf,
      dataAgeMinutes: ageInMinutes(readAt, at),
      stopped: desk.stopped() || org.installationStopped || org.mode === "stopped",
      phonesOf: (sheet) => phonesOf(sheet, org, desk.calendars),
      calendarOf: ({ country, timeZone }) => desk.calendars.of(country, [timeZone, org.timeZone]),
      countryOf: ({ country }) => desk.calendars.codeOf(country),
    },
  };
}
