import type { Remind } from "../../shared/dunning/decision.ts";
import { reachesCustomer } from "../../shared/dunning/reaches-customer.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { letterFor } from "../../shared/dunning/templates/letter-for.ts";
import { renderMessage, type RenderedMessage } from "../../shared/dunning/templates/render-message.ts";
import { type ApprovedText, renderText } from "../../shared/dunning/templates/sms-text.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { billedNames } from "./group-facts.ts";
import type { AccountSheet, OrgProfile } from "./ports.ts";

export interface Draft {
  readonly sheet: AccountSheet;
  readonly org: OrgProfile;
  readonly policy: Policy;
  readonly currency: Currency;
  readonly asOf: Day;
  readonly decision: Remind;
}

/** What left of it, with what a provider of approved wordings is told of a text message. */
export type Drafted = RenderedMessage & { readonly approved?: ApprovedText };

/** Mail and text messages speak the customer's language, tasks and proposals speak ours. */
export function draftMessage({ sheet, org, policy, currency, asOf, decision }: Draft): Drafted {
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
    charges: (sheet.group ?? [sheet]).flatMap(({ charges = [] }) => charges),
    ...billedNames(sheet),
    ...(step.channel === "email" ? { signature: org.sender?.signature?.[language] ?? "" } : {}),
  };
  const letter = letterFor(policy, step);
  if (step.channel === "sms") return renderText(step.template, letter, fields, language);
  return renderMessage(letter, fields, language);
}
