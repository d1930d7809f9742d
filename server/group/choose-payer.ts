import type { GroupBody } from "../../shared/group/contract.ts";
import type { PayerRequest } from "../../shared/group/request-contract.ts";
import { addDays } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { groupBody } from "./group-body.ts";
import type { Chooser, GroupDesk, PayerChoice } from "./ports.ts";

export type PayerRefusal =
  | "not-allowed"
  | "not-synced"
  | "no-group"
  | "not-head-office"
  | "same-id-other-text";

/**
 * Says at a head office whether it pays for its group. It holds from the next day's round on: what was decided this morning
 * was decided about each account as it stood then. Sent again with the same id it is the one that is there.
 */
export function choosePayer(
  chooser: Chooser,
  { clientId, together, reason }: PayerRequest,
  desk: GroupDesk,
): Promise<Result<GroupBody, PayerRefusal>> {
  const { orgId, accountId, userId, userName, role } = chooser;
  return desk.inTenant(orgId, async (book) => {
    if (role !== "admin" && role !== "collector") return refuse("not-allowed");
    if (!(await book.knows(accountId))) return refuse("not-synced");
    const at = desk.now();
    const today = desk.dayIn((await book.org()).timeZone, at);
    const group = await book.group(accountId, today);
    if (group === null) return refuse("no-group");
    if (group.root.accountId !== accountId) return refuse("not-head-office");
    const choice: PayerChoice = {
      choiceId: clientId,
      rootId: accountId,
      together,
      reason,
      fromOn: addDays(today, 1),
      by: { userId, userName },
    };
    if (await book.addChoice(choice, at)) return ok(groupBody({ ...group, choice }));
    const known = await book.choice(clientId);
    return known !== null && isSame(known, choice) ? ok(groupBody(group)) : refuse("same-id-other-text");
  });
}

const isSame = (a: PayerChoice, b: PayerChoice): boolean =>
  a.rootId === b.rootId && a.together === b.together && a.reason === b.reason;
