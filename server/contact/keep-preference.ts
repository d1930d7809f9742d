import type { PreferenceRequest } from "../../shared/contact/request-contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Asker, ContactBook, ContactDesk, Person } from "./ports.ts";

export type ContactRefusal = "not-allowed" | "not-synced" | "no-such-contact";
export type PreferenceRefusal = ContactRefusal | "hours-without-end";

/** Writes down when and how a contact asked to be reached, in the place of what they asked for before. */
export function keepPreference(
  asker: Asker,
  { contactId, preference }: PreferenceRequest,
  desk: ContactDesk,
): Promise<Result<null, PreferenceRefusal>> {
  return desk.inTenant(asker.orgId, async (book) => {
    const person = await lockedPerson(book, asker, contactId);
    if (!person.ok) return person;
    if (preference !== null && preference.fromMinute >= preference.toMinute)
      return refuse("hours-without-end");
    const at = desk.now();
    await book.savePreference(asker.accountId, contactId, preference, asker, at);
    await book.wake(asker.accountId, at);
    await book.addAct({
      actId: desk.newId(),
      kind: "contact-preference",
      about: asker.accountId,
      reason: preference?.note ?? "",
      body: { contactId, preference },
      by: asker,
      at,
    });
    return ok(null);
  });
}

/** Under the account's lock. Whoever collects and the account's owner may say how its contacts are reached. */
export async function lockedAccount(
  book: ContactBook,
  { accountId, userId, role }: Asker,
): Promise<Result<null, "not-synced" | "not-allowed">> {
  const account = await book.lockAccount(accountId);
  if (account === null) return refuse("not-synced");
  const collects = role === "admin" || role === "collector";
  return collects || (role === "rep" && account.ownerId === userId) ? ok(null) : refuse("not-allowed");
}

export async function lockedPerson(
  book: ContactBook,
  asker: Asker,
  contactId: string,
): Promise<Result<Person, ContactRefusal>> {
  const allowed = await lockedAccount(book, asker);
  if (!allowed.ok) return allowed;
  const person = (await book.people(asker.accountId)).find((each) => each.contactId === contactId);
  return person === undefined ? refuse("no-such-contact") : ok(person);
}
