import type { ComparedMessage } from "./compare.ts";
import { decidedDays } from "./decided-days.ts";
import type { ReplaySpan } from "./span.ts";
import type { PastRound } from "./timeline.ts";

/** What one way of reminding came to over a period. */
export interface ReminderSum {
  readonly messages: number;
  readonly debtors: number;
  readonly byStep: Readonly<Record<string, number>>;
  /** Asked for, message by message, in minor units: the same invoice counts each time that it is asked for. */
  readonly askedMinor: Readonly<Record<string, number>>;
  /** Messages that asked for something that had been settled by that day. */
  readonly afterPayment: { readonly messages: number; readonly invoices: number; readonly known: number };
  /** Messages that named an invoice of which a part was contested. */
  readonly disputed: { readonly messages: number; readonly invoices: number };
}

/** Adds accounts up, one after the other; nothing of them is kept. */
export class ReplayTally {
  readonly #then = new Sum();
  readonly #now = new Sum();
  readonly #holds: Record<string, number> = {};
  #both = 0;

  add(
    messages: readonly ComparedMessage[],
    spans: readonly ReplaySpan[],
    rounds: readonly PastRound[],
  ): void {
    const debtors = { then: new Set<string>(), now: new Set<string>() };
    for (const each of messages) {
      const { accountId = "" } = each.message;
      if (each.sent === "both") this.#both += 1;
      if (each.sent !== "only-now") debtors.then.add(accountId) && this.#then.add(each);
      if (each.sent !== "only-then") debtors.now.add(accountId) && this.#now.add(each);
    }
    this.#then.debtors += debtors.then.size;
    this.#now.debtors += debtors.now.size;
    for (const { decision } of decidedDays(spans, rounds))
      if (decision.kind === "hold") this.#holds[decision.because] = (this.#holds[decision.because] ?? 0) + 1;
  }

  sums() {
    const [then, now, both] = [this.#then.said(), this.#now.said(), this.#both];
    return {
      then,
      now,
      both,
      onlyThen: then.messages - both,
      onlyNow: now.messages - both,
      holds: { ...this.#holds },
    };
  }
}

class Sum {
  debtors = 0;
  #messages = 0;
  readonly #byStep: Record<string, number> = {};
  readonly #askedMinor: Record<string, number> = {};
  readonly #afterPayment = { messages: 0, invoices: 0, known: 0 };
  readonly #disputed = { messages: 0, invoices: 0 };

  add({ message, settledKnown, settledUnknown, disputed }: ComparedMessage): true {
    const { step, currency, amountMinor } = message;
    this.#messages += 1;
    this.#byStep[step] = (this.#byStep[step] ?? 0) + 1;
    this.#askedMinor[currency] = (this.#askedMinor[currency] ?? 0) + amountMinor;
    const settled = settledKnown.length + settledUnknown.length;
    if (settled > 0) this.#afterPayment.messages += 1;
    this.#afterPayment.invoices += settled;
    this.#afterPayment.known += settledKnown.length;
    if (disputed.length > 0) this.#disputed.messages += 1;
    this.#disputed.invoices += disputed.length;
    return true;
  }

  said(): ReminderSum {
    const { debtors } = this;
    return {
      messages: this.#messages,
      debtors,
      byStep: { ...this.#byStep },
      askedMinor: { ...this.#askedMinor },
      afterPayment: { ...this.#afterPayment },
      disputed: { ...this.#disputed },
    };
  }
}
