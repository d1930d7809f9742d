import type { Currency } from "../../kernel/currency.ts";
import type { Day } from "../../kernel/day.ts";
import type { OpenBook } from "../../ledger/open-item.ts";
import { decideIn } from "../decide.ts";
import type { Decision, Hold, Remind } from "../decision.ts";
import { asksForOpen, type ChosenPolicy, policyFor } from "../policy/policy-for.ts";
import { situationOf, type Situation } from "../situation.ts";
import { factsKnown } from "./facts-known.ts";
import type { KnownLedger } from "./known-ledger.ts";
import { nextTurn } from "./next-turn.ts";
import { type Addressee, OwnHistory } from "./own-history.ts";
import type { ReplaySpan } from "./span.ts";
import {
  type AccountTimeline,
  currencyOf,
  isKnownAt,
  type Known,
  type PastMessage,
  type PastRound,
  type StandingFacts,
} from "./timeline.ts";

/** Who is walked beside others that were judged together with it, and what was said to all of them. */
interface Beside {
  readonly accountId: string;
  readonly history: OwnHistory;
}

/** One account in one currency on its way through the rounds. */
export class Lane {
  readonly #accountId: string;
  readonly #currency: Currency;
  readonly #standings: readonly Known<StandingFacts>[];
  readonly #history: OwnHistory;
  /** Only where it is walked beside others: for whom it answers by what it stands upon now. */
  readonly #isBeside: boolean;
  readonly #spans: ReplaySpan[];
  #book: OpenBook | null = null;
  #standing: Known<StandingFacts> | null = null;
  #situation: Situation | null = null;
  /** The day on which the answer may turn; null until somebody asks: on most days something was learnt first. */
  #turn: Day | null = null;
  #decided: { readonly decision: Decision; readonly asOf: Day } | null = null;
  #before: PastRound | null = null;
  #holding: { readonly from: number; readonly hold: Hold; readonly under: ChosenPolicy } | null = null;
  #under: ChosenPolicy | null = null;

  constructor(
    { accountId, standing, messages }: AccountTimeline,
    currency: Currency,
    rounds: readonly PastRound[],
    spans: ReplaySpan[],
    beside?: Beside,
  ) {
    this.#spans = spans;
    this.#currency = currency;
    this.#isBeside = beside !== undefined;
    if (beside !== undefined) {
      this.#accountId = beside.accountId;
      this.#history = beside.history;
      this.#standings = standing.filter(
        (each) => currencyOf(each) === currency && each.what.accountId === beside.accountId,
      );
      return;
    }
    this.#accountId = accountId;
    this.#standings = standing.filter((each) => currencyOf(each) === currency);
    const past = messages.filter((each) => each.currency === currency);
    this.#history = new OwnHistory(past, currency, rounds[0]?.asOf ?? (0 as Day));
  }

  /** For whom it answers in that round. */
  membersAt(round: PastRound): readonly string[] {
    const standing = this.#standings.find((each) => isKnownAt(each, round.at));
    return standing?.what.members ?? [this.#accountId];
  }

  /** `touched`: money, or what holds for everybody, may be different from the round before. */
  step(at: number, round: PastRound, ledger: KnownLedger, touched: boolean): void {
    const before = this.#before;
    this.#before = round;
    const learnt = this.#learn(round, ledger, touched, before);
    if (this.#book === null || this.#standing === null) return this.#say(at, null);
    if (before?.asOf === round.asOf && this.#history.spokenToIn(round, this.#who()))
      return this.#say(at, null);
    if (!learnt && this.#staysUntil(round.asOf)) return;
    if (learnt || this.#situation === null || this.#under === null) {
      const { what } = this.#standing;
      this.#under = this.#choose(what, round, ledger);
      const history = this.#history.knownTo(round, this.#book.items, this.#who());
      this.#situation = situationOf(factsKnown(what, this.#book, history, round), this.#under.policy);
    }
    const decision = decideIn(this.#situation, round.asOf);
    this.#decided = { decision, asOf: round.asOf };
    this.#turn = null;
    this.#say(at, decision);
    if (decision.kind !== "remind") return;
    const messages = this.#history.remind(decision, round, this.#to(decision)) ?? [];
    const under = this.#under;
    const accountId = this.#accountId;
    this.#spans.push({
      accountId,
      currency: this.#currency,
      from: at,
      to: at + 1,
      under,
      decision,
      messages,
    });
    // It is said: the next round starts from other facts.
    this.#situation = null;
  }

  close(at: number): void {
    this.#say(at, null);
  }

  #who(): readonly string[] | undefined {
    return this.#isBeside ? (this.#standing?.what.members ?? [this.#accountId]) : undefined;
  }

  #to({ demand, carrierId }: Remind): Addressee | undefined {
    if (!this.#isBeside) return undefined;
    const members = this.#standing?.what.members;
    const billed = new Map(this.#book?.items.map((item) => [item.invoiceId, item.accountId]));
    const named = demand.lines.flatMap(({ invoiceId }) => billed.get(invoiceId) ?? []);
    return {
      accountId: this.#accountId,
      memberIds: members === undefined ? [] : [...new Set(named)],
      billedId: billed.get(carrierId) ?? this.#accountId,
    };
  }

  #choose({ traits }: StandingFacts, { policies }: PastRound, ledger: KnownLedger): ChosenPolicy {
    const openMinor = asksForOpen(policies.segments) ? ledger.openMinor() : NOTHING_ASKED;
    return policyFor(policies, { ...traits, accountId: this.#accountId, openMinor });
  }

  #staysUntil(asOf: Day): boolean {
    if (this.#situation === null || this.#decided === null) return false;
    this.#turn ??= nextTurn(this.#situation, this.#decided.decision, this.#decided.asOf);
    return asOf < this.#turn;
  }

  /** Takes in what is new; whether anything is. */
  #learn(round: PastRound, ledger: KnownLedger, touched: boolean, before: PastRound | null): boolean {
    if (touched) this.#book = ledger.book(this.#accountId, this.#currency);
    let learnt = touched;
    if (this.#standing === null || !isKnownAt(this.#standing, round.at)) {
      this.#standing = this.#standings.find((each) => isKnownAt(each, round.at)) ?? null;
      learnt = true;
    }
    return learnt || before === null || this.#history.changedWithin(before.at, round.at);
  }

  /** Ends the hold that lasted until now unless it goes on, and begins the one that is said. */
  #say(at: number, decision: Decision | null): void {
    const holding = this.#holding;
    if (holding !== null) {
      const { from, hold, under } = holding;
      if (decision?.kind === "hold" && isSame(decision, hold) && isSameChoice(this.#under, under)) return;
      const [accountId, currency] = [this.#accountId, this.#currency];
      this.#spans.push({ accountId, currency, from, to: at, under, decision: hold, messages: NONE });
      this.#holding = null;
    }
    if (decision?.kind === "hold" && this.#under !== null)
      this.#holding = { from: at, hold: decision, under: this.#under };
    // Without a decision nothing of this round is worth keeping.
    if (decision === null) this.#situation = null;
  }
}

const NONE: readonly PastMessage[] = [];
const NOTHING_ASKED: Readonly<Record<string, number>> = {};

const isSameChoice = (a: ChosenPolicy | null, b: ChosenPolicy): boolean =>
  a !== null && a.policy === b.policy && a.segment?.key === b.segment?.key;

const isSame = (a: Hold, b: Hold): boolean =>
  a.because === b.because &&
  a.until === b.until &&
  a.step?.key === b.step?.key &&
  a.step?.days === b.step?.days;
