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

interface Way {
  readonly channel: Channel;
  readonly days: number;
}
type Reached = Pick<AccountFacts, "contacts" | "phones">;

/** Those with an address for the channel, whatever they said: a text message needs a mobile. */
const addressedBy = ({ channel }: Way, { contacts, phones = [] }: Reached): readonly Recipient[] =>
  channel === "sms" ? phones : contacts;

/** Whom a step's channel can reach: of those with an address, nobody who said no to what it is for. */
export function reachableBy(step: Way, there: Reached): readonly Recipient[] {
  const { channel, days } = step;
  const people = addressedBy(step, there);
  // What is no message to them is a note to our own people about them.
  if (!reachesCustomer(channel)) return people;
  const purpose = purposeOf(days);
  return people.filter(({ refuses }) => refuses === undefined || !refuses.includes(purpose));
}

/** Why a step's channel reaches nobody: there is no address for it, or everybody who has one said no. */
export const whyNobody = (step: Way, there: Reached): "no-contact" | "all-opted-out" =>
  addressedBy(step, there).length === 0 ? "no-contact" : "all-opted-out";

/** Where it goes: an address, or a number as E.164. */
export const addressOf = (recipient: Recipient): string => recipient.phone ?? recipient.email;
