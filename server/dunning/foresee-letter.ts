import { isStale } from "../../shared/dunning/decide.ts";
import { demandOf } from "../../shared/dunning/demand.ts";
import type { Remind } from "../../shared/dunning/decision.ts";
import type { AccountFacts } from "../../shared/dunning/facts.ts";
import { deadlineOf } from "../../shared/dunning/ladder.ts";
import { ladderSteps, type LadderStep } from "../../shared/dunning/policy/ladder-steps.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import type { ChosenPolicy } from "../../shared/dunning/policy/policy-for.ts";
import { reachableBy, recipientOf } from "../../shared/dunning/recipient.ts";
import { situationOf, standingsOn } from "../../shared/dunning/situation.ts";
import { formalLetterOf, formalLetters } from "../../shared/dunning/templates/formal-letters.ts";
import { textMessages } from "../../shared/dunning/templates/text-messages.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { OwnWording, WordingPlace } from "../../shared/wording/wording.ts";
import { accountFacts } from "./account-facts.ts";
import { draftMessage, type Drafted } from "./draft-message.ts";
import { booksOf } from "./group-facts.ts";
import { openRound, type Round } from "./open-round.ts";
import { policyOfAccount } from "./policy-of-account.ts";
import type { AccountSheet, Calendars, DunningBook } from "./ports.ts";
import { readDebtor } from "./read-debtor.ts";

export interface LetterForeseen {
  readonly currency: string;
  readonly language: WordingPlace["language"];
  /** What it asks for. */
  readonly askedMinor: number;
  readonly message: Drafted;
  /** What it names. */
  readonly invoiceIds: readonly string[];
}
export type NotForeseen = "no-such-account" | "nothing-open";
/** Held back by a person or the CRM; told of old facts; everything open is promised, contested, planned or covered. */
export type FormalWithheld = "held-back" | "stale" | "nothing-asked";

interface When {
  readonly asOf: Day;
  readonly at: Date;
}

/**
 * One letter as it would be written to an account on a day, whether or not it is time for it, drafted as every message
 * is. `own`: the words; null: those that come with the product. Writes nothing.
 */
export async function foreseeLetter(
  book: DunningBook,
  accountId: string,
  place: WordingPlace,
  own: OwnWording | null,
  when: When,
  calendars: Calendars,
): Promise<LetterForeseen | NotForeseen> {
  const known = await readSituation(book, accountId, when, calendars);
  if (known === null) return "no-such-account";
  const { debtor, round, under, all } = known;
  const { language } = place;
  const words = own === null ? [] : [{ ...own, place: { ...place, segment: null, tone: null } }];
  for (const facts of all) {
    const decision = asIfDue(facts, stepFor(place, under.policy), under.policy, when.asOf);
    if (decision === null) continue;
    const sheet = { ...debtor, language };
    const policy = { ...under.policy, templates: {} };
    const org = { ...round.org, language, words };
    return written({ sheet, org, under: { ...under, policy }, facts, decision }, when.asOf);
  }
  return "nothing-open";
}

/**
 * The formal letter that a step proposes, in the customer's language and the org's words in force, with today's
 * figures and a deadline from today. Writes nothing.
 */
export async function foreseeFormal(
  book: DunningBook,
  {
    accountId,
    currency,
    step,
  }: { readonly accountId: string; readonly currency: Currency; readonly step: string },
  when: When,
  calendars: Calendars,
): Promise<LetterForeseen | NotForeseen | FormalWithheld> {
  const known = await readSituation(book, accountId, when, calendars);
  if (known === null) return "no-such-account";
  const { debtor, round, under, all } = known;
  const facts = all.find((each) => each.currency === currency);
  const proposed = ladderSteps(under.policy).find(({ key }) => key === step);
  const letter = formalLetterOf(proposed?.template ?? step);
  const onPaper = { ...(proposed ?? { key: step, days: 0 }), channel: "email" as const, template: letter };
  const decision = facts === undefined ? null : asIfDue(facts, onPaper, under.policy, when.asOf);
  if (facts === undefined || decision === null) return "nothing-open";
  const { excluded, vetoedUntil } = facts;
  if (excluded !== null || (vetoedUntil !== null && when.asOf <= vetoedUntil)) return "held-back";
  if (isStale(facts, under.policy)) return "stale";
  if (decision.demand.askedMinor <= 0) return "nothing-asked";
  return written({ sheet: debtor, org: round.org, under, facts, decision: onItsOwn(decision) }, when.asOf);
}

/** Nobody else sees what is on paper, as they would see the subject in a shared mailbox. */
function onItsOwn(decision: Remind): Remind {
  if (decision.recipient === null) return decision;
  const { shared: _, ...recipient } = decision.recipient;
  return { ...decision, recipient };
}

async function readSituation(book: DunningBook, accountId: string, { asOf, at }: When, calendars: Calendars) {
  const round = await openRound(book, asOf, at, { stopped: () => false, calendars });
  const known = await readDebtor(book, accountId, round.rehearsed, asOf);
  if (known === null) return null;
  const { debtor } = known;
  const books = booksOf(debtor, asOf);
  const under = policyOfAccount(debtor, books, round);
  return { debtor, round, under, all: accountFacts(debtor, round.now, books) };
}

interface Said {
  readonly sheet: AccountSheet;
  readonly org: Round["org"];
  readonly under: ChosenPolicy;
  readonly facts: AccountFacts;
  readonly decision: Remind;
}

function written({ sheet, org, under, facts, decision }: Said, asOf: Day): LetterForeseen {
  const { currency } = facts;
  const { policy, segment } = under;
  return {
    currency,
    language: sheet.language ?? org.language,
    askedMinor: decision.demand.askedMinor,
    message: draftMessage({ sheet, org, policy, segment, currency, asOf, decision }),
    invoiceIds: decision.demand.lines.map(({ invoiceId }) => invoiceId),
  };
}

/** The decision of the day on which that step is taken, with today's figures; null when nothing is open. */
function asIfDue(facts: AccountFacts, step: LadderStep, policy: Policy, asOf: Day): Remind | null {
  const standings = standingsOn(situationOf(facts, policy), asOf);
  const [oldest] = standings;
  if (oldest === undefined) return null;
  return {
    kind: "remind",
    step,
    carrierId: oldest.coverage.item.invoiceId,
    cycle: "",
    demand: demandOf(standings, facts.creditsMinor, step, asOf),
    recipient: recipientOf(step.to, reachableBy(step, facts)),
    deadlineOn: deadlineOf(step, asOf, facts.calendar),
  };
}

/** The step that sends a letter, or proposes it. */
function stepFor({ letter, tone }: WordingPlace, policy: Policy): LadderStep {
  const steps = ladderSteps(policy);
  const own = steps.find(({ template }) => template === letter) ?? proposes(letter, steps) ?? stepOf(letter);
  return tone === null ? own : { ...own, tone };
}

function proposes(letter: string, steps: readonly LadderStep[]): LadderStep | undefined {
  if (!Object.hasOwn(formalLetters, letter)) return undefined;
  const step = steps.find(
    ({ channel, template }) => channel === "demand-letter" && formalLetterOf(template) === letter,
  );
  return step && { ...step, channel: "email", template: letter };
}

/** Of a letter that no step of the account's policy names: as a step after the due day would send it. */
const stepOf = (letter: string): LadderStep => ({
  key: letter,
  days: letter === "courtesy" ? -7 : 0,
  channel: Object.hasOwn(textMessages, letter) ? "sms" : "email",
  template: letter,
});
