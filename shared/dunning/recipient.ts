import type { RecipientRole } from "./contract.ts";
import type { MailContact } from "./facts.ts";

/** The first role that can be reached; none of them, or none asked for: whoever is best. Null: nobody at all. */
export function recipientOf(
  roles: readonly RecipientRole[] | undefined,
  contacts: readonly MailContact[],
): MailContact | null {
  for (const role of roles ?? []) {
    const found = role === "anybody" ? contacts[0] : contacts.find((contact) => contact.role === role);
    if (found) return found;
  }
  return contacts[0] ?? null;
}
