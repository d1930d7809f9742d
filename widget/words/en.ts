import type { AlarmKind } from "../../shared/activation/contract.ts";
import type { Channel, HoldReason } from "../../shared/dunning/contract.ts";
import type { Problem } from "../api/problem.ts";
import { agreedEn } from "./agreed-en.ts";
import { countText } from "../ui/number-text.ts";
import { creditEn } from "./credit-en.ts";
import { followupEn } from "./followup-en.ts";
import { counted } from "./counted.ts";

const days = (count: number): string => counted(count, "day");
const invoices = (count: number): string => counted(countText(count), "invoice");

const problem: Record<Problem, { title: string; what: string }> = {
  offline: {
    title: "You are offline",
    what: "The server cannot be reached. Nothing is lost; try again when the connection is back.",
  },
  slow: { title: "The server takes too long", what: "It did not answer in time. Try again in a moment." },
  "signed-out": {
    title: "Your session has ended",
    what: "Sign in to Zoho CRM again, then reload this page.",
  },
  "not-synced": {
    title: "This account has not been read from the CRM yet",
    what: "The first synchronisation is still running. The figures appear by themselves when it is done.",
  },
  "no-access": {
    title: "No access to this account's figures",
    what: "Your CRM profile may not see this account. Ask the account's owner or an administrator.",
  },
  "not-connected": {
    title: "Huikuan is not connected yet",
    what: "An administrator connects it once, in the extension's settings.",
  },
  fault: {
    title: "Something broke on our side",
    what: "The server reported a fault. Try again; if it stays, tell your administrator.",
  },
};

const hold: Record<HoldReason, string> = {
  paid: "Paid",
  excluded: "No reminders for this account",
  "in-doubt": "Last message's delivery unknown: a person decides",
  "stale-data": "Waiting for fresh data",
  disputed: "Disputed, reminder held",
  "settlement-open": "Settlement on offer, reminder held",
  "let-go": "The rest was let go: not asked for",
  "on-plan": "On a payment plan, reminder held",
  "promise-open": "Promised, reminder held",
  "below-tolerance": "Too small to chase",
  conditions: "Conditions of the next step not met",
  "no-contact": "Nobody who may be written to",
  "all-opted-out": "Everybody there opted out of this",
  vetoed: "Put off by the owner",
  "too-soon": "Spaced after the last message",
  "outside-hours": "Waits for working hours",
  "opted-out": "They asked not to hear of this",
  "wrong-contact": "Address is not theirs, or not verified",
  preference: "They asked for other times or ways",
  "contact-limit": "Contacted as often as the limits allow",
  "quiet-hours": "Quiet hours where they are",
  capped: "The day's limit is reached, goes on tomorrow",
  stopped: "Sending is stopped",
};

const channel: Record<Channel, string> = {
  email: "E-mail",
  sms: "Text message",
  "call-task": "Call",
  "visit-task": "Visit",
  "demand-letter": "Demand letter to approve",
  "lawyers-letter": "Lawyer's letter to approve",
  "stop-supply": "Stop of supply to approve",
  agency: "Agency placement to approve",
};

const alarms: Record<AlarmKind, string> = {
  "no-run": "No round for more than a day",
  "run-failed": "The last round failed",
  "nothing-sent": "Messages planned, none sent",
  "in-doubt": "Messages whose delivery is unknown",
  stuck: "Messages wait too long",
  "data-too-old": "The CRM's data is too old",
  "connection-refused": "The CRM refuses the connection",
  "domain-failed": "The sender's domain failed its check: no mail leaves",
  fuse: "The safety stop holds messages",
  "review-due": "Exemptions to be reviewed",
};

/** Every word the page says in English. The other languages have this shape, so none can miss a word. */
export const en = {
  otherLanguage: "中文",
  brand: "Huikuan",
  problem,
  page: {
    title: "Credit and collections",
    loading: "Loading the account",
    loaded: (name: string) => `${name}: figures loaded`,
    retry: "Try again",
    refresh: "Refresh",
    refreshFailed: (when: string) => `Could not refresh. These are the figures of ${when}.`,
    alarms,
    alarm: (what: string) => `Reminders need somebody: ${what}`,
    alarmWhat: "An administrator sees more in the settings, under Runs.",
    rehearsal: "Rehearsal: everything is planned, nothing is sent.",
    stopped: "Sending is stopped. Nothing leaves until an administrator resumes it.",
    stale: "The data is too old: no reminder is sent until it is fresh again.",
    unread: (records: number) =>
      `${counted(records, "invoice or payment", "invoices or payments")} could not be read: the figures are not complete, and no reminder is sent until that is mended.`,
    excluded: (why: string) => `No reminders for this account: ${why}`,
    asOf: (when: string) => `as of ${when}`,
    data: "Data",
    readAt: (source: string, when: string) => `${source} ${when}`,
    neverRead: (source: string) => `${source} never read`,
    sources: { accounts: "accounts", contacts: "contacts", invoices: "invoices", payments: "payments" },
    fresh: "fresh, reminders may go out",
    notFresh: "too old, reminders wait",
    notWhole: "not complete, reminders wait",
    letters: (on: boolean) => `Keyboard letters ${on ? "on" : "off"}`,
    owner: (name: string) => `Owner ${name}`,
  },
  credit: creditEn,
  aging: {
    title: "What is open",
    net: "Net of credits",
    credits: (amount: string) => `after ${amount} of credits`,
    also: (amounts: string) => `also ${amounts}`,
    bar: "Open amounts by days past due",
    buckets: ["Not due", "1–30", "31–60", "61–90", "91+"] as readonly string[],
    bucketDays: "days past due",
    invoices,
    overdue: (amount: string) => `${amount} overdue`,
    noneOverdue: "nothing overdue",
    nothing: "Nothing is open.",
    currency: "Currency",
  },
  invoices: {
    title: "Outstanding invoices",
    nothing: "No open invoices.",
    noMatch: "No invoice matches the filter.",
    showing: (shown: number, all: number) =>
      shown === all ? invoices(all) : `${countText(shown)} of ${countText(all)} invoices`,
    search: "Find an invoice",
    overdueOnly: "Overdue only",
    allCurrencies: "All currencies",
    sortBy: "Sort by",
    columns: { number: "Invoice", due: "Due", dpd: "Overdue", residual: "Open", next: "Next step" },
    table: "Outstanding invoices",
    late: days,
    dueToday: "due today",
    dueIn: (count: number) => `in ${days(count)}`,
    paidPart: (amount: string) => `${amount} paid`,
    disputed: (amount: string, reason: string | null) =>
      reason ? `${amount} disputed: ${reason}` : `${amount} disputed`,
    chased: (amount: string) => `chasing ${amount}`,
    promised: (on: string) => `promised ${on}`,
    expected: (on: string) => `exp. ${on}`,
    credit: {
      "credit-note": "Credit note",
      "unapplied-cash": "Unapplied cash",
      overpayment: "Overpayment",
    } as Record<"credit-note" | "unapplied-cash" | "overpayment", string>,
    countsInNet: "counted in the net",
    whatIf: "What if they paid?…",
    tick: (number: string) => `If ${number} were paid`,
  },
  dunning: {
    hold,
    holdUntil: (because: string, until: string) => `${because} until ${until}`,
    opensOn: (on: string) => `Waits for the next working day, ${on}`,
    channel,
    step: (what: string, on: string) => `${what} · ${on}`,
    none: "—",
    threshold: (count: number) =>
      count < 0 ? `${days(-count)} before due` : count === 0 ? "on the due day" : `${days(count)} past due`,
    planned: (when: string, what: string) => `${when} · ${what}`,
    under: (policy: string, segment: string | null) =>
      segment === null
        ? `By the policy “${policy}”`
        : `By the policy “${policy}”, for the segment “${segment}”`,
    plannedWhy: (threshold: string) => `Next step of the policy: ${threshold}`,
    heldTitle: (because: string) => `Held: ${because}`,
    nothingPlanned: "Nothing is planned.",
    rehearsed: "rehearsal, not sent",
    delivered: "delivered",
    undelivered: "not delivered",
    readMessage: "Read the message",
    hideMessage: "Hide the message",
    messageLoading: "Fetching the message",
    exactBytes: "Exact bytes as they left",
    asText: "As text",
    to: "To",
    subject: "Subject",
    sentAt: "Sent",
    notSent: "not sent",
    fingerprint: "SHA-256",
    states: {
      planned: "E-mail planned",
      claimed: "E-mail being prepared",
      sending: "E-mail on its way",
      sent: "E-mail sent",
      deferred: "E-mail deferred, will be tried again",
      rejected: "E-mail refused by the mail server",
      held: "E-mail held",
      in_doubt: "E-mail: delivery unknown",
      cancelled: "E-mail cancelled",
    },
    textStates: {
      planned: "Text planned",
      claimed: "Text being prepared",
      sending: "Text on its way",
      sent: "Text sent",
      deferred: "Text deferred, will be tried again",
      rejected: "Text not delivered or refused",
      held: "Text held",
      in_doubt: "Text: delivery unknown",
      cancelled: "Text cancelled",
    },
  },
  promise: {
    states: {
      open: "Promise open",
      kept: "Promise kept",
      "partly-kept": "Promise partly kept",
      broken: "Promise broken",
      withdrawn: "Promise withdrawn",
      superseded: "Promise replaced",
    },
    line: (amount: string, by: string) => `${amount} by ${by}`,
    received: (amount: string) => `${amount} received`,
    holds: (until: string) => `reminders hold until ${until}`,
  },
  agreed: agreedEn,
  followup: followupEn,
  outside: {
    title: "This page belongs inside Zoho CRM",
    what: "Open an account in Zoho CRM and choose the Huikuan tab or related list there. Opened by itself, this page does not know who you are, so it shows nothing.",
    why: "If you do see this inside Zoho CRM, reload the page; if it stays, tell your administrator that the widget did not get an answer from the CRM.",
  },
};

export type Words = typeof en;
