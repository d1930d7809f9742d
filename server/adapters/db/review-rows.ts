import type { Transaction } from "kysely";
import type { ReviewBook } from "../../review/ports.ts";
import { type AccountUrl, readAccountUrls } from "./account-urls.ts";
import { dayOrNull, dayOrNullTo, dayTo } from "./columns.ts";
import { lockAccount } from "./lock-account.ts";
import { readReviewed, reviewCalendarOn } from "./review-facts.ts";
import type { Database } from "./schema.ts";

/** Reviews and their calendar, inside one tenant's transaction: only added. */
export function reviewBook(tx: Transaction<Database>, orgId: string, accountUrl: AccountUrl): ReviewBook {
  return {
    async timeZone() {
      const org = tx.selectFrom("org").select("time_zone").where("org_id", "=", orgId);
      return (await org.executeTakeFirstOrThrow()).time_zone;
    },
    calendarOn: (asOf) => reviewCalendarOn(tx, orgId, asOf),
    accounts: (asOf, only) => readReviewed(tx, orgId, asOf, only),
    lockAccount: (accountId) => lockAccount(tx, orgId, accountId),
    urlsOf: (accountIds) => readAccountUrls(tx, orgId, accountIds, accountUrl),
    ...kept(tx, orgId),
  };
}

const kept = (
  tx: Transaction<Database>,
  orgId: string,
): Pick<ReviewBook, "addCalendar" | "reviewOf" | "addReview"> => ({
  async addCalendar({ calendarId, calendar, from, reason, by, userId, at }) {
    const who = { by_user: userId, by_name: by, recorded_at: at };
    const added = await tx
      .insertInto("review_calendar")
      .values({
        ...{ org_id: orgId, calendar_id: calendarId, valid_from: dayTo(from) },
        ...{ body: JSON.stringify(calendar), reason, ...who },
      })
      .onConflict((there) => there.columns(["org_id", "calendar_id"]).doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  },
  async reviewOf(reviewId) {
    const row = await tx
      .selectFrom("review")
      .select(["account_id", "outcome", "rationale", "again_on", "by_user"])
      .where("org_id", "=", orgId)
      .where("review_id", "=", reviewId)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { account_id: accountId, outcome, rationale, by_user: userId } = row;
    return { accountId, outcome, rationale, againOn: dayOrNull(row.again_on), userId };
  },
  async addReview({ reviewId, accountId, on, outcome, rationale, grade, dueOn, againOn, userId, by, at }) {
    await tx
      .insertInto("review")
      .values({
        ...{
          org_id: orgId,
          review_id: reviewId,
          account_id: accountId,
          on_day: dayTo(on),
          outcome,
          rationale,
        },
        ...{ grade, due_on: dayOrNullTo(dueOn), again_on: dayOrNullTo(againOn) },
        ...{ by_user: userId, by_name: by, at },
      })
      .execute();
  },
});
