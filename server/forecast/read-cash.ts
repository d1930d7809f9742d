import type { CashAheadBody } from "../../shared/forecast/contract.ts";
import { LEAST_SETTLED } from "../../shared/forecast/foresee.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import type { ForecastDesk } from "./ports.ts";

/** The org's money of the coming weeks, as its last round told it. */
export const readCash = (orgId: string, desk: ForecastDesk): Promise<CashAheadBody> =>
  desk.inTenant(orgId, async (book) => {
    const kept = await book.kept();
    if (kept === null) return { state: "not-counted" };
    const { settled, asOf, together, layers, cash } = kept;
    if (settled < LEAST_SETTLED) return { state: "too-little", settled, needed: LEAST_SETTLED };
    return { state: "ready", asOf: formatDay(asOf), settled, together, layers, cash: [...cash] };
  });
