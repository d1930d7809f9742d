import type { Channel } from "../../shared/dunning/contract.ts";
import { reachesCustomer } from "../../shared/dunning/reaches-customer.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { addressee } from "./addressee.ts";
import { gateOf } from "./day-gate.ts";
import { type Judged, judgeNarrowly } from "./judge-accounts.ts";
import { openRound } from "./open-round.ts";
import type { DunningDesk } from "./ports.ts";

/** A message that will leave on a day to come, unless something changes. */
export interface MessageForeseen {
  readonly accountId: string;
  readonly account: string;
  readonly ownerId: string | null;
  readonly on: Day;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly days: number;
  readonly channel: Channel;
  readonly recipient: string | null;
  readonly contact: string | null;
}

const CHUNK = 100;

/**
 * What the rounds of these days would send to customers by what is known now, the earliest for each account and currency.
 * Writes nothing. An account that cannot be judged is left out: its own round names it.
 */
export async function foreseeDays(
  orgId: string,
  days: readonly Day[],
  desk: Pick<DunningDesk, "inTenant" | "now" | "calendars" | "stopped">,
): Promise<readonly MessageForeseen[]> {
  const first = new Map<string, MessageForeseen>();
  for (const on of days) {
    const { round, accountIds } = await desk.inTenant(orgId, async (book) => ({
      round: await openRound(book, on, desk.now(), desk),
      accountIds: await book.accountsToPlan(on),
    }));
    const gate = await gateOf(orgId, accountIds, round, desk);
    for (let at = 0; at < accountIds.length; at += CHUNK) {
      const { judged } = await judgeNarrowly(orgId, accountIds.slice(at, at + CHUNK), round, desk);
      for (const message of judged.map(gate).flatMap((each) => messageOf(each, on) ?? [])) {
        const key = `${message.accountId}/${message.currency}`;
        if (!first.has(key)) first.set(key, message);
      }
    }
  }
  return [...first.values()];
}

function messageOf({ sheet, facts, decision }: Judged, on: Day): MessageForeseen | null {
  if (decision.kind !== "remind" || !reachesCustomer(decision.step.channel)) return null;
  const { days, channel } = decision.step;
  return {
    accountId: sheet.accountId,
    account: sheet.name,
    ownerId: sheet.ownerId,
    on,
    currency: facts.currency,
    amountMinor: decision.demand.askedMinor,
    days,
    channel,
    recipient: addressee(decision),
    contact: decision.recipient?.name ?? null,
  };
}
