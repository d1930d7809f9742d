import { contestedMinor, type Dispute } from "../dispute/dispute.ts";
import type { Sentence } from "../kernel/contract.ts";
import { addDays, type Day, earlier, later } from "../kernel/day.ts";
import type { Money } from "../kernel/money.ts";
import { applyEntries, leftToPay } from "../ledger/applications.ts";
import type { InvoiceEntry, LedgerEntry } from "../ledger/entry.ts";
import { accrue, type Debt, lastDayOf, type PrincipalStep } from "./accrue.ts";
import type { Charge } from "./charge.ts";
import type { EffectiveTerms } from "./effective-terms.ts";
import type { ChargeState } from "./kinds.ts";
import type { ReferenceTable } from "./reference-rates.ts";
import { percentE8, sayUnknownRate } from "./say.ts";
import type { ChargeProfile } from "./terms.ts";

/** A claim that there is already, in whatever state: what it covers is never covered again. */
export type Covered = Pick<Charge, "invoiceId" | "kind" | "to"> & { readonly state: ChargeState };

export type Proposal = Omit<Charge, "chargeId">;

export interface Proposed {
  readonly proposals: readonly Proposal[];
  /** Invoices that are late and get no proposal, each with the reason. */
  readonly refused: readonly NotProposed[];
}

export interface NotProposed {
  readonly invoiceId: string;
  readonly number: string;
  readonly message: Sentence;
  /** "waits": until a dispute or a settlement is over; "stuck": until an admin mends a rate or a fee. */
  readonly why: "waits" | "stuck";
}

export interface ProposalFacts {
  readonly accountId: string;
  readonly entries: readonly LedgerEntry[];
  readonly disputes: readonly Dispute[];
  /** Invoices for which less may be paid than is owed, or was: nothing is added to what was let go. */
  readonly settled: ReadonlySet<string>;
  readonly terms: EffectiveTerms;
  readonly tables: readonly ReferenceTable[];
  readonly covered: readonly Covered[];
  readonly asOf: Day;
}

/** Interest of an open invoice is claimed a month at a time, of a settled one up to the day of its payment. */
const EVERY_DAYS = 30;
/** An invoice that was settled longer ago is over: switching charges on asks nobody for old days. */
export const SETTLED_WITHIN_DAYS = 90;

/**
 * What may be claimed from an account for late payment, by the end of yesterday. Asked again it proposes nothing that is
 * covered already, so it may be asked however often. An invoice that is paid still owes the interest of its late days;
 * one that is contested waits, with its days, until that is settled.
 */
export function proposeCharges(facts: ProposalFacts): Proposed {
  const profile = facts.terms.profile.value;
  const proposals: Proposal[] = [];
  const refused: NotProposed[] = [];
  if (profile === null) return { proposals, refused };
  for (const { invoice, settledOn } of applyEntries(facts.entries, facts.asOf).invoices) {
    const debt = debtOf(invoice, facts.entries, facts.asOf);
    const lateTo = earlier(addDays(facts.asOf, -1), settledOn ?? facts.asOf);
    if (lateTo <= addDays(invoice.dueOn, facts.terms.graceDays.value)) continue;
    if (owedAt(debt, invoice.dueOn) === 0) continue;
    if (settledOn !== null && settledOn < addDays(facts.asOf, -SETTLED_WITHIN_DAYS)) continue;
    const waits = facts.settled.has(invoice.id) ? SETTLED : isContested(invoice, facts) ? CONTESTED : null;
    const told = waits
      ? { because: waits }
      : forInvoice(invoice, debt, { profile, lateTo, isSettled: settledOn !== null, facts });
    if ("because" in told)
      refused.push({
        ...{ invoiceId: invoice.id, number: invoice.number, message: told.because },
        why: waits ? "waits" : "stuck",
      });
    else proposals.push(...told.found);
  }
  return { proposals, refused };
}

const CONTESTED: Sentence = {
  "zh-CN": "该发票有争议，处理完毕前不计息。",
  en: "The invoice is contested: nothing is claimed until that is settled.",
};

const SETTLED: Sentence = {
  "zh-CN": "该发票有和解方案或已约定减让，不再计息。",
  en: "The invoice is settled for less, or a settlement is open: nothing is claimed on it.",
};

function isContested(invoice: InvoiceEntry, { disputes, entries, asOf }: ProposalFacts): boolean {
  if (invoice.disputedMinor > 0) return true;
  return disputes.some((each) => each.invoiceId === invoice.id && contestedMinor(each, entries, asOf) > 0);
}

/** What was owed on an invoice after the end of each day on which that changed. */
export function debtOf(invoice: InvoiceEntry, entries: readonly LedgerEntry[], asOf: Day): Debt {
  const about = entries.filter((entry) => entry.id === invoice.id || isOn(entry, invoice.id));
  const days = new Set<Day>();
  for (const entry of about) {
    if (entry.kind === "payment" && entry.reversedOn !== null) days.add(entry.reversedOn);
    if (entry.kind !== "invoice") days.add(entry.kind === "payment" ? entry.receivedOn : entry.issuedOn);
  }
  const steps = [...days]
    .filter((on) => on > invoice.issuedOn && on <= asOf)
    .sort((a, b) => a - b)
    .map((after): PrincipalStep => ({ after, minor: leftOn(about, invoice, after) }));
  const billed = { after: invoice.issuedOn, minor: leftOn(about, invoice, invoice.issuedOn) };
  return { dueOn: invoice.dueOn, principal: [billed, ...steps] };
}

const isOn = (entry: LedgerEntry, invoiceId: string): boolean =>
  entry.kind !== "invoice" && entry.appliedTo === invoiceId;

function leftOn(about: readonly LedgerEntry[], { id }: InvoiceEntry, on: Day): number {
  const found = applyEntries(about, on).invoices.find(({ invoice }) => invoice.id === id);
  return found === undefined ? 0 : leftToPay(found);
}

const owedAt = ({ principal }: Debt, on: Day): number =>
  principal.findLast(({ after }) => after <= on)?.minor ?? principal[0]?.minor ?? 0;

interface Late {
  readonly profile: ChargeProfile;
  readonly lateTo: Day;
  readonly isSettled: boolean;
  readonly facts: ProposalFacts;
}
type Told = { readonly found: readonly Proposal[] } | { readonly because: Sentence };

function forInvoice(invoice: InvoiceEntry, debt: Debt, late: Late): Told {
  const interest = interestOf(invoice, debt, late);
  if ("because" in interest) return interest;
  const fee = feeOf(invoice, debt, late);
  if ("because" in fee) return fee;
  return { found: [...interest.found, ...fee.found, ...compensationOf(invoice, debt, late)] };
}

function interestOf(invoice: InvoiceEntry, debt: Debt, { profile, lateTo, isSettled, facts }: Late): Told {
  const { terms, tables } = facts;
  const rate = terms.rate.value;
  if (rate === null) return { found: [] };
  const earlierOnes = coveredBy(facts, invoice.id, "interest");
  if (earlierOnes.some(({ state }) => state === "proposed")) return { found: [] };
  const from = earlierOnes.reduce((last, { to }) => later(last, to), invoice.dueOn);
  const to = lastDayOf(debt, profile, lateTo);
  const isOver = isSettled || to < lateTo;
  if (from >= to || (!isOver && to - from < EVERY_DAYS && from > invoice.dueOn)) return { found: [] };
  const { dayCount, compounding, ceiling, mostDays } = profile;
  const [graceDays, mostPpm] = [terms.graceDays.value, terms.mostPpm.value];
  const by = { rate, dayCount, compounding, ceiling, graceDays, mostDays, mostPpm };
  const told = accrue(debt, by, tables, { from, to });
  if (!told.ok) return { because: sayUnknownRate(told.because) };
  const { amountMinor, lines } = told.value;
  const least = terms.least.value;
  const isTooLittle =
    least !== null && least.currency === invoice.currency && amountMinor < least.amountMinor;
  if (amountMinor === 0 || isTooLittle) return { found: [] };
  return {
    found: [
      {
        ...about(invoice, profile, lines),
        kind: "interest",
        from: addDays(from, 1),
        to,
        amountMinor,
      },
    ],
  };
}

function feeOf(invoice: InvoiceEntry, debt: Debt, { profile, facts }: Late): Told {
  const fee = facts.terms.lateFee.value;
  if (fee === null || fee.amountMinor === 0 || fee.currency !== invoice.currency) return { found: [] };
  if (coveredBy(facts, invoice.id, "late-fee").length > 0) return { found: [] };
  const most = facts.terms.mostPpm.value;
  if (
    most !== null &&
    BigInt(fee.amountMinor) * 1_000_000n > BigInt(owedAt(debt, invoice.dueOn)) * BigInt(most)
  )
    return { because: sayFeeAboveCap(most) };
  return { found: [once(invoice, profile, "late-fee", fee)] };
}

const sayFeeAboveCap = (mostPpm: number): Sentence => ({
  "zh-CN": `滞纳金超过该发票的上限 ${percentE8(mostPpm * 100)}，因此不提出：请降低滞纳金。`,
  en: `The late fee is more than ${percentE8(mostPpm * 100)} of this invoice, its cap, so it is not claimed: lower the fee.`,
});

/** Only in its own currency: another would need a rate that no statute names. */
function compensationOf(invoice: InvoiceEntry, debt: Debt, { profile, facts }: Late): readonly Proposal[] {
  if (coveredBy(facts, invoice.id, "compensation").length > 0) return [];
  const owed = owedAt(debt, invoice.dueOn);
  const due = profile.compensation.findLast(
    ({ fromMinor, fixed }) => fixed.currency === invoice.currency && owed >= fromMinor,
  );
  return due === undefined ? [] : [once(invoice, profile, "compensation", due.fixed)];
}

const coveredBy = ({ covered }: ProposalFacts, invoiceId: string, kind: Charge["kind"]): readonly Covered[] =>
  covered.filter((each) => each.invoiceId === invoiceId && each.kind === kind);

function once(
  invoice: InvoiceEntry,
  profile: ChargeProfile,
  kind: Charge["kind"],
  { amountMinor }: Money,
): Proposal {
  const from = addDays(invoice.dueOn, 1);
  return { ...about(invoice, profile, []), kind, from, to: from, amountMinor };
}

const about = (
  { id, accountId, number, currency }: InvoiceEntry,
  { profileId, dayCount, source }: ChargeProfile,
  lines: Charge["formula"]["lines"],
) => ({ accountId, invoiceId: id, number, currency, formula: { profileId, dayCount, source, lines } });
