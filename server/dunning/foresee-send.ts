import type { Next, SendSilence } from "../../shared/dunning/contract.ts";
import { decide } from "../../shared/dunning/decide.ts";
import type { Hold, Remind } from "../../shared/dunning/decision.ts";
import { outlook } from "../../shared/dunning/outlook.ts";
import type { RenderedMessage } from "../../shared/dunning/templates/render-message.ts";
import { wallClock } from "../../shared/dunning/wall-clock.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import type { ContactRefused } from "../../shared/contact/may-contact.ts";
import { contactGate } from "./contact-gate.ts";
import { nextOpening, zoneOf } from "./customer-hours.ts";
import { type DayGate, gateByHand } from "./day-gate.ts";
import { draftMessage } from "./draft-message.ts";
import { judgeAccounts, type Judged } from "./judge-accounts.ts";
import { readDebtor } from "./read-debtor.ts";
import { openRound, type Round } from "./open-round.ts";
import type { MessageOfDay, SendBook, SendDesk } from "./send-now-ports.ts";

/** What one currency of an account would hear at this moment. */
export type SendPart =
  | {
      readonly kind: "leaves";
      readonly currency: Currency;
      readonly decision: Remind;
      readonly message: RenderedMessage;
    }
  | {
      readonly kind: "nothing";
      readonly currency: Currency;
      readonly because: SendSilence;
      readonly until: Day | null;
      /** The moment from which it may leave, where that is known. */
      readonly opensAt: Date | null;
      readonly next: Next;
    };

export interface SendForeseen {
  readonly round: Round;
  readonly parts: readonly SendPart[];
  /** The head office that is written to in the account's place, by name. */
  readonly payer: string | null;
  /** Of what leaves, to the last word. */
  readonly digest: string;
  /** Lets through what leaves and nothing else; each call makes one that counts anew. */
  gate(): DayGate;
}

/** What would leave of one account at this moment, decided as the round decides. Writes nothing. */
export async function foreseeSend(
  given: SendBook,
  accountId: string,
  asOf: Day,
  desk: SendDesk,
): Promise<SendForeseen> {
  const nobodySpoken = () => Promise.resolve(new Set<string>());
  const book: SendBook = {
    ...given,
    sheets: (...asked) => given.sheetsAsked(...asked),
    // What was said today is told by its message.
    spokenTo: nobodySpoken,
  };
  const round = await openRound(book, asOf, desk.now(), desk);
  const byHand = await gateByHand(book, round);
  const { judged, failed, debtors } = await judgeAccounts(book, [accountId], round);
  const against = await contactsAgainst(book, judged, round.at, desk);
  const gate = (): DayGate => {
    const hasRoom = byHand();
    return (each) => hasRoom(heldNow(each, round, against));
  };
  if (failed[0] !== undefined) throw new Error(`${failed[0].name}: ${failed[0].reason}`);
  const messages = await book.messagesOfDay(accountId, asOf, round.rehearsed);
  const admit = gate();
  const parts = judged.map((each): SendPart => {
    const { currency } = each.facts;
    const said = messages.find((message) => message.currency === currency && !isAside(message));
    const next = outlook(each.facts, each.under.policy, asOf).account;
    if (said !== undefined && !waitsForDomain(said, round))
      return { ...saidToday(said, round.at), currency, next };
    if (said !== undefined) return { ...DOMAIN_FAILED, currency, next };
    const admitted = admit(each);
    const { decision, sheet, under } = admitted;
    if (decision.kind === "rest")
      return { kind: "nothing", currency, because: "none-due", until: null, opensAt: null, next };
    if (decision.kind === "hold") return { ...silence(admitted, decision, round, against), currency, next };
    const { org } = round;
    if (org.domainFailed === true && decision.step.channel === "email")
      return { ...DOMAIN_FAILED, currency, next };
    const message = draftMessage({ sheet, org, ...under, currency, asOf, decision });
    return { kind: "leaves", currency, decision, message };
  });
  const payer = debtors.length > 0 ? null : await payerOf(book, accountId, round);
  return { round, parts, payer, gate, digest: desk.digest(shown(parts, round)) };
}

async function payerOf(book: SendBook, accountId: string, { rehearsed, now }: Round): Promise<string | null> {
  const read = await readDebtor(book, accountId, rehearsed, now.asOf);
  return read === null || read.debtor === read.own ? null : read.debtor.name;
}

/** Receivers would refuse it: it leaves once the sender's domain is mended. */
const DOMAIN_FAILED = { kind: "nothing", because: "domain-failed", until: null, opensAt: null } as const;
const waitsForDomain = ({ state, channel }: MessageOfDay, { org }: Round): boolean =>
  org.domainFailed === true && channel === "email" && (state === "planned" || state === "deferred");

/** It reached nobody and leaves the day free for another. */
export const isAside = ({ state }: Pick<MessageOfDay, "state">): boolean =>
  state === "held" || state === "cancelled";

/** What speaks against reaching them at this moment, by currency. */
type Against = ReadonlyMap<string, ContactRefused>;

async function contactsAgainst(
  book: SendBook,
  judged: readonly Judged[],
  at: Date,
  desk: Pick<SendDesk, "calendars">,
): Promise<Against> {
  const against = new Map<string, ContactRefused>();
  for (const { decision, facts, sheet } of judged) {
    if (decision.kind !== "remind") continue;
    const refused = await contactGate(book, sheet, decision, at, desk);
    if (refused !== null) against.set(facts.currency, refused);
  }
  return against;
}

/** What holds it at this very moment and not the whole day: the hours there, a veto that ends today, the contact limits. */
function heldNow(judged: Judged, { org, now, at }: Round, against: Against): Judged {
  const { decision, facts, sheet, under } = judged;
  if (decision.kind !== "remind") return judged;
  if (sheet.vetoEnds !== null && sheet.vetoEnds > at)
    return { ...judged, decision: { kind: "hold", because: "vetoed", until: null, step: decision.step } };
  const moment = wallClock(at, zoneOf(sheet, org));
  const atMoment = decide({ ...facts, moment }, under.policy, now.asOf);
  const refused = against.get(facts.currency);
  if (atMoment.kind !== "remind" || refused === undefined) return { ...judged, decision: atMoment };
  return {
    ...judged,
    decision: { kind: "hold", because: refused.because, until: null, step: decision.step },
  };
}

type Silence = Omit<Extract<SendPart, { kind: "nothing" }>, "currency" | "next">;

function silence(
  { sheet, facts, under }: Judged,
  { because, until }: Hold,
  { at, org }: Round,
  against: Against,
): Silence {
  const refused = against.get(facts.currency);
  if (refused?.because === because)
    return { kind: "nothing", because, until, opensAt: refused.nextAllowedAt };
  const opensAt =
    because === "outside-hours"
      ? nextOpening(under.policy, facts.calendar, zoneOf(sheet, org), at)
      : because === "vetoed"
        ? sheet.vetoEnds
        : null;
  return { kind: "nothing", because, until, opensAt };
}

function saidToday({ state, notBefore }: MessageOfDay, at: Date): Silence {
  const because: SendSilence =
    state === "sent"
      ? "said-today"
      : state === "rejected"
        ? "refused-today"
        : state === "in_doubt"
          ? "in-doubt"
          : "under-way";
  const waits = (state === "planned" || state === "deferred") && notBefore > at;
  return { kind: "nothing", because, until: null, opensAt: waits ? notBefore : null };
}

/** Everything that a person sees before they say yes, and the words of the letter. */
const shown = (parts: readonly SendPart[], { org, now }: Round) => ({
  asOf: formatDay(now.asOf),
  mode: org.mode,
  leaves: parts.flatMap((part) => {
    if (part.kind !== "leaves") return [];
    const { currency, decision, message } = part;
    const { step, cycle, demand, recipient } = decision;
    const { subject, text } = message;
    return [{ currency, step: step.key, channel: step.channel, cycle, demand, recipient, subject, text }];
  }),
});
