import type { Channel } from "../../shared/dunning/contract.ts";
import { isStale } from "../../shared/dunning/decide.ts";
import { policiesNamed } from "../../shared/dunning/policy/policy-for.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { assert } from "../../shared/kernel/result.ts";
import { gateOf } from "./day-gate.ts";
import { addressee } from "./addressee.ts";
import { draftMessage } from "./draft-message.ts";
import { type Failure, type Judged, judgeNarrowly } from "./judge-accounts.ts";
import { openRound, type Round } from "./open-round.ts";
import type { DunningDesk } from "./ports.ts";

/** One message of the first live day. */
export interface FirstMessage {
  readonly accountId: string;
  readonly account: string;
  readonly currency: string;
  readonly step: string;
  readonly channel: Channel;
  readonly askedMinor: number;
  readonly recipient: string | null;
  readonly subject: string;
}

interface PolicyRef {
  readonly id: string;
  readonly version: number;
}

/** What would leave today if the org were live, and what would not. */
export interface FirstDay {
  readonly accounts: number;
  /** Of whoever is in no segment. */
  readonly policy: PolicyRef;
  /** Of the segments, whether or not anybody is in them. */
  readonly others: readonly PolicyRef[];
  /** By account and currency. */
  readonly messages: readonly FirstMessage[];
  /** How many accounts and currencies are held, by reason. */
  readonly held: Readonly<Record<string, number>>;
  readonly failed: readonly Failure[];
  /** The CRM was not read recently enough. */
  readonly stale: boolean;
}

const CHUNK = 100;

/** Judges the day as if the org had gone live on it, its cap included. Writes nothing. */
export async function foreseeFirstDay(
  orgId: string,
  asOf: Day,
  desk: Pick<DunningDesk, "inTenant" | "now" | "calendars">,
): Promise<FirstDay> {
  const { round, accountIds } = await desk.inTenant(orgId, async (book) => {
    const org = { ...(await book.org()), mode: "live" as const, liveOn: asOf, installationStopped: false };
    const running = { stopped: () => false, calendars: desk.calendars };
    return {
      round: await openRound(book, asOf, desk.now(), running, org),
      accountIds: await book.accountsToPlan(asOf),
    };
  });
  const gate = await gateOf(orgId, accountIds, round, desk);
  const messages: FirstMessage[] = [];
  const held: Record<string, number> = {};
  const failures: Failure[] = [];
  for (let at = 0; at < accountIds.length; at += CHUNK) {
    const chunk = accountIds.slice(at, at + CHUNK);
    const { judged, failed } = await judgeNarrowly(orgId, chunk, round, desk);
    failures.push(...failed);
    for (const each of judged.map(gate)) {
      if (each.decision.kind === "hold") held[each.decision.because] = (held[each.decision.because] ?? 0) + 1;
      const message = messageOf(each, round);
      if (message !== null) messages.push(message);
    }
  }
  const [policy, ...others] = policiesNamed(round.policies).map(({ id, version }) => ({ id, version }));
  assert(policy, "there is a policy for the rest");
  return {
    accounts: accountIds.length,
    policy,
    others,
    messages,
    held,
    failed: failures,
    stale: policiesNamed(round.policies).some((each) => isStale(round.now, each)),
  };
}

function messageOf({ sheet, facts, under, decision }: Judged, round: Round): FirstMessage | null {
  if (decision.kind !== "remind") return null;
  const { currency } = facts;
  const { org } = round;
  const draft = draftMessage({ org, ...under, sheet, currency, asOf: round.now.asOf, decision });
  return {
    accountId: sheet.accountId,
    account: sheet.name,
    currency,
    step: decision.step.key,
    channel: decision.step.channel,
    askedMinor: decision.demand.askedMinor,
    recipient: addressee(decision),
    subject: draft.subject,
  };
}
