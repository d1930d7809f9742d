import { parseCurrency, type Currency } from "../../../shared/kernel/currency.ts";
import { formatMajor, money } from "../../../shared/kernel/money.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { ProvisionVersionView } from "../../../shared/report/contract.ts";
import { parseAmount } from "../../ui/parse-amount.ts";
import { readPercent } from "../../ui/read-percent.ts";
import { percentOf } from "./percent-of.ts";

/** The form's texts. */
export interface ProposalText {
  readonly rates: readonly { readonly currency: Currency; readonly percents: readonly string[] }[];
  readonly assessed: readonly {
    readonly accountId: string;
    readonly percent: string;
    readonly reason: string;
  }[];
  readonly writeOff: string;
  readonly recovery: string;
  readonly forward: string;
  readonly forwardReason: string;
  readonly yearly: string;
  readonly contact: string;
  readonly contactCurrency: string;
  readonly reason: string;
}

/** What is sent, without the number of the request. */
export interface Proposal {
  readonly matrices: readonly { readonly currency: Currency; readonly ratesPpm: readonly number[] }[];
  readonly assessed: readonly {
    readonly accountId: string;
    readonly lossPpm: number;
    readonly reason: string;
  }[];
  readonly writeOffPpm: number;
  readonly recoveryPpm: number;
  readonly forwardPpm: number;
  readonly forwardReason: string;
  readonly yearlyPpm: number | null;
  readonly contact: { readonly amountMinor: number; readonly currency: Currency } | null;
  readonly reason: string;
}

export interface ProposalFlaw {
  /** The control's id. */
  readonly field: string;
  readonly kind: "percent" | "amount" | "account" | "reason";
}

const flaw = (field: string, kind: ProposalFlaw["kind"]) => refuse({ field: `provision-${field}`, kind });
const MOST = { share: 1_000_000, factor: 5_000_000 };

/** What a person typed → a proposal, or the first field that cannot be read. A currency without any rate is left out. */
export function readProposal(text: ProposalText): Result<Proposal, ProposalFlaw> {
  const matrices: Proposal["matrices"][number][] = [];
  for (const { currency, percents } of text.rates) {
    if (percents.every((each) => each.trim() === "")) continue;
    const ratesPpm = percents.map((each) => shareIn(each, MOST.share));
    const bad = ratesPpm.findIndex((ppm) => ppm === null);
    if (bad >= 0) return flaw(`${currency}-${bad}`, "percent");
    matrices.push({ currency, ratesPpm: ratesPpm.map((ppm) => ppm ?? 0) });
  }
  const assessed: Proposal["assessed"][number][] = [];
  for (const [at, line] of text.assessed.entries()) {
    const lossPpm = shareIn(line.percent, MOST.share);
    if (lossPpm === null || !/^\d{1,24}$/.test(line.accountId.trim()) || line.reason.trim() === "")
      return flaw(`account-${at}`, "account");
    assessed.push({ accountId: line.accountId.trim(), lossPpm, reason: line.reason.trim() });
  }
  const shares = readShares(text);
  if (!shares.ok) return shares;
  const contact = readContact(text);
  if (!contact.ok) return contact;
  if (text.reason.trim() === "") return flaw("reason", "reason");
  const [forwardReason, reason] = [text.forwardReason.trim(), text.reason.trim()];
  return ok({ matrices, assessed, ...shares.value, forwardReason, contact: contact.value, reason });
}

type Shares = Pick<Proposal, "writeOffPpm" | "recoveryPpm" | "forwardPpm" | "yearlyPpm">;

function readShares({ writeOff, recovery, forward, yearly }: ProposalText): Result<Shares, ProposalFlaw> {
  const writeOffPpm = shareIn(writeOff, MOST.share);
  if (writeOffPpm === null) return flaw("write-off", "percent");
  const recoveryPpm = shareIn(recovery, MOST.share);
  if (recoveryPpm === null) return flaw("recovery", "percent");
  const forwardPpm = shareIn(forward, MOST.factor);
  if (forwardPpm === null) return flaw("forward", "percent");
  const yearlyPpm = yearly.trim() === "" ? undefined : shareIn(yearly, MOST.share);
  if (yearlyPpm === null) return flaw("yearly", "percent");
  return ok({ writeOffPpm, recoveryPpm, forwardPpm, yearlyPpm: yearlyPpm ?? null });
}

function readContact({ contact, contactCurrency }: ProposalText): Result<Proposal["contact"], ProposalFlaw> {
  if (contact.trim() === "") return ok(null);
  const currency = parseCurrency(contactCurrency);
  if (!currency.ok) return flaw("contact", "amount");
  const amount = parseAmount(contact, currency.value);
  return amount.ok ? ok({ amountMinor: amount.value, currency: currency.value }) : flaw("contact", "amount");
}

/** null: no percentage, or too large. */
function shareIn(typed: string, most: number): number | null {
  const ppm = readPercent(typed);
  return ppm === undefined || ppm === null || ppm > most ? null : ppm;
}

/** What the form begins with: the version before, or nothing but the shares that change nothing. */
export function textOf(
  before: ProvisionVersionView | undefined,
  currencies: readonly Currency[],
): ProposalText {
  const known = new Map(before?.matrices.map((each) => [each.currency, each.ratesPpm.map(percentOf)]));
  const shown = [...new Set([...currencies, ...known.keys()])];
  const contact = before?.contact ?? null;
  return {
    rates: shown.map((currency) => ({ currency, percents: known.get(currency) ?? ["", "", "", "", ""] })),
    assessed: (before?.assessed ?? []).map(({ accountId, lossPpm, reason }) => ({
      ...{ accountId, percent: percentOf(lossPpm), reason },
    })),
    writeOff: percentOf(before?.writeOffPpm ?? 1_000_000),
    recovery: percentOf(before?.recoveryPpm ?? 0),
    forward: percentOf(before?.forwardPpm ?? 1_000_000),
    forwardReason: before?.forwardReason ?? "",
    yearly: before === undefined || before.yearlyPpm === null ? "" : percentOf(before.yearlyPpm),
    contact: contact === null ? "" : formatMajor(money(contact.amountMinor, contact.currency)),
    contactCurrency: contact?.currency ?? shown[0] ?? "CNY",
    reason: "",
  };
}
