import type { Remind } from "../../shared/dunning/decision.ts";
import { reachesCustomer } from "../../shared/dunning/reaches-customer.ts";
import { judgeAgreements } from "../../shared/dunning/agreements.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { neutralSubject } from "../../shared/dunning/shared-mailbox.ts";
import { letterFor } from "../../shared/dunning/templates/letter-for.ts";
import type { Segment } from "../../shared/dunning/policy/segment.ts";
import type { OpenOffer, PromiseNoted } from "../../shared/dunning/templates/message-fields.ts";
import { renderMessage, type RenderedMessage } from "../../shared/dunning/templates/render-message.ts";
import { type ApprovedText, renderText } from "../../shared/dunning/templates/sms-text.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { chooseWording } from "../../shared/wording/choose-wording.ts";
import { renderWording } from "../../shared/wording/render-wording.ts";
import { billedNames, booksOf } from "./group-facts.ts";
import type { AccountSheet, OrgProfile } from "./ports.ts";

export interface Draft {
  readonly sheet: AccountSheet;
  readonly org: OrgProfile;
  readonly policy: Policy;
  /** The account's, by which the policy is; null when it is in none. */
  readonly segment: Segment | null;
  readonly currency: Currency;
  readonly asOf: Day;
  readonly decision: Remind;
}

/** What left of it, with what a provider of approved wordings is told of a text message. */
export type Drafted = RenderedMessage & {
  readonly approved?: ApprovedText;
  /** The version of the org's own words that it is written in; null: in the built-in ones or the policy's own. */
  readonly wording: number | null;
};

/** Mail and text messages speak the customer's language, tasks and proposals speak ours. */
export function draftMessage({ sheet, org, policy, segment, currency, asOf, decision }: Draft): Drafted {
  const { step, demand } = decision;
  const language = reachesCustomer(step.channel) ? (sheet.language ?? org.language) : org.language;
  const fields = {
    accountName: sheet.name,
    contactName: decision.recipient?.name ?? null,
    senderName: org.sender?.name ?? org.name,
    asOf,
    currency,
    demand,
    deadlineOn: decision.deadlineOn,
    tone: step.tone ?? ("neutral" as const),
    ...(org.pay === undefined ? {} : { pay: org.pay }),
    charges: (sheet.group ?? [sheet]).flatMap(({ charges = [] }) => charges),
    ...billedNames(sheet),
    offers: offersOpen(sheet, currency, asOf),
    ...(reachesCustomer(step.channel) ? {} : { staff: { promises: promisesNoted(sheet, currency, asOf) } }),
    ...(step.channel === "email" ? { signature: org.sender?.signature?.[language] ?? "" } : {}),
  };
  const letter = letterFor(policy, step);
  const asked = { letter: step.template, segment: segment?.key ?? null, tone: fields.tone, language };
  const own = chooseWording(org.words ?? [], asked);
  const wording = own?.version ?? null;
  if (step.channel === "sms") {
    // What is not the org's own stays as it is: the line that stands for the text in the timeline.
    const words = own === null ? letter : { ...letter, [language]: { ...letter[language], body: own.body } };
    return { ...renderText(step.template, words, fields, language, own?.approvedCode ?? null), wording };
  }
  const written =
    own === null ? renderMessage(letter, fields, language) : renderWording(own, fields, language);
  const isShared = step.channel === "email" && decision.recipient?.shared === true;
  const subject = isShared ? neutralSubject(fields.senderName, language) : written.subject;
  return { ...written, subject, wording };
}

/** Promises on what is still open: what to wait for, and what was not kept. */
function promisesNoted(sheet: AccountSheet, currency: Currency, asOf: Day): readonly PromiseNoted[] {
  const members = sheet.group ?? [sheet];
  const { items = [] } = booksOf(sheet, asOf).find((book) => book.currency === currency) ?? {};
  const open = new Set(items.map(({ invoiceId }) => invoiceId));
  return members
    .flatMap(({ agreements }) => judgeAgreements(agreements, asOf).promises)
    .filter(({ promise, state, parts }) => {
      const speaks = state === "open" || state === "broken" || state === "partly-kept";
      return speaks && promise.currency === currency && parts.some(({ invoiceId }) => open.has(invoiceId));
    })
    .map(({ promise, state, standsMinor, receivedMinor }) => ({
      amountMinor: standsMinor,
      receivedMinor,
      promisedOn: promise.promisedOn,
      isOpen: state === "open",
    }));
}

/** Discounts for paying early that a letter of that day can still tell of. A settlement is told by whoever made it. */
function offersOpen(sheet: AccountSheet, currency: Currency, asOf: Day): readonly OpenOffer[] {
  return (sheet.group ?? [sheet])
    .flatMap(({ agreements }) => judgeAgreements(agreements, asOf).offers)
    .filter(
      ({ offer, state }) =>
        state === "open" && offer.kind === "early" && offer.currency === currency && offer.payBy >= asOf,
    )
    .map(({ offer, askedMinor, receivedMinor, letGoMinor }) => ({
      numbers: offer.parts.map(({ number }) => number),
      currency,
      askedMinor: askedMinor - receivedMinor,
      letGoMinor,
      payBy: offer.payBy,
    }));
}
