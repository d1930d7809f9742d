import { SETTLED_WITHIN_DAYS } from "../../shared/charge/propose.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import type { ChargeDesk, Person } from "./ports.ts";
import { proposeIn } from "./propose-charges.ts";

export interface ClaimReport {
  readonly claims: number;
  /** What an admin must mend before anything more is proposed, each sentence once. */
  readonly warnings: readonly string[];
}

/**
 * The round's proposals: what each late account owes by the end of yesterday. Nothing of it is claimed, told to the
 * customer or added to an invoice before a person accepts it. A day of an invoice is proposed once, by whomever.
 */
export async function claimInRound(orgId: string, asOf: Day, desk: ChargeDesk): Promise<ClaimReport> {
  const at = desk.now();
  const by: Person = { orgId, userId: "huikuan", userName: "Huikuan", role: "admin" };
  const accountIds = await desk.inTenant(orgId, async (book) =>
    (await book.anyTerms()) ? book.accountsLate(asOf, addDays(asOf, -SETTLED_WITHIN_DAYS)) : [],
  );
  const warnings = new Set<string>();
  let claims = 0;
  for (const accountId of accountIds) {
    // In a transaction of its own, so that people wait for one account and not for all.
    const told = await desk.inTenant(orgId, async (book) =>
      (await book.lockAccount(accountId))
        ? proposeIn(accountId, asOf, { book, by, at, newId: () => desk.newId() })
        : null,
    );
    claims += told?.added ?? 0;
    for (const { why, message } of told?.refused ?? []) if (why === "stuck") warnings.add(message.en);
  }
  return { claims, warnings: [...warnings] };
}
