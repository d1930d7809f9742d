import type { Failure } from "../api/server-client.ts";
import type { FieldFlaw } from "../ui/field.tsx";
import type { Locale } from "../ui/money-text.ts";
import type { AgreementKind } from "./agreement-draft.ts";

/** Where the sentence of a refusal belongs; one that speaks of the invoice belongs to the form's own choice of it. */
const FIELDS: Readonly<Record<string, string>> = {
  "dispute-above-residual": "dispute-amount",
  "dispute-deadline-past": "dispute-by",
  "dispute-part-wrong": "resolve-amount",
  "plan-does-not-sum": "plan-rows",
  "plan-out-of-order": "plan-rows",
  "plan-overlaps": "plan-invoices",
  "plan-above-owed": "plan-total",
  "plan-in-the-past": "plan-first",
  "plan-too-long": "plan-count",
  "plan-never-breaks": "plan-breaks",
  "extension-not-later": "extension-to",
  "extension-in-the-past": "extension-to",
  "extension-too-far": "extension-to",
  "more-than-owed": "promise-amount",
  "nothing-owed": "promise-amount",
  "in-the-past": "promise-by",
  "too-far-ahead": "promise-by",
};
const ABOUT_INVOICE = new Set(["no-such-invoice", "other-currency", "on-a-plan"]);
const INVOICE_FIELD = {
  dispute: "dispute-invoice",
  plan: "plan-invoices",
  extension: "extension-invoice",
  promise: "promise-amount",
} as const;

/** Which control holds a field of the request, where the server blames the field itself. */
const CONTROLS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dispute: {
    invoiceId: "dispute-invoice",
    amountMinor: "dispute-amount",
    reason: "dispute-reason",
    note: "dispute-note",
    answerBy: "dispute-by",
  },
  plan: {
    invoiceIds: "plan-invoices",
    totalMinor: "plan-total",
    schedule: "plan-rows",
    graceDays: "plan-grace",
    breaksAfter: "plan-breaks",
    note: "plan-note",
  },
  extension: {
    invoiceId: "extension-invoice",
    extendedTo: "extension-to",
    reason: "extension-reason",
    approver: "extension-approver",
  },
  resolve: { outcome: "resolve-outcome", acceptedMinor: "resolve-amount", text: "resolve-text" },
  "withdraw-promise": { reason: "why" },
  "withdraw-plan": { reason: "why" },
};

/** The server's sentence beside the field that it speaks of; undefined when it speaks of none. */
export function refusedField(
  { code, sentence, field: blamed = "" }: Failure,
  kind: AgreementKind | "promise",
  locale: Locale,
): FieldFlaw | undefined {
  if (code === undefined || sentence === undefined) return undefined;
  const invoiceField = kind in INVOICE_FIELD ? INVOICE_FIELD[kind as keyof typeof INVOICE_FIELD] : undefined;
  // In a preview the field stands in the body.
  const [part = ""] = blamed.replace(/^body\./, "").split(".");
  const field = ABOUT_INVOICE.has(code) ? invoiceField : (FIELDS[code] ?? CONTROLS[kind]?.[part]);
  return field === undefined ? undefined : { field, says: sentence[locale] };
}
