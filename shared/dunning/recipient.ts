import type { Channel, RecipientRole } from "./contract.ts";
import type { AccountFacts, ContactRole, Recipient } from "./facts.ts";
import { purposeOf } from "./purpose.ts";
import { reachesCustomer } from "./reaches-customer.ts";

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

/** Whom a step's channel can reach: a text message only those with a mobile; nobody who said no to what it is for. */
export function reachableBy(
  { channel, days }: { readonly channel: Channel; readonly days: number },
  { contacts, phones = [] }: Pick<AccountFacts, "contacts" | "phones">,
): readonly Recipient[] {
  const people: readonly Recipient[] = channel === "sms" ? phones : contacts;
  // What is no message to them is a note to our own people about them.
  if (!reachesCustomer(channel)) return people;
  const purpose = purposeOf(days);
  return people.filter(({ refuses }) => refuses === undefined || !refuses.includes(purpose));
}

/** Where it goes: an address, or a number as E.164. */
export const addressOf = (recipient: Recipient): string => recipient.phone ?? recipient.email;
