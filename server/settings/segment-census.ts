import type { AccountTraits, Segments } from "../../shared/dunning/policy/segment.ts";
import { choosePolicy } from "../../shared/dunning/policy/segments.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { SegmentsBody } from "../../shared/settings/contract.ts";
import { traitsOf } from "../dunning/index.ts";
import type { SettingsBook, SettingsDesk } from "./ports.ts";

/** An account with all that segments ask about it today. */
export interface Person {
  readonly name: string;
  readonly traits: AccountTraits;
}

/** Accounts read with their ledgers at once. */
const CHUNK = 200;

/**
 * Every active account, by name, with its traits of today. What is open and who belongs together is read where one of
 * these segments asks for it; of a large org that takes as long as reading its open invoices.
 */
export async function censusFor(
  lists: readonly Segments[],
  book: SettingsBook,
  asOf: Day,
  desk: Pick<SettingsDesk, "calendars">,
): Promise<readonly Person[]> {
  const seen = await book.accountsSeen(asOf);
  if (!lists.some(asksForMoneyOrGroup))
    return seen.map((each) => ({ name: each.name, traits: traitsOf(each, asOf, desk.calendars) }));
  const people: Person[] = [];
  for (let at = 0; at < seen.length; at += CHUNK) {
    const ids = seen.slice(at, at + CHUNK).map(({ accountId }) => accountId);
    const sheets = await book.dunning.sheets(ids, false, asOf);
    const traits = new Map(sheets.map((sheet) => [sheet.accountId, traitsOf(sheet, asOf, desk.calendars)]));
    for (const { accountId, name } of seen.slice(at, at + CHUNK)) {
      const found = traits.get(accountId);
      if (found) people.push({ name, traits: found });
    }
  }
  return people;
}

const asksForMoneyOrGroup = ({ segments }: Segments): boolean =>
  segments.some(({ when }) => when.openAtLeast !== undefined || when.accountIds !== undefined);

/** How many of them each segment takes, in the order of the segments, the rest last. */
export function countsOf(people: readonly Person[], segments: Segments): SegmentsBody["counts"] {
  const taken = new Map<string | null, number>();
  for (const { traits } of people) {
    const { segment } = choosePolicy(segments, traits);
    taken.set(segment, (taken.get(segment) ?? 0) + 1);
  }
  const rows = segments.segments.map(({ key, policyId }) => ({ segment: key as string | null, policyId }));
  return [...rows, { segment: null, policyId: segments.otherwise }].map((row) => ({
    ...row,
    accounts: taken.get(row.segment) ?? 0,
  }));
}
