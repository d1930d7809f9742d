import { addressKey } from "../../shared/contact/ledger.ts";
import type { VerifyRequest, WrongRequest } from "../../shared/contact/request-contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { type ContactRefusal, lockedPerson } from "./keep-preference.ts";
import type { Asker, ContactDesk, Person } from "./ports.ts";
import { addressesOf } from "./read-contacts.ts";

/**
 * Says that an address or number is not this debtor's. Nothing goes there any more, for this debtor and for the others that
 * have it, until somebody verified it for each.
 */
export function reportWrong(
  asker: Asker,
  { clientId, contactId, what, reason }: WrongRequest,
  desk: ContactDesk,
): Promise<Result<{ readonly flagged: number }, ContactRefusal | "no-address">> {
  return desk.inTenant(asker.orgId, async (book) => {
    const { accountId } = asker;
    const person = await lockedPerson(book, asker, contactId);
    if (!person.ok) return person;
    const addresses = chosen(person.value, what);
    if (addresses.length === 0) return refuse("no-address");
    const at = desk.now();
    const report = { reportId: clientId, contactId, addresses, reason };
    const debtors = await book.addWrong(accountId, report, asker, at);
    if (debtors.length === 0) return ok({ flagged: 0 });
    // What they read that it was not meant for: whoever answers for data protection asks for it.
    const sent = await book.sentTo(accountId, addresses);
    const body = { contactId, addresses, debtors, sent };
    const act = { actId: desk.newId(), kind: "contact-wrong", about: accountId, reason, body } as const;
    await book.addAct({ ...act, by: asker, at });
    return ok({ flagged: debtors.length });
  });
}

/** Somebody made sure, and answers for it. */
export function verifyContact(
  asker: Asker,
  { contactId, reason }: VerifyRequest,
  desk: ContactDesk,
): Promise<Result<{ readonly flagged: number }, ContactRefusal>> {
  return desk.inTenant(asker.orgId, async (book) => {
    const { accountId } = asker;
    const person = await lockedPerson(book, asker, contactId);
    if (!person.ok) return person;
    const at = desk.now();
    const addresses = addressesOf(person.value);
    await book.verify(accountId, addresses, asker.userName, at);
    await book.wake(accountId, at);
    const body = { contactId, addresses };
    const act = { actId: desk.newId(), kind: "contact-verified", about: accountId, reason, body } as const;
    await book.addAct({ ...act, by: asker, at });
    return ok({ flagged: 0 });
  });
}

function chosen({ email, phone }: Person, what: WrongRequest["what"]): readonly string[] {
  const written = what === "email" ? [email] : what === "phone" ? [phone] : [email, phone];
  return written.flatMap((each) => (each === null ? [] : [addressKey(each)]));
}
