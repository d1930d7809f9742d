import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { CreditHoldBody } from "../../shared/limit/contract.ts";
import { holdBody } from "./hold-body.ts";
import type { Controller, LimitDesk } from "./ports.ts";
import { standingOf } from "./standing.ts";

/** Whether an account may buy on credit, why not, and what was allowed all the same. */
export function readHold(
  { orgId, accountId, role }: Controller,
  desk: LimitDesk,
): Promise<Result<CreditHoldBody, "not-synced">> {
  return desk.inTenant(orgId, async (book): Promise<Result<CreditHoldBody, "not-synced">> => {
    const asOf = desk.dayIn((await book.org()).timeZone, desk.now());
    const standing = await standingOf(book, accountId, asOf);
    return standing === null ? refuse("not-synced") : ok(holdBody(standing, role, asOf));
  });
}
