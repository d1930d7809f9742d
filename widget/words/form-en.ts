import { countText } from "../ui/number-text.ts";
import { agreementEn } from "./agreement-en.ts";
import { sendEn } from "./send-en.ts";
import { counted } from "./counted.ts";

const invoices = (count: number): string => counted(countText(count), "invoice");

/** The words of the form alone; they come with it. */
export const formEn = {
  title: "Log a follow-up",
  titleCorrect: "Correct an entry",
  kind: "What was it",
  outcome: "Outcome",
  noOutcome: "No outcome",
  contact: "With whom",
  noContact: "Nobody in particular",
  note: "What was said",
  noteHint: "In your own words, as they said it",
  disputeHint: "What is disputed, how much, and why",
  noteLeft: (count: number) => `${count} characters left`,
  nextWhat: "Next action",
  nextWhatHint: "for example: call again",
  nextOn: "Next action on",
  save: "Save",
  saving: "Saving…",
  cancel: "Close",
  discard: "Discard",
  keys: "Ctrl + Enter saves · Esc closes and keeps the draft",
  draftKept: "Draft restored. It has not been saved yet.",
  notSaved: "Not saved. Your text is kept here.",
  retry: "Try again",
  happened: "When (empty: now)",
  flaws: {
    needSomething: "Choose an outcome or write a note.",
    noteTooLong: "The note is longer than 4,000 characters: shorten it.",
    needNextDay: "Choose the day of the next action.",
    needNextWhat: "Say what the next action is.",
  },
  ...agreementEn,
  send: sendEn,
  quick: {
    tomorrow: "Tomorrow",
    friday: "Friday",
    week: "A week",
    fortnight: "Two weeks",
    month: "30 days",
    monthEnd: "Month end",
  },
  promise: {
    legend: "Promise to pay",
    amount: "Amount",
    currency: "Currency",
    by: "By",
    covers: "For",
    coversOldest: "the oldest first",
    more: (count: number) => `and ${count} more, oldest first`,
    consequence: (count: number, until: string) =>
      count > 0
        ? `Reminders for ${invoices(count)} hold up to and including ${until}; then the money that came decides.`
        : `Reminders hold up to and including ${until}; then the money that came decides.`,
    flaws: {
      "not-an-amount": "Write the amount in digits, for example 50000 or 50,000.50.",
      "too-precise": "This currency does not have that many decimals.",
      "not-positive": "The promised amount must be more than zero.",
      "more-than-owed":
        "This is more than the chosen invoices owe: choose more invoices or a smaller amount.",
      "no-day": "Choose the day by which they will pay.",
      "in-the-past": "This day is over: choose today or later.",
      "too-far-ahead": "Choose a day within 90 days.",
    },
  },
};
