import { reachesCustomer } from "../../shared/dunning/reaches-customer.ts";
import { brokenLinkSentence } from "../../shared/group/families.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { type DayGate, gateOf } from "./day-gate.ts";
import { judgeAccounts, reasonOf, type Failure, type Judged } from "./judge-accounts.ts";
import { openRound, type Round } from "./open-round.ts";
import { accountsOf } from "./group-facts.ts";
import { decisionRow, newDispatch } from "./planned-rows.ts";
import type { DunningBook, DunningDesk, NewDispatch } from "./ports.ts";
import { factsNote, membership, roundNote } from "./round-notes.ts";

export interface PlanReport {
  readonly accounts: number;
  /** Messages newly planned, or rehearsed. */
  readonly planned: number;
  readonly held: number;
  readonly failed: readonly Failure[];
  /** Parents of accounts that could not be followed, where head offices pay. */
  readonly notes: readonly Sentence[];
}

/** Accounts read and judged at once: a few thousand ledger rows. */
const CHUNK = 100;
/** Chunks under way: while one is judged here, the database reads the next. */
const LANES = 2;

/**
 * Decides about every account with anything open, writes down why, and plans what is to leave.
 * A second run of the same day adds nothing. An account that cannot be judged is named, and the others go on.
 */
export async function planDay(orgId: string, asOf: Day, desk: DunningDesk): Promise<PlanReport> {
  const { round, accountIds, notes } = await desk.inTenant(orgId, async (book) => {
    const opened = await openRound(book, asOf, desk.now(), desk);
    await book.noteRound(roundNote(opened));
    const links = await book.brokenLinks();
    return {
      round: opened,
      accountIds: await book.accountsToPlan(asOf),
      notes: links.map((link) => brokenLinkSentence(link, link.name)),
    };
  });
  const gate = await gateOf(orgId, accountIds, round, desk);
  let total: PlanReport = { accounts: accountIds.length, planned: 0, held: 0, failed: [], notes };
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < accountIds.length) {
      const chunk = accountIds.slice(next, (next += CHUNK));
      const part = await planChunk(orgId, chunk, round, gate, desk);
      total = added(total, part);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return total;
}

type Part = Omit<PlanReport, "accounts" | "notes">;

const added = (total: PlanReport, part: Part): PlanReport => ({
  accounts: total.accounts,
  planned: total.planned + part.planned,
  held: total.held + part.held,
  failed: [...total.failed, ...part.failed],
  notes: total.notes,
});

/** A fault in a chunk is narrowed down to the account that causes it. */
async function planChunk(
  orgId: string,
  accountIds: readonly string[],
  round: Round,
  gate: DayGate,
  desk: DunningDesk,
): Promise<Part> {
  try {
    return await desk.inTenant(orgId, (book) => planAccounts(book, accountIds, round, gate, desk));
  } catch (fault) {
    const [first, ...rest] = accountIds;
    if (first === undefined) return { planned: 0, held: 0, failed: [] };
    if (rest.length === 0)
      return { planned: 0, held: 0, failed: [{ accountId: first, name: first, reason: reasonOf(fault) }] };
    const half = Math.ceil(accountIds.length / 2);
    const left = await planChunk(orgId, accountIds.slice(0, half), round, gate, desk);
    const right = await planChunk(orgId, accountIds.slice(half), round, gate, desk);
    return {
      planned: left.planned + right.planned,
      held: left.held + right.held,
      failed: [...left.failed, ...right.failed],
    };
  }
}

/** The day of these accounts, inside one transaction. `desk` gives the time and the ids. */
export async function planAccounts(
  book: DunningBook,
  accountIds: readonly string[],
  round: Round,
  gate: DayGate,
  desk: DunningDesk,
): Promise<Part> {
  const at = desk.now();
  const waitUntil = await book.supersede(accountIds, round.now.asOf, at);
  const { judged, failed, debtors } = await judgeAccounts(book, accountIds, round);
  const joined = debtors.flatMap(accountsOf).filter((each) => !accountIds.includes(each));
  if (joined.length > 0) await book.supersede(joined, round.now.asOf, at);
  const dispatches: NewDispatch[] = [];
  const drawn: Judged[] = [];
  const broken: Failure[] = [...failed];
  for (const each of judged.map(gate)) {
    try {
      const { decision, facts } = each;
      if (decision.kind === "remind") {
        const notBefore = waitUntil.get(`${facts.accountId}/${facts.currency}`) ?? at;
        dispatches.push(newDispatch(each, decision, round, desk.newId(), notBefore));
      }
      drawn.push(each);
    } catch (fault) {
      broken.push({ accountId: each.sheet.accountId, name: each.sheet.name, reason: reasonOf(fault) });
    }
  }
  const decisions = drawn.flatMap((each) => decisionRow(each, round) ?? []);
  await book.noteFacts(
    judged.map((each) => factsNote(each, round)),
    round.at,
    debtors.flatMap(membership),
  );
  await book.saveDecisions(decisions, at);
  const planned = new Set(await book.plan(dispatches, at));
  await noteRehearsed(
    book,
    dispatches.filter(({ dispatchId, rehearsed }) => rehearsed && planned.has(dispatchId)),
    desk,
  );
  const refused = dispatches.filter(({ dispatchId }) => !planned.has(dispatchId));
  return {
    planned: planned.size,
    held: decisions.filter(({ outcome }) => outcome === "hold").length,
    failed: [...broken, ...(await stuck(book, refused, judged, round))],
  };
}

/** What would have left stands in the log like what leaves: a rehearsal is there to be looked at. */
async function noteRehearsed(
  book: DunningBook,
  rehearsed: readonly NewDispatch[],
  desk: DunningDesk,
): Promise<void> {
  for (const { accountId, channel, contact, subject, dispatchId } of rehearsed)
    await book.note({
      followupId: desk.newId(),
      accountId,
      kind: reachesCustomer(channel) ? "reminder" : "task",
      contactId: contact?.contactId ?? null,
      note: subject ?? "",
      dispatchId,
      at: desk.now(),
    });
}

/** What the key refused although nothing was said today: a second round is no fault, anything else is named. */
async function stuck(
  book: DunningBook,
  refused: readonly NewDispatch[],
  judged: readonly Judged[],
  round: Round,
): Promise<readonly Failure[]> {
  if (refused.length === 0) return [];
  const accountIds = refused.map(({ accountId }) => accountId);
  const spokenTo = await book.spokenTo(accountIds, round.now.asOf, round.rehearsed);
  const nameOf = new Map(judged.map(({ sheet }) => [sheet.accountId, sheet.name]));
  return refused
    .filter(({ accountId, currency }) => !spokenTo.has(`${accountId}/${currency}`))
    .map(({ accountId, step, cycle }) => ({
      accountId,
      name: nameOf.get(accountId) ?? accountId,
      reason: `the step ${step} of ${cycle} was sent before`,
    }));
}
