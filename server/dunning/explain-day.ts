import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { formatMajor, money } from "../../shared/kernel/money.ts";
import { addressee } from "./addressee.ts";
import { draftMessage } from "./draft-message.ts";
import { judgeAccounts, type Judged } from "./judge-accounts.ts";
import { openRound, type Round } from "./open-round.ts";
import type { DunningDesk } from "./ports.ts";

/** One line of a dry run, ready for JSON. */
export interface PlanLine {
  readonly asOf: string;
  readonly accountId: string;
  readonly account: string;
  readonly currency: string;
  readonly outcome: "remind" | "hold" | "failed";
  readonly step: string | null;
  readonly channel: string | null;
  readonly reason: string | null;
  /** "standard@3"; null when nobody knows. */
  readonly policy: string | null;
  readonly segment: string | null;
  readonly until: string | null;
  readonly cycle: string | null;
  readonly invoices: readonly string[];
  /** Major units, as exact decimal text. */
  readonly asked: string | null;
  readonly recipient: string | null;
  readonly subject: string | null;
}

const CHUNK = 100;

/** What `planDay` would decide on that day, account by account. Writes nothing. */
export async function explainDay(
  orgId: string,
  asOf: Day,
  desk: Pick<DunningDesk, "inTenant" | "now" | "stopped" | "calendars">,
): Promise<readonly PlanLine[]> {
  const { round, accountIds } = await desk.inTenant(orgId, async (book) => ({
    round: await openRound(book, asOf, desk.now(), desk),
    accountIds: await book.accountsToPlan(asOf),
  }));
  const lines: PlanLine[] = [];
  for (let at = 0; at < accountIds.length; at += CHUNK) {
    const chunk = accountIds.slice(at, at + CHUNK);
    const { judged, failed } = await desk.inTenant(orgId, (book) => judgeAccounts(book, chunk, round));
    lines.push(...judged.flatMap((each) => lineOf(each, round) ?? []));
    for (const { accountId, name, reason } of failed)
      lines.push({ ...blank(asOf), accountId, account: name, currency: "", outcome: "failed", reason });
  }
  return lines;
}

const blank = (asOf: Day) => ({
  asOf: formatDay(asOf),
  step: null,
  channel: null,
  reason: null,
  policy: null,
  segment: null,
  until: null,
  cycle: null,
  invoices: [],
  asked: null,
  recipient: null,
  subject: null,
});

function lineOf({ sheet, facts, under, decision }: Judged, round: Round): PlanLine | null {
  if (decision.kind === "rest") return null;
  const who = {
    ...blank(round.now.asOf),
    accountId: sheet.accountId,
    account: sheet.name,
    currency: facts.currency,
    outcome: decision.kind,
    step: decision.step?.key ?? null,
    channel: decision.step?.channel ?? null,
    policy: `${under.policy.id}@${under.policy.version}`,
    segment: under.segment?.key ?? null,
  };
  if (decision.kind === "hold") {
    const until = decision.until === null ? null : formatDay(decision.until);
    return { ...who, reason: decision.because, until };
  }
  const { currency } = facts;
  const { org } = round;
  const draft = draftMessage({ org, ...under, sheet, currency, asOf: round.now.asOf, decision });
  return {
    ...who,
    cycle: decision.cycle,
    invoices: decision.demand.lines.map(({ number }) => number),
    asked: formatMajor(money(decision.demand.askedMinor, currency)),
    recipient: addressee(decision),
    subject: draft.subject,
  };
}
