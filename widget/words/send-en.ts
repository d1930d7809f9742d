import type { SendSilence } from "../../shared/dunning/contract.ts";

/** What only somebody who asks at this moment is told; every other reason is a hold. */
export type MomentSilence = Extract<
  SendSilence,
  "none-due" | "under-way" | "said-today" | "refused-today" | "domain-failed"
>;

const silences: Record<MomentSilence, string> = {
  "none-due": "no step is due",
  "under-way": "today's message is under way already",
  "said-today": "today's message has left already",
  "refused-today": "today's message was refused",
  "domain-failed": "the sender's domain failed its check, so no mail leaves until it is mended",
};

/** The words of the form in which a person asks that a message leaves now. */
export const sendEn = {
  title: "Send today's message now",
  asking: "Looking at what would leave…",
  rehearsal: "Rehearsal: it is written down as it would leave, and nothing is sent.",
  changed:
    "Something changed since you looked, and nothing was sent for it. This is what would leave by now.",
  channel: "What",
  to: "To",
  nobody: "nobody is known",
  subject: "Subject",
  invoices: "Invoices",
  asked: "Asks for",
  files: "Files",
  noFiles: "none at its invoices",
  more: (count: number) => `and ${count} more`,
  nothing: (because: string) => `Nothing leaves now: ${because}.`,
  nothingIn: (currency: string, because: string) => `Nothing leaves now in ${currency}: ${because}.`,
  nothingOpen: "Nothing is open, so nothing leaves.",
  through: (payer: string) =>
    `The head office ${payer} pays for this account, so nothing leaves to it: send from the head office's page.`,
  silences,
  opensAt: (when: string) => `It may leave from ${when}.`,
  next: (what: string) => `Next: ${what}.`,
  confirm: "Send this now",
  rehearse: "Rehearse this now",
  close: "Close",
  again: "Look again",
  sending: "Asking…",
  unanswered: "The answer got lost, so this may have been asked for. Try again: it is never sent twice.",
  retry: "Try again",
  queued: "Asked for. It leaves within seconds, after the CRM was asked once more.",
  slow: "Still waiting: something else is being done for your organisation. It leaves when its turn comes; you may close this.",
  sent: (to: string) => `Sent to ${to}.`,
  proposed: "The task is on its way into the CRM.",
  rehearsed: "Rehearsed: it stands in the follow-up, and nothing was sent.",
  underWay: "It is being sent.",
  waits: (when: string) => `It waits, and is tried again from ${when}.`,
  notSent: (because: string) => `Not sent: ${because}.`,
  paid: "paid meanwhile",
  otherwise: "something else is due by now",
  refused: "Refused by the mail server: the follow-up says why.",
  doubt: "Nobody knows whether it arrived. A person finds out before anything else is sent.",
  nothingPlanned: "Something changed before its turn came, and nothing was sent.",
  over: "The day was over before its turn came, and nothing was sent.",
};
