import type { ContactsBody } from "../../shared/contact/contract.ts";
import { addressKey } from "../../shared/contact/ledger.ts";
import type { Way } from "../../shared/contact/kinds.ts";
import { mayContact, type MayContact } from "../../shared/contact/may-contact.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import { situationOf } from "./judge-contact.ts";
import { mayOptIn, optOutsOf } from "./opt-out.ts";
import { thirdPartyBody } from "./third-party.ts";
import type { Asker, ContactBook, ContactDesk, OptOutKept, Person } from "./ports.ts";

type MayBody = ContactsBody["anybody"]["call"];

/** Whom one may reach at an account at this moment, and from when on if not: what a clerk reads before dialling. */
export function readContacts(
  { orgId, accountId, role }: Pick<Asker, "orgId" | "accountId" | "role">,
  desk: ContactDesk,
): Promise<ContactsBody> {
  return desk.inTenant(orgId, async (book) => {
    const at = desk.now();
    const zone = await book.orgZone();
    const wrong = await book.wrongAddresses(accountId);
    const optOuts = await book.optOuts(accountId);
    const mayOf = (contactId: string | null) => mayReach(book, accountId, contactId, { at, zone, desk });
    const contacts: ContactsBody["contacts"] = [];
    for (const person of await book.people(accountId)) {
      const theirs = addressesOf(person);
      contacts.push({
        contactId: person.contactId,
        name: person.name,
        email: person.email,
        phone: person.phone,
        preference: person.preference && preferenceBody(person.preference),
        optOuts: optOutsOf(person, optOuts, desk.calendars).map((each) => optOutBody(each, zone)),
        wrong: wrong.filter(({ address }) => theirs.includes(address)),
        ...(await mayOf(person.contactId)),
      });
    }
    return {
      anybody: await mayOf(null),
      mayOptIn: mayOptIn({ role }),
      contacts,
      thirdParty: await thirdPartyBody(book, accountId, at),
    };
  });
}

interface Asking {
  readonly at: Date;
  readonly zone: string;
  readonly desk: ContactDesk;
}

async function mayReach(
  book: ContactBook,
  accountId: string,
  contactId: string | null,
  { at, zone, desk }: Asking,
): Promise<Record<"call" | "visit" | "message", MayBody>> {
  const record = await book.contactRecord({ accountId, contactId, address: null }, at);
  const situation = situationOf(record, desk.calendars);
  const of = (way: Way): MayBody =>
    mayBody(mayContact(situation, { way, purpose: "reminder", address: record.address }, at), zone);
  return { call: of("call"), visit: of("visit"), message: of("message") };
}

function mayBody(may: MayContact, zone: string): MayBody {
  if (may.kind === "allowed")
    return { allowed: true, because: null, limit: null, nextAllowedAt: null, mayOverride: true };
  const { because, limit, nextAllowedAt, mayOverride } = may;
  return {
    allowed: false,
    because,
    limit: limit?.key ?? null,
    nextAllowedAt: nextAllowedAt && localMoment(nextAllowedAt, zone),
    mayOverride,
  };
}

const optOutBody = ({ endsLike: _, address: __, at, back, ...said }: OptOutKept, zone: string) => ({
  ...said,
  at: localMoment(at, zone),
  back: back && { ...back, at: localMoment(back.at, zone) },
});

export const preferenceBody = ({
  until,
  weekdays,
  ways,
  refused,
  ...preference
}: NonNullable<Person["preference"]>) => ({
  ...preference,
  weekdays: [...weekdays],
  ways: [...ways],
  refused: [...refused],
  until: until === null ? null : formatDay(until),
});

/** As they are compared. */
export const addressesOf = ({ email, phone }: Pick<Person, "email" | "phone">): readonly string[] =>
  [email, phone].flatMap((written) => (written === null ? [] : [addressKey(written)]));
