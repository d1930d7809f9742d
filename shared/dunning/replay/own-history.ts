import type { Currency } from "../../kernel/currency.ts";
import type { Day } from "../../kernel/day.ts";
import { grouped } from "../../kernel/grouped.ts";
import type { Remind } from "../decision.ts";
import type { PastDispatch } from "../facts.ts";
import type { Fate, Moment, PastMessage, PastRound } from "./timeline.ts";

/** Beside others: who is written to, whose invoices are named, and who was billed for the one that carries it. */
export interface Addressee {
  readonly accountId: string;
  readonly memberIds: readonly string[];
  readonly billedId: string;
}

/**
 * What has been said in the replay in one currency, to one account or to all that were ever judged together; rehearsal and
 * real life hear only of their own. `who`, where it is asked for: the accounts that a message must concern to count.
 */
export class OwnHistory {
  readonly #past: readonly PastMessage[];
  readonly #currency: Currency;
  readonly #said: PastMessage[] = [];
  /** The same by the invoices that they name. */
  readonly #naming = new Map<string, PastMessage[]>();
  /** Of the messages said: the moments after which one of them is in another state. */
  readonly #changes: Moment[] = [];

  /** `past`: all that really happened, in that currency. What lies before `from` is said already. */
  constructor(past: readonly PastMessage[], currency: Currency, from: Day) {
    this.#past = past.filter(({ inherited }) => inherited !== true);
    this.#currency = currency;
    for (const message of past) if (message.asOf < from || message.inherited === true) this.#say(message);
  }

  /** Whether a message changed its state after one moment, up to another. */
  changedWithin(after: Moment, upTo: Moment): boolean {
    return this.#changes.some((at) => after < at && at <= upTo);
  }

  /** The messages that count when a round decides, of `open` invoices alone when they are named. */
  knownTo(
    round: PastRound,
    open?: readonly { readonly invoiceId: string }[],
    who?: readonly string[],
  ): readonly PastDispatch[] {
    const naming = open === undefined ? null : this.#namingOf(open);
    const known: PastDispatch[] = [];
    let latest: PastMessage | null = null;
    for (const message of this.#said) {
      if (message.rehearsed !== round.rehearsed || !concerns(message, who)) continue;
      const state = fateAt(message, round.at);
      if (state !== "sent" && state !== "in_doubt") continue;
      const invoiceIds = naming === null ? message.invoiceIds : (naming.get(message) ?? NOTHING);
      if (invoiceIds.length > 0 || state === "in_doubt") known.push(said(message, invoiceIds, state));
      // What it named may be settled: the account heard from us all the same.
      else if (latest === null || message.asOf > latest.asOf) latest = message;
    }
    if (latest !== null) known.push(said(latest, NOTHING, "sent"));
    return known;
  }

  /** By message, which of these invoices it named: on most days a few of many. */
  #namingOf(open: readonly { readonly invoiceId: string }[]): ReadonlyMap<PastMessage, string[]> {
    const named = open.flatMap(({ invoiceId }) =>
      (this.#naming.get(invoiceId) ?? []).map((message) => ({ message, invoiceId })),
    );
    return grouped(
      named,
      ({ message }) => message,
      ({ invoiceId }) => invoiceId,
    );
  }

  /** A round leaves an account alone that has a message of that day, whatever became of it but set aside. */
  spokenToIn({ rehearsed, asOf, at }: PastRound, who?: readonly string[]): boolean {
    return this.#said.some((message) => {
      if (message.inherited === true) return false;
      if (message.asOf !== asOf || message.rehearsed !== rehearsed || !concerns(message, who)) return false;
      const state = fateAt(message, at);
      return state !== null && state !== "set-aside";
    });
  }

  /**
   * A round decides to remind. What it really decided as well fares as it really did, with whatever took its place;
   * of anything else nobody knows better than that it would have been sent. Null when its key is used up.
   */
  remind(decision: Remind, round: PastRound, to?: Addressee): readonly PastMessage[] | null {
    const { rehearsed, asOf, at } = round;
    const isSame = ({ accountId }: PastMessage) => to === undefined || accountId === to.accountId;
    const ofDay = this.#past.filter(
      (each) => each.asOf === asOf && each.rehearsed === rehearsed && isSame(each),
    );
    const { key, days, channel } = decision.step;
    const { cycle, demand } = decision;
    if (ofDay.some((each) => each.step === key && each.cycle === cycle)) {
      for (const each of ofDay) if (!this.#said.includes(each)) this.#say(each);
      return ofDay;
    }
    const isTaken = (each: PastMessage) =>
      hasKey(each, rehearsed, cycle, key) && isOfBilled(each, to) && blocks(fateAt(each, at));
    if (this.#said.some(isTaken)) return null;
    const assumed: PastMessage = {
      ...to,
      currency: this.#currency,
      rehearsed,
      asOf,
      cycle,
      step: key,
      days,
      channel,
      invoiceIds: demand.lines.map(({ invoiceId }) => invoiceId),
      amountMinor: demand.askedMinor,
      deadlineOn: decision.deadlineOn,
      fates: [{ from: at, state: "sent" }],
    };
    this.#say(assumed);
    return [assumed];
  }

  #say(message: PastMessage): void {
    this.#said.push(message);
    for (const { from } of message.fates) this.#changes.push(from);
    for (const invoiceId of message.invoiceIds) {
      const naming = this.#naming.get(invoiceId);
      if (naming) naming.push(message);
      else this.#naming.set(invoiceId, [message]);
    }
  }
}

const NOTHING: readonly string[] = [];

const concerns = ({ accountId, memberIds }: PastMessage, who: readonly string[] | undefined): boolean =>
  who === undefined ||
  (accountId !== undefined && who.includes(accountId)) ||
  (memberIds?.some((each) => who.includes(each)) ?? false);

// Written out: this is made for most messages on most days, and spreading a message took most of that time.
function said(
  { step, days, channel, asOf, deadlineOn }: PastMessage,
  invoiceIds: readonly string[],
  state: PastDispatch["state"],
): PastDispatch {
  const message = { step, days, channel, asOf, invoiceIds, state };
  return deadlineOn === undefined ? message : { ...message, deadlineOn };
}

const hasKey = (each: PastMessage, rehearsed: boolean, cycle: string, step: string): boolean =>
  each.rehearsed === rehearsed && each.cycle === cycle && each.step === step;

/** The same step of an invoice that somebody else was billed for then is another word, to another debtor. */
const isOfBilled = ({ billedId, accountId }: PastMessage, to: Addressee | undefined): boolean =>
  to === undefined || (billedId ?? accountId) === to.billedId;

const blocks = (state: Fate | null): boolean =>
  state !== null && state !== "set-aside" && state !== "rejected";

/** What a message had come to at a moment; null before it was planned. */
export function fateAt({ fates }: Pick<PastMessage, "fates">, at: Moment): Fate | null {
  let state: Fate | null = null;
  for (const fate of fates) if (fate.from <= at) state = fate.state;
  return state;
}

/** What became of it in the end. */
export const lastFate = ({ fates }: Pick<PastMessage, "fates">): Fate => fates.at(-1)?.state ?? "waiting";
