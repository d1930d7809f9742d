import type { FollowUpView } from "../../shared/followup/contract.ts";
import type { LOG_KINDS, OUTCOMES } from "../../shared/followup/kinds.ts";
import { counted } from "./counted.ts";

type Kind = FollowUpView["kind"];
type LogKind = (typeof LOG_KINDS)[number];
type Outcome = (typeof OUTCOMES)[number];

const kinds: Record<Kind, string> = {
  call: "Call",
  email: "E-mail",
  visit: "Visit",
  message: "Message",
  note: "Note",
  reminder: "Reminder",
  task: "Task",
  "promise-verdict": "Promise",
  payment: "Payment",
  dispute: "Dispute",
  plan: "Payment plan",
  extension: "Extension",
  discount: "Discount",
};
const outcomes: Record<Outcome, string> = {
  reached: "Reached",
  "no-answer": "No answer",
  "left-message": "Left a message",
  promised: "Promised",
  disputed: "Disputed",
  refused: "Refused to pay",
  "wrong-person": "Wrong person",
  bounced: "Bounced",
};
const actions: Record<LogKind | "promise" | "dispute" | "plan" | "extension" | "more", string> = {
  call: "Log a call",
  promise: "Promise",
  dispute: "Dispute",
  plan: "Payment plan",
  extension: "Extension",
  more: "More",
  email: "E-mail",
  visit: "Visit",
  message: "Message",
  note: "Note",
};

export const followupEn = {
  title: "Follow-up",
  nothing: "Nothing has been said or sent yet. Press L to log the first call.",
  nothingReadOnly: "Nothing has been said or sent yet.",
  readOnly: "You can read this log but not write to it.",
  kinds,
  outcomes,
  actions,
  sendNow: "Send now…",
  holdBack: "Hold reminders back…",
  wishes: "Contacts: wishes, opt-outs…",
  refuses: (name: string, ways: string) => `${name} opted out of reminders: ${ways}`,
  expected: "When will it be paid?…",
  charges: "Interest and fees…",
  dossier: "Credit file…",
  watch: "Warnings and review…",
  offers: "Discounts and settlements…",
  through: (payer: string) => `through ${payer}`,
  group: {
    through: (payer: string) => `Reminders go through ${payer}.`,
    throughFrom: (payer: string, on: string) => `From ${on} on, reminders go through ${payer}.`,
    apartFrom: (on: string) => `From ${on} on, each account is written to itself again.`,
    pays: (names: string) => `Pays for ${names}: their reminders come here.`,
    paysFrom: (names: string, on: string) => `From ${on} on it pays for ${names}: their reminders come here.`,
    apart: (names: string) => `Head office of ${names}; each is written to itself.`,
    more: (names: string, count: number) => `${names} and ${count} more`,
    choose: "Who pays for the group…",
  },
  keyAccount: "Key account",
  older: "Show older entries",
  loadingOlder: "Loading older entries",
  by: (name: string) => `by ${name}`,
  with: (name: string) => `with ${name}`,
  nextAction: (what: string, on: string) => `Next: ${what} · ${on}`,
  paid: (amount: string) => `${amount} received`,
  payments: (count: number) => counted(count, "payment"),
  reference: (text: string) => `Reference ${text}`,
  corrected: "corrected",
  correction: "Correction",
  correct: "Correct",
  correctLabel: (what: string) => `Correct the entry: ${what}`,
  crmWaiting: "not in the CRM yet",
  crmRefused: "the CRM refused its copy",
  /** A contact that happened although a limit spoke against it. */
  beyond: {
    because: {
      excluded: "Contacted although stopped",
      "wrong-contact": "Contacted at a wrong address",
      "opted-out": "Contacted against their refusal",
      preference: "Contacted against their wish",
      "contact-limit": "Contacted too often",
      "quiet-hours": "Outside allowed hours",
    },
    perDay: (most: number) => `at most ${most} a day`,
    within: (most: number, days: number) => `at most ${most} in ${counted(days, "day")}`,
    pause: (days: number) => `none for ${counted(days, "day")} after a conversation`,
    despite: (reason: string) => `Reason: ${reason}`,
  },
  invoices: (count: number) => counted(count, "invoice"),
  form: {
    fetching: "Fetching the form",
    notFetched: "The form could not be fetched. Check the connection and try again.",
    draftWaits: "A draft waits to be finished",
    resume: "Continue the draft",
    discarded: "Draft discarded",
    saved: "Saved",
  },
};
