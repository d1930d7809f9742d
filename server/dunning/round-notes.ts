import { bareWeek } from "../../shared/calendar/business-calendar.ts";
import type { AccountFacts, MailContact, Recipient, SmsContact } from "../../shared/dunning/facts.ts";
import { noTraits } from "../../shared/dunning/policy/segment.ts";
import type { Remark, StandingFacts } from "../../shared/dunning/replay/timeline.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Judged } from "./judge-accounts.ts";
import type { Round } from "./open-round.ts";
import { isUnread } from "./group-facts.ts";
import type { AccountSheet, Calendars } from "./ports.ts";
import type { FactsNote, Membership, RoundNote } from "./round-ports.ts";

/** What held for all accounts of this round. */
export function roundNote({ at, now, rehearsed, policies }: Round): RoundNote {
  const { asOf, stopped, dataAgeMinutes } = now;
  return { asOf, at, rehearsed, stopped, dataAgeMinutes, policies };
}

/** Who is judged with whom: what was read of them otherwise holds no more. */
export function membership({ accountId, group }: AccountSheet): readonly Membership[] {
  if (group === undefined) return [{ accountId, members: null }];
  const members = group.map((each) => each.accountId);
  return members.map((each) => ({ accountId: each, members: each === accountId ? members : [] }));
}

/** Where the customer is, as far as calendars care: they are large, and are opened again. */
interface Place {
  readonly country: string | null;
  readonly zones: readonly (string | null)[];
}

/**
 * Everything that the facts held besides what ledger, messages and the round remember. A fact that decisions learn to
 * ask about is kept without a word here.
 */
export function factsNote({ sheet, facts }: Judged, { org }: Round): FactsNote {
  const {
    accountId,
    currency,
    items,
    creditsMinor: _credits,
    history: _history,
    dataAgeMinutes: _age,
    moment: _moment,
    stopped: _stopped,
    calendar: _calendar,
    contacts,
    phones,
    ...rest
  } = facts;
  const place: Place = { country: sheet.country, zones: [sheet.timeZone, org.timeZone] };
  const remarks = items.flatMap(({ invoiceId, disputedMinor, disputeReason, noReminders }) =>
    disputedMinor > 0 || disputeReason !== null || noReminders
      ? [[invoiceId, { disputedMinor, disputeReason, noReminders }] as const]
      : [],
  );
  return {
    accountId,
    currency,
    body: {
      ...rest,
      contacts: contacts.map(whoAlone),
      ...(phones === undefined ? {} : { phones: phones.map(whoAlone) }),
      unread: isUnread(sheet),
      place,
      remarks: Object.fromEntries(remarks),
    },
  };
}

/** Without name, address and number. */
const whoAlone = ({ contactId, role, refuses }: Recipient) => ({
  ...{ contactId, role },
  ...(refuses && { refuses }),
});

/** What a fact was before anybody wrote it down. */
const UNSAID: Omit<StandingFacts, "accountId" | "currency" | "remarks" | "calendar"> = {
  promises: [],
  plans: [],
  extensions: [],
  brokenPromises: 0,
  traits: noTraits,
  excluded: null,
  contacts: [],
  vetoedUntil: null,
  unread: false,
};

/** The same, read back. The body is this program's own or an older one's. */
export function standingFrom(
  { accountId, currency, body }: Pick<FactsNote, "accountId" | "body"> & { readonly currency: Currency },
  calendars: Calendars,
): StandingFacts {
  const { place, remarks, contacts, phones, ...rest } = body as Partial<
    Omit<AccountFacts, "contacts" | "phones">
  > & {
    readonly place?: Place;
    readonly remarks?: Readonly<Record<string, Remark>>;
    readonly contacts?: readonly Pick<MailContact, "contactId" | "role" | "refuses">[];
    readonly phones?: readonly Pick<SmsContact, "contactId" | "role" | "refuses">[];
  };
  return {
    ...UNSAID,
    ...rest,
    contacts: (contacts ?? []).map((each) => ({ ...each, name: "", email: "" })),
    ...(phones === undefined ? {} : { phones: phones.map((each) => ({ ...each, name: "", phone: "" })) }),
    accountId,
    currency,
    calendar: place ? calendars.of(place.country, place.zones) : bareWeek,
    remarks: new Map(Object.entries(remarks ?? {})),
  };
}
