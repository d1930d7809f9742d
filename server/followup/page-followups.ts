import type { FollowUpPageBody } from "../../shared/followup/contract.ts";
import type { FollowUpDesk } from "./ports.ts";

const PAGE_SIZE = 30;

/** One page of an account's log, newest first, with the cursor of the next older one. */
export async function pageFollowUps(
  at: { readonly orgId: string; readonly accountId: string },
  before: string | null,
  desk: FollowUpDesk,
): Promise<FollowUpPageBody> {
  const page = await desk.inTenant(at.orgId, (book) => book.page(at.accountId, before, PAGE_SIZE));
  return { followups: [...page.followups], before: page.before };
}
