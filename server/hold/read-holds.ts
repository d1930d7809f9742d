import type { HoldsBody, VetoCountsBody } from "../../shared/hold/contract.ts";
import { exemptionBody, vetoBody } from "./bodies.ts";
import type { HoldDesk, Holder } from "./ports.ts";

/** What people hold back of one account now. */
export function readHolds(
  { orgId, accountId }: Pick<Holder, "orgId" | "accountId">,
  desk: HoldDesk,
): Promise<HoldsBody> {
  return desk.inTenant(orgId, async (book) => {
    const at = desk.now();
    const { timeZone, maxVetoHours } = await book.org();
    const exemptions = await book.exemptions(accountId, desk.dayIn(timeZone, at));
    const veto = await book.veto(accountId, at);
    return {
      exemptions: exemptions.map(exemptionBody),
      veto: veto && vetoBody(veto, timeZone),
      maxVetoHours,
    };
  });
}

const COUNTED_MS = 90 * 86_400_000;

const SHOWN = 200;

/** Whose messages are put off now, by whom and why; and who puts messages off how often. */
export function countVetoes(orgId: string, desk: HoldDesk): Promise<VetoCountsBody> {
  return desk.inTenant(orgId, async (book) => {
    const at = desk.now();
    const { timeZone } = await book.org();
    const now = await book.vetoesNow(at, SHOWN);
    return {
      now: now.map(({ account, ...veto }) => ({
        ...vetoBody(veto, timeZone),
        accountId: veto.accountId,
        account,
      })),
      owners: await book.vetoCounts(new Date(at.getTime() - COUNTED_MS)),
    };
  });
}
