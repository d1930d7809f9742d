import type { Org, World } from "../../world/types.ts";
import { stamp } from "../../world/zone-time.ts";
import type { OutgoingMail } from "./outgoing-mail.ts";

/** Counts an org's mail by the days of its own time zone, and knows the messages that went. */
export interface MailDesk {
  /** Takes the places of one message for today; false when there are not enough. */
  reserve(org: Org, mail: OutgoingMail): boolean;
  /** Gives back the places of a message that did not go. */
  release(org: Org, mail: OutgoingMail): void;
  /** It stands on the record that it went from. */
  noteSent(org: Org, recordId: string, mail: OutgoingMail): void;
  /** Newest first. */
  sentFrom(org: Org, recordId: string): readonly MailSent[];
  knows(org: Org, messageId: string): boolean;
  limitOf(org: Org): number;
}

export interface MailSent {
  readonly recordId: string;
  /** Milliseconds since 1970, by the world's clock. */
  readonly at: number;
  readonly mail: OutgoingMail;
}

export function mailDesk(world: World, dailyMails: (org: Org) => number = editionMails): MailDesk {
  const days = new Map<Org, { readonly day: string; used: number }>();
  const sent = new Map<Org, MailSent[]>();
  const today = (org: Org): { readonly day: string; used: number } => {
    const day = stamp(org.timeZone, world.clock.now()).slice(0, 10);
    const known = days.get(org);
    if (known?.day === day) return known;
    const fresh = { day, used: 0 };
    days.set(org, fresh);
    return fresh;
  };
  return {
    reserve(org, mail) {
      const count = today(org);
      if (count.used + placesOf(org, mail) > dailyMails(org)) return false;
      count.used += placesOf(org, mail);
      return true;
    },
    release(org, mail) {
      const count = today(org);
      count.used = Math.max(0, count.used - placesOf(org, mail));
    },
    noteSent(org, recordId, mail) {
      sent.set(org, [{ recordId, at: world.clock.now(), mail }, ...(sent.get(org) ?? [])]);
    },
    sentFrom: (org, recordId) => (sent.get(org) ?? []).filter((one) => one.recordId === recordId),
    knows: (org, messageId) => (sent.get(org) ?? []).some(({ mail }) => mail.messageId === messageId),
    limitOf: dailyMails,
  };
}

/** Mails an org may send in a day: 50 for each user of the free edition, 300 for each of a paid one (Zoho, "Email limits"). */
const editionMails = (org: Org): number => (org.edition === "free" ? 50 : 300) * org.users.length;

/** The free edition counts everybody in To and Cc. */
const placesOf = (org: Org, mail: OutgoingMail): number =>
  org.edition === "free" ? mail.to.length + mail.cc.length : 1;
