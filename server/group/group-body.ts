import type { GroupBody } from "../../shared/group/contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import type { GroupStanding } from "./ports.ts";

/** A group as it travels. */
export const groupBody = ({ root, accounts, members, together, choice }: GroupStanding): GroupBody => ({
  root,
  accounts,
  ...(members.length > 0 && { members: [...members] }),
  together,
  choice: choice && {
    together: choice.together,
    reason: choice.reason,
    by: choice.by.userName,
    fromOn: formatDay(choice.fromOn),
  },
});
