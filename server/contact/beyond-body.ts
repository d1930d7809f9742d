import type { Beyond } from "../../shared/contact/contract.ts";
import type { Limit } from "../../shared/contact/limit.ts";
import type { ContactRefused } from "../../shared/contact/may-contact.ts";

/** What a contact that happened went beyond, with the number as it is in force. */
export const beyondBody = (
  { because, limit }: Pick<ContactRefused, "because" | "limit">,
  despite: string | null,
): Beyond => ({ because, rule: limit && ruleBody(limit), despite });

function ruleBody(limit: Limit): NonNullable<Beyond["rule"]> {
  const { name, place } = limit.source;
  const none = { name, place, fromMinute: null, toMinute: null, most: null, days: null };
  if (limit.kind === "hours") return { ...none, fromMinute: limit.fromMinute, toMinute: limit.toMinute };
  if (limit.kind === "pause") return { ...none, days: limit.days };
  const { most, within } = limit;
  return { ...none, most, days: within === "calendar-day" ? null : within.days };
}
