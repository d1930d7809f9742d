import { generateBook, readCsvBook } from "../../../sandbox/books/index.ts";
import { decide } from "../../../shared/dunning/decide.ts";
import { defaultPolicy } from "../../../shared/dunning/policy/policy-for.ts";
import { factsKnown } from "../../../shared/dunning/replay/facts-known.ts";
import { replayAccount, turningRounds } from "../../../shared/dunning/replay/replay-account.ts";
import {
  type AccountTimeline,
  isKnownAt,
  type PastMessage,
  type PastRound,
  type StandingFacts,
} from "../../../shared/dunning/replay/timeline.ts";
import type { AccountFacts } from "../../../shared/dunning/facts.ts";
import { toDay } from "../../../shared/kernel/day.ts";
import { leftToPay, applyEntries } from "../../../shared/ledger/applications.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import { openBooks } from "../../../shared/ledger/open-items.ts";
import { answerAs } from "../cell.ts";
import { cpuSeconds } from "../figures.ts";
import { pastsOf, roundsUntil } from "./pasts-of-book.ts";
import type { Measured, ReplaySize } from "./replay.ts";

const TODAY = toDay("2026-11-18");
/** A plan of each of so many days, spread over the period: a book grows and shrinks. */
const PLANS = 12;

async function measure({ file, customers, days }: ReplaySize): Promise<Measured> {
  const read = file === null ? null : await readCsvBook(file);
  if (read !== null && !read.ok) throw new Error(read.because);
  const book = read?.value ?? generateBook({ seed: "bench", today: TODAY, customers });
  const pasts = pastsOf(book);
  const rounds = roundsUntil(book.today, days);
  const turning = turningRounds(rounds);
  const said = new Map<string, readonly PastMessage[]>();
  const replayed = await cpuSeconds(() => {
    for (const past of pasts) {
      const spans = replayAccount(past, rounds, turning);
      said.set(
        past.accountId,
        spans.flatMap(({ messages }) => messages),
      );
    }
  });
  const planSeconds: number[] = [];
  for (let plan = 0; plan < PLANS; plan += 1) {
    const round = rounds[Math.floor(((plan + 0.5) * rounds.length) / PLANS)];
    if (!round) continue;
    const sheets = pasts.map((past) => sheetOf(past, round, said.get(past.accountId) ?? []));
    planSeconds.push((await cpuSeconds(() => planAll(sheets, round))).seconds);
  }
  return {
    accounts: pasts.length,
    entries: pasts.reduce((all, { entries }) => all + entries.length, 0),
    messages: [...said.values()].reduce((all, each) => all + each.length, 0),
    days: rounds.length,
    replaySeconds: replayed.seconds,
    planSeconds: planSeconds.reduce((all, each) => all + each, 0) / planSeconds.length,
    maxRssMb: process.resourceUsage().maxRSS / 1024,
  };
}

interface Sheet {
  readonly entries: readonly LedgerEntry[];
  readonly standing: readonly StandingFacts[];
  readonly history: readonly (AccountFacts["history"][number] & { readonly currency: string })[];
}

/** As the store hands it to a round: what was settled whole is left out. */
function sheetOf(past: AccountTimeline, { asOf, at }: PastRound, said: readonly PastMessage[]): Sheet {
  const known = past.entries.flatMap((each) => (isKnownAt(each, at) ? each.what : []));
  const applied = applyEntries(known, asOf);
  const settled = new Set(
    applied.invoices.filter((each) => leftToPay(each) === 0).map(({ invoice }) => invoice.id),
  );
  for (const { source } of applied.leftOvers) if (source.appliedTo !== null) settled.delete(source.appliedTo);
  const entries = known.filter(
    (each) => !settled.has(each.kind === "invoice" ? each.id : (each.appliedTo ?? "")),
  );
  const history = said
    .filter((each) => each.asOf < asOf)
    .map((each) => ({ ...each, state: "sent" as const }));
  return { entries, standing: past.standing.map(({ what }) => what), history };
}

/** One day's plan in memory: each account's open book, its facts, its decision. */
function planAll(sheets: readonly Sheet[], round: PastRound): void {
  for (const { entries, standing, history } of sheets)
    for (const book of openBooks(entries, round.asOf)) {
      const facts = standing.find(({ currency }) => currency === book.currency);
      if (facts)
        decide(
          factsKnown(
            facts,
            book,
            history.filter(({ currency }) => currency === book.currency),
            round,
          ),
          defaultPolicy(round.policies),
          round.asOf,
        );
    }
}

answerAs({ measure });
