import { addressKey } from "../../shared/contact/ledger.ts";
import type { ContactRefused } from "../../shared/contact/may-contact.ts";
import type { Remind } from "../../shared/dunning/decision.ts";
import { purposeOf } from "../../shared/dunning/purpose.ts";
import { reachesCustomer } from "../../shared/dunning/reaches-customer.ts";
import { addressOf } from "../../shared/dunning/recipient.ts";
import { judgeContact } from "../contact/index.ts";
import type { AccountSheet, DunningBook, DunningDesk } from "./ports.ts";

/** What speaks against reaching them with it at that moment; null when nothing does, or when it is work for our own people. */
export async function contactGate(
  book: Pick<DunningBook, "contactRecord">,
  { accountId }: Pick<AccountSheet, "accountId">,
  { step, recipient }: Pick<Remind, "step" | "recipient">,
  at: Date,
  { calendars }: Pick<DunningDesk, "calendars">,
): Promise<ContactRefused | null> {
  if (!reachesCustomer(step.channel) || recipient === null) return null;
  const { contactId } = recipient;
  const address = addressKey(addressOf(recipient));
  const reach = { way: step.channel, purpose: purposeOf(step.days) };
  const answer = await judgeContact(book, { accountId, contactId, address, ...reach }, at, calendars);
  return answer.kind === "refused" ? answer : null;
}
