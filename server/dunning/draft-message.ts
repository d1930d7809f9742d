import type { Remind } from "../../shared/dunning/decision.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { letterFor } from "../../shared/dunning/templates/letter-for.ts";
import { renderMessage, type RenderedMessage } from "../../shared/dunning/templates/render-message.ts";
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

/** Mail speaks the customer's language, tasks and proposals speak ours. */
export function draftMessage({ sheet, org, policy, currency, asOf, decision }: Draft): RenderedMessage {
  const { step, demand } = decision;
  const language = step.channel === "email" ? (sheet.language ?? org.language) : org.language;
  const fields = {
    accountName: sheet.name,
    contactName: decision.recipient?.name ?? null,
    senderName: org.sender?.name ?? org.name,
    asOf,
    currency,
    demand,
    deadlineOn: decision.deadlineOn,
    tone: step.tone ?? ("neutral" as const),
    ...billedNames(sheet),
  };
  return renderMessage(letterFor(policy, step), fields, language);
}
