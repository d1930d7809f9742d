import type { Channel, RecipientRole } from "./contract.ts";
import type { AccountFacts, ContactRole, Recipient } from "./facts.ts";

/** The first role that can be reached; none of them, or none asked for: whoever is best. Null: nobody at all. */
export function recipientOf<Person extends { readonly role: ContactRole | null }>(
  roles: readonly RecipientRole[] | undefined,
  people: readonly Person[],
): Person | null {
  for (const role of roles ?? []) {
    const found = role === "anybody" ? people[0] : people.find((person) => person.role === role);
    if (found) return found;
  }
  return people[0] ?? null;
}

/** Whom a step's channel can reach: a text message only those with a mobile that did not say no. */
export const reachableBy = (
  channel: Channel,
  { contacts, phones = [] }: Pick<AccountFacts, "contacts" | "phones">,
): readonly Recipient[] => (channel === "sms" ? phones : contacts);

/** Where it goes: an address, or a number as E.164. */
export const addressOf = (recipient: Recipient): string => recipient.phone ?? recipient.email;
