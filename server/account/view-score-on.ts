import type { ScoreOnBody } from "../../shared/credit/contract.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { scoreOnDay } from "../credit/index.ts";
import type { AccountDesk, Reader } from "./ports.ts";

/** What the account's score was on a day that has come, and how we know. */
export const viewScoreOn = (
  { orgId, accountId }: Pick<Reader, "orgId" | "accountId">,
  on: Day,
  desk: Pick<AccountDesk, "inTenant" | "now" | "dayIn">,
): Promise<Result<ScoreOnBody, "not-synced" | "not-yet">> => {
  const at = desk.now();
  return desk.inTenant(orgId, async ({ credit, dunning, header }) => {
    if ((await header(accountId)) === null) return refuse("not-synced");
    const { timeZone } = await dunning.org();
    if (on > desk.dayIn(timeZone, at)) return refuse("not-yet");
    return ok(
      await scoreOnDay(
        credit,
        accountId,
        on,
        morningOf(on, (moment) => desk.dayIn(timeZone, moment)),
      ),
    );
  });
};

const QUARTER_MS = 15 * 60_000;
/** No zone is further ahead of UTC. */
const AHEAD_MS = 14 * 3_600_000;

/** A zone's midnight is found by asking: no hour is skipped that way, whatever its clocks do. */
function morningOf(on: Day, dayAt: (at: Date) => Day): Date {
  let at = new Date(Date.parse(`${formatDay(on)}T00:00:00Z`) - AHEAD_MS);
  while (dayAt(at) < on) at = new Date(at.getTime() + QUARTER_MS);
  return at;
}
