import { demandOf } from "../../shared/dunning/demand.ts";
import type { Remind } from "../../shared/dunning/decision.ts";
import type { AccountFacts } from "../../shared/dunning/facts.ts";
import { deadlineOf } from "../../shared/dunning/ladder.ts";
import { ladderSteps, type LadderStep } from "../../shared/dunning/policy/ladder-steps.ts";
import type { ChosenPolicy } from "../../shared/dunning/policy/policy-for.ts";
import { reachableBy, recipientOf } from "../../shared/dunning/recipient.ts";
import { situationOf, standingsOn } from "../../shared/dunning/situation.ts";
import { textMessages } from "../../shared/dunning/templates/text-messages.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { OwnWording, WordingPlace } from "../../shared/wording/wording.ts";
import { accountFacts } from "./account-facts.ts";
import { draftMessage, type Drafted } from "./draft-message.ts";
import { booksOf } from "./group-facts.ts";
import { openRound } from "./open-round.ts";
import { policyOfAccount } from "./policy-of-account.ts";
import type { Calendars, DunningBook } from "./ports.ts";
import { readDebtor } from "./read-debtor.ts";

export interface LetterForeseen {
  readonly currency: string;
  readonly message: Drafted;
  /** What it names. */
  readonly invoiceIds: readonly string[];
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
  { asOf, at }: { readonly asOf: Day; readonly at: Date },
  calendars: Calendars,
): Promise<LetterForeseen | "no-such-account" | "nothing-open"> {
  const round = await openRound(book, asOf, at, { stopped: () => false, calendars });
  const known = await readDebtor(book, accountId, round.rehearsed, asOf);
  if (known === null) return "no-such-account";
  const { debtor } = known;
  const books = booksOf(debtor, asOf);
  const under = policyOfAccount(debtor, books, round);
  for (const facts of accountFacts(debtor, round.now, books)) {
    const decision = asIfDue(facts, under, place, asOf);
    if (decision === null) continue;
    const { language } = place;
    const words = own === null ? [] : [{ ...own, place: { ...place, segment: null, tone: null } }];
    const message = draftMessage({
      sheet: { ...debtor, language },
      org: { ...round.org, language, words },
      policy: { ...under.policy, templates: {} },
      segment: under.segment,
      currency: facts.currency,
      asOf,
      decision,
    });
    const invoiceIds = decision.demand.lines.map(({ invoiceId }) => invoiceId);
    return { currency: facts.currency, message, invoiceIds };
  }
  return "nothing-open";
}

/** The decision of the day on which that letter is sent, with today's figures; null when nothing is open. */
function asIfDue(
  facts: AccountFacts,
  { policy }: ChosenPolicy,
  { letter, tone }: WordingPlace,
  asOf: Day,
): Remind | null {
  const standings = standingsOn(situationOf(facts, policy), asOf);
  const [oldest] = standings;
  if (oldest === undefined) return null;
  const own = ladderSteps(policy).find(({ template }) => template === letter);
  const step: LadderStep = {
    ...(own ?? stepOf(letter)),
    ...(tone === null ? {} : { tone }),
  };
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

/** Of a letter that no step of the account's policy names: as a step after the due day would send it. */
const stepOf = (letter: string): LadderStep => ({
  key: letter,
  days: letter === "courtesy" ? -7 : 0,
  channel: Object.hasOwn(textMessages, letter) ? "sms" : "email",
  template: letter,
});
