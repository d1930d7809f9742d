import type { Currency } from "../../kernel/currency.ts";
import type { Day } from "../../kernel/day.ts";
import type { Remind } from "../decision.ts";
import type { PastDispatch } from "../facts.ts";
import type { Fate, Moment, PastMessage, PastRound } from "./timeline.ts";

/** What has been said in the replay to one account in one currency; rehearsal and real life hear only of their own. */
export class OwnHistory {
  readonly #past: readonly PastMessage[];
  readonly #currency: Currency;
  readonly #said: PastMessage[];
  /** Of the messages said: the moments after which one of them is in another state. */
  readonly #changes: Moment[];

  /** `past`: all that really happened, in that currency. What lies before `from` is said already. */
  constructor(past: readonly PastMessage[], currency: Currency, from: Day) {
    this.#past = past;
    this.#currency = currency;
    this.#said = past.filter(({ asOf }) => asOf < from);
    this.#changes = this.#said.flatMap(({ fates }) => fates.map((fate) => fate.from));
  }

  /** Whether a message changed its state after one moment, up to another. */
  changedWithin(after: Moment, upTo: Moment): boolean {
    return this.#changes.some((at) => after < at && at <= upTo);
  }

  /** The messages that count when a round decides. */
  knownTo({ rehearsed, at }: PastRound): readonly PastDispatch[] {
    const known: PastDispatch[] = [];
    for (const message of this.#said) {
      if (message.rehearsed !== rehearsed) continue;
      const state = fateAt(message, at);
      if (state === "sent" || state === "in_doubt") known.push({ ...message, state });
    }
    return known;
  }

  /** A round leaves an account alone that has a message of that day, whatever became of it but set aside. */
  spokenToIn({ rehearsed, asOf, at }: PastRound): boolean {
    return this.#said.some((message) => {
      if (message.asOf !== asOf || message.rehearsed !== rehearsed) return false;
      const state = fateAt(message, at);
      return state !== null && state !== "set-aside";
    });
  }

  /**
   * A round decides to remind. What it really decided as well fares as it really did, with whatever took its place;
   * of anything else nobody knows better than that it would have been sent. Null when its key is used up.
   */
  remind(decision: Remind, round: PastRound): readonly PastMessage[] | null {
    const { rehearsed, asOf, at } = round;
    const ofDay = this.#past.filter((each) => each.asOf === asOf && each.rehearsed === rehearsed);
    const { key, days, channel } = decision.step;
    const { cycle, demand } = decision;
    if (ofDay.some((each) => each.step === key && each.cycle === cycle)) {
      for (const each of ofDay) if (!this.#said.includes(each)) this.#say(each);
      return ofDay;
    }
    if (this.#said.some((each) => hasKey(each, rehearsed, cycle, key) && blocks(fateAt(each, at))))
      return null;
    const assumed: PastMessage = {
      currency: this.#currency,
      rehearsed,
      asOf,
      cycle,
      step: key,
      days,
      channel,
      invoiceIds: demand.lines.map(({ invoiceId }) => invoiceId),
      amountMinor: demand.askedMinor,
      fates: [{ from: at, state: "sent" }],
    };
    this.#say(assumed);
    return [assumed];
  }

  #say(message: PastMessage): void {
    this.#said.push(message);
    for (const { from } of message.fates) this.#changes.push(from);
  }
}

const hasKey = (each: PastMessage, rehearsed: boolean, cycle: string, step: string): boolean =>
  each.rehearsed === rehearsed && each.cycle === cycle && each.step === step;

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
