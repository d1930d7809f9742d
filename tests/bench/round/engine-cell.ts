import { demandOf } from "../../../shared/dunning/demand.ts";
import type { AccountFacts } from "../../../shared/dunning/facts.ts";
import type { Ladder } from "../../../shared/dunning/ladder.ts";
import { standardPolicy as policy } from "../../../shared/dunning/policy/standard-policy.ts";
import { situationOf, standingsOn } from "../../../shared/dunning/situation.ts";
import type { Standing } from "../../../shared/dunning/standing.ts";
import { addDays, daysBetween, later, weekdayOf } from "../../../shared/kernel/day.ts";
import { answerAs } from "../cell.ts";
import { cpuSeconds } from "../figures.ts";
import { accountEngine, type AccountRuleFacts, invoiceEngine, type InvoiceFacts } from "./engine-rules.ts";
import { AS_OF, factsOf } from "./facts.ts";
import type { EngineDecided, RoundSize } from "./round.ts";

/** One named invoice: what the engine is told, and what it then said. */
interface Row {
  readonly standing: Standing;
  readonly told: InvoiceFacts & { readonly turnDpd: number };
  /** Which step it is at. */
  at: number | null;
  ready: boolean;
}

/** Which invoice is at which step, and what to do about each account, by rules alone; only they are timed. */
async function decideByEngine({ accounts, invoicesEach, seed }: RoundSize): Promise<EngineDecided> {
  const books = [...factsOf(accounts, invoicesEach, seed)].map((facts) => ({ facts, rows: rowsOf(facts) }));
  const engine = invoiceEngine(policy);
  const invoices = await cpuSeconds(async () => {
    for (const { rows } of books)
      for (const row of rows) {
        const { events } = await engine.run(row.told);
        row.at =
          (events.find(({ type }) => type === "at-step")?.params?.["at"] as number | undefined) ?? null;
        const types = new Set(events.map(({ type }) => type));
        row.ready = row.at !== null && types.has("chaseable") && types.has("spaced");
      }
  });
  const told = books.map(({ facts, rows }) => accountTold(facts, rows));
  const judge = accountEngine(policy);
  const said: string[] = [];
  const judged = await cpuSeconds(async () => {
    for (const each of told) said.push((await judge.run(each.facts)).events[0]?.type ?? "nothing");
  });
  const outcomes = said.map((type, at) => told[at]?.lineOf(type) ?? "");
  return { seconds: invoices.seconds + judged.seconds, outcomes };
}

function rowsOf(facts: AccountFacts): Row[] {
  const situation = situationOf(facts, policy);
  const ladderOf = new Map(situation.ladders.map((ladder) => [ladder.item.invoiceId, ladder]));
  return standingsOn(situation, AS_OF).map((standing) => {
    const { item, chaseableMinor } = standing.coverage;
    const ladder = ladderOf.get(item.invoiceId) as Ladder;
    const completed = ladder.completedOn.length;
    const spacedDpd = daysBetween(item.dueOn, spacedOn(ladder, completed));
    const dpd = daysBetween(item.dueOn, AS_OF);
    const told = { dpd, completed, chaseableMinor, spacedDpd, turnDpd: Math.max(dpd, spacedDpd) };
    return { standing, told, at: null, ready: false };
  });
}

function spacedOn({ item, steps, completedOn }: Ladder, at: number) {
  const [step, below, doneOn] = [steps[at], steps[at - 1], completedOn[at - 1]];
  const byCalendar = addDays(item.dueOn, step?.days ?? 0);
  // A notice up to the due day keeps its own day.
  if (step === undefined || step.days <= 0 || below === undefined || doneOn === undefined) return byCalendar;
  return later(byCalendar, addDays(doneOn, step.days - below.days));
}

function accountTold(facts: AccountFacts, rows: readonly Row[]) {
  const waiting = rows.filter(({ at }) => at !== null);
  const ready = rows.filter((row) => row.ready);
  const chaseable = waiting.filter((row) => row.told.chaseableMinor > 0);
  const taken = takenAt(ready, facts.creditsMinor);
  const at = taken ?? highest([ready, chaseable, waiting].find((each) => each.length > 0) ?? []);
  const [step, top] = [policy.steps[at], policy.steps[highest(waiting)]];
  const demand = demandOf(
    rows.map(({ standing }) => standing),
    facts.creditsMinor,
    step ?? { days: 0 },
    AS_OF,
  );
  const issued = rows.reduce((all, { standing }) => all + standing.coverage.item.amountMinor, 0);
  const least = [policy.tolerance.minor[facts.currency] ?? 0, Math.ceil(issued * policy.tolerance.share), 1];
  const sent = facts.history.filter(({ state }) => state === "sent").map(({ asOf }) => asOf);
  const carrier = ready.find((row) => row.at === at)?.standing.coverage.item.invoiceId;
  const told: AccountRuleFacts = {
    waiting: waiting.length,
    silenced:
      facts.items.every(({ noReminders }) => noReminders) && facts.items.some(({ dueOn }) => dueOn < AS_OF),
    creditsMinor: facts.creditsMinor,
    openMinor: demand.openMinor,
    isExcluded: facts.excluded !== null,
    inDoubt: facts.history.some(({ state }) => state === "in_doubt"),
    dataAgeMinutes: facts.dataAgeMinutes,
    chaseable: chaseable.length,
    promised: waiting.filter(({ standing }) => standing.coverage.promisedUntil !== null).length,
    askedMinor: demand.askedMinor,
    leastMinor: Math.max(...least),
    channel: step?.channel ?? "",
    hasContact: facts.contacts.length > 0,
    ready: ready.length,
    taken: taken !== null,
    gapDaysLeft: sent.length === 0 ? 0 : Math.max(...sent) + policy.minGapDays - AS_OF,
    weekday: weekdayOf(AS_OF),
    stopped: facts.stopped,
  };
  const lineOf = (type: string): string => {
    if (type === "remind") return `remind ${step?.key ?? ""} ${carrier ?? ""}`;
    return type === "rest" ? type : `hold ${type}${type.endsWith("-") ? "" : ` ${top?.key ?? ""}`}`;
  };
  return { facts: told, lineOf };
}

const highest = (rows: readonly Row[]) => Math.max(...rows.map((row) => row.at ?? -1));

/** The highest step whose invoices, with those of the steps above it, come to more than the credits. */
function takenAt(ready: readonly Row[], creditsMinor: number): number | null {
  const steps = [...new Set(ready.map(({ at }) => at ?? -1))].sort((a, b) => b - a);
  const worthIt = steps.find((step) => {
    const pool = ready.filter(({ at }) => (at ?? -1) >= step);
    return pool.reduce((all, { told }) => all + told.chaseableMinor, 0) > creditsMinor;
  });
  return worthIt ?? null;
}

answerAs({ decideByEngine });
