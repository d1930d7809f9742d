import type { AccountTimeline, PastRound } from "../../shared/dunning/replay/timeline.ts";
import { assert } from "../../shared/kernel/result.ts";
import type { ReplayDesk } from "./replay-ports.ts";
import { standingFrom } from "./round-notes.ts";

/** The past of some accounts as far as these rounds need it; those of one household in one. */
export async function readTimelines(
  orgId: string,
  households: readonly (readonly string[])[],
  rounds: readonly PastRound[],
  { inTenant, calendars }: ReplayDesk,
): Promise<readonly AccountTimeline[]> {
  const accountIds = households.flat();
  const [first, last] = [rounds[0], rounds.at(-1)];
  assert(first && last, "there are rounds to walk");
  const since = new Date(Math.floor(first.at / 1000));
  const { entries, facts, messages } = await inTenant(orgId, async (book) => ({
    entries: await book.entriesKnown(accountIds, first.asOf, since),
    facts: await book.factsKnown(accountIds, since),
    messages: await book.messages(accountIds, last.asOf),
  }));
  return households.map((household) => ({
    accountId: household[0] ?? "",
    ...(household.length > 1 ? { household } : {}),
    entries: household.flatMap((accountId) => entries.get(accountId) ?? []),
    standing: household
      .flatMap((accountId) => facts.get(accountId) ?? [])
      .map((known) => ({ ...known, what: standingFrom(known.what, calendars) })),
    messages: household.flatMap((accountId) => messages.get(accountId) ?? []),
  }));
}
