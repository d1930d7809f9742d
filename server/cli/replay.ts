import type { Hold } from "../../shared/dunning/decision.ts";
import type { ComparedMessage } from "../../shared/dunning/replay/compare.ts";
import type { ReplaySpan } from "../../shared/dunning/replay/span.ts";
import type { PastRound } from "../../shared/dunning/replay/timeline.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { formatMajor, money } from "../../shared/kernel/money.ts";
import type { AccountReplayed, ReplayDesk, ReplaySummary } from "../dunning/index.ts";
import { replayPolicy } from "../dunning/index.ts";
import type { OrgEntry } from "../org/index.ts";
import type { ReplayOptions } from "./replay-options.ts";
import { telling } from "./told.ts";

/** One org's replay, as JSON lines; the last one sums up. Answers the sentence to complain with, or null. */
export async function printReplay(
  org: OrgEntry,
  { policy, from, to }: ReplayOptions,
  desk: ReplayDesk,
  say: (line: string) => void,
): Promise<string | null> {
  const tell = (line: Readonly<Record<string, unknown>>) => say(JSON.stringify({ org: org.zgid, ...line }));
  const progress = telling("accounts");
  const replayed = await replayPolicy(
    org.orgId,
    { policy, from, to },
    desk,
    (account) => {
      for (const line of linesOf(account)) tell(line);
    },
    (accounts) => progress(org.name, accounts),
  );
  if (!replayed.ok) return `${org.name}: ${replayed.because.message.en}`;
  tell({ kind: "summary", from: formatDay(from), to: formatDay(to), ...summaryLine(replayed.value) });
  return null;
}

function linesOf({
  timeline,
  rounds,
  spans,
  messages,
}: AccountReplayed): Readonly<Record<string, unknown>>[] {
  const { accountId } = timeline;
  return [
    ...messages.map((each) => messageLine(each.message.accountId ?? accountId, each)),
    ...spans.flatMap((span) => (span.decision.kind === "hold" ? holdLine(span, span.decision, rounds) : [])),
  ];
}

function messageLine(accountId: string, { message, sent, ...found }: ComparedMessage) {
  const { asOf, currency, step, channel, cycle, rehearsed, invoiceIds, amountMinor } = message;
  const asked = formatMajor(money(amountMinor, currency as Currency));
  const where = { asOf: formatDay(asOf), accountId, currency, step, channel, cycle };
  return { kind: "message", ...where, sent, rehearsed, invoices: invoiceIds, asked, ...found };
}

function holdLine({ accountId, currency, from, to }: ReplaySpan, hold: Hold, rounds: readonly PastRound[]) {
  const dayOf = (at: number) => {
    const round = rounds[at];
    return round === undefined ? null : formatDay(round.asOf);
  };
  const { because, step, until } = hold;
  return {
    kind: "hold",
    from: dayOf(from),
    to: dayOf(to - 1),
    accountId,
    currency,
    step: step?.key ?? null,
    reason: because,
    until: until === null ? null : formatDay(until),
  };
}

const summaryLine = ({ note, then, now, ...rest }: ReplaySummary) => ({
  ...rest,
  then: inMajor(then),
  now: inMajor(now),
  note: note.en,
});

function inMajor({ askedMinor, ...sum }: ReplaySummary["then"]) {
  const asked = Object.entries(askedMinor).map(([currency, minor]) => [
    currency,
    formatMajor(money(minor, currency as Currency)),
  ]);
  return { ...sum, asked: Object.fromEntries(asked) as Readonly<Record<string, string>> };
}
