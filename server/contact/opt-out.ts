import { addressKey } from "../../shared/contact/ledger.ts";
import type { Way } from "../../shared/contact/kinds.ts";
import type { OptInRequest, OptOutRequest } from "../../shared/contact/request-contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { type ContactRefusal, lockedPerson } from "./keep-preference.ts";
import type { Asker, ContactBook, ContactDesk, OptOutKept, Person, Places } from "./ports.ts";

export type OptInRefusal = ContactRefusal | "no-such-opt-out" | "opt-in-not-allowed";

/** Writes down that a contact wants to hear no more: in force at once, for the person and for the address or number. */
export function recordOptOut(
  asker: Asker,
  { clientId, contactId, ways, purposes, heard, note }: OptOutRequest,
  desk: ContactDesk,
): Promise<Result<null, ContactRefusal>> {
  return desk.inTenant(asker.orgId, async (book) => {
    const person = await lockedPerson(book, asker, contactId);
    if (!person.ok) return person;
    const { accountId } = asker;
    const of = { accountId, contactId, said: "asked", heard, note, by: asker } as const;
    const rows = ways.flatMap((way) =>
      purposes.map((purpose) => {
        const optOutId = `${clientId}/${way}/${purpose}`;
        return { ...of, optOutId, way, purpose, address: addressFor(way, person.value, desk.calendars) };
      }),
    );
    const at = desk.now();
    if ((await book.optOut(rows, at)) > 0)
      await addAct(book, asker, desk, {
        kind: "opted-out",
        reason: note,
        body: { contactId, ways, purposes, heard },
      });
    return ok(null);
  });
}

/** As texts and mails are addressed, so that the last look finds it. */
function addressFor(way: Way, person: Person, places: Places): string {
  const { email, phone } = person;
  if (way === "visit") return "";
  if (way === "email") return email === null ? "" : addressKey(email);
  if (phone === null) return "";
  return (way === "sms" ? ownNumber(person, places) : null) ?? addressKey(phone);
}

/** The number as a text is addressed to it: read as of the account's country, or of where the org's texts come from. */
const ownNumber = ({ phone, country, region }: Person, { mobileOf, codeOf }: Places): string | null =>
  phone === null ? null : (mobileOf?.(phone, codeOf(country) ?? region ?? "US") ?? null);

/** Opt-outs as people may end them: whoever leads or collects, never the one whose customer it is alone. */
export const mayOptIn = ({ role }: Pick<Asker, "role">): boolean => role === "admin" || role === "collector";

/**
 * Writes down that a contact agreed again, where from and why: a row of its own beside each opt-out, which stays. No machine
 * does so, and what was said after these were read stays in force.
 */
export function recordOptIn(
  asker: Asker,
  { contactId, optOutIds, heard, reason }: OptInRequest,
  desk: ContactDesk,
): Promise<Result<null, OptInRefusal>> {
  return desk.inTenant(asker.orgId, async (book) => {
    const person = await lockedPerson(book, asker, contactId);
    if (!person.ok) return person;
    if (!mayOptIn(asker)) return refuse("opt-in-not-allowed");
    const theirs = optOutsOf(person.value, await book.optOuts(asker.accountId), desk.calendars);
    if (!optOutIds.every((id) => theirs.some(({ optOutId }) => optOutId === id)))
      return refuse("no-such-opt-out");
    const open = optOutIds.filter((id) =>
      theirs.some(({ optOutId, back }) => optOutId === id && back === null),
    );
    if (open.length === 0) return ok(null);
    const at = desk.now();
    await book.optIn(open, { heard, reason, by: asker }, at);
    await book.wake(asker.accountId, at);
    await addAct(book, asker, desk, {
      kind: "opted-in",
      reason,
      body: { contactId, optOutIds: open, heard },
    });
    return ok(null);
  });
}

/** One contact's, without those of a number that only ends alike. */
export function optOutsOf(
  person: Person,
  all: ReadonlyMap<string, readonly OptOutKept[]>,
  places: Places,
): readonly OptOutKept[] {
  const theirs = all.get(person.contactId) ?? [];
  const own = ownNumber(person, places);
  return theirs.filter(({ endsLike }) => endsLike === null || own === null || endsLike === own);
}

function addAct(
  book: ContactBook,
  asker: Asker,
  desk: ContactDesk,
  act: {
    readonly kind: "opted-out" | "opted-in";
    readonly reason: string;
    readonly body: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  return book.addAct({ ...act, actId: desk.newId(), about: asker.accountId, by: asker, at: desk.now() });
}
