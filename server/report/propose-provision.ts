import type { Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ProvisionTermsBody } from "../../shared/report/contract.ts";
import { evidenceFor, monthsCovered, type RateEvidence } from "../../shared/report/evidence-stage.ts";
import type { LossRates } from "../../shared/report/loss-rates.ts";
import { flawOfTerms, type ProvisionTerms } from "../../shared/report/provision-terms.ts";
import type { ReceivablesCount } from "../../shared/report/receivables.ts";
import type { ProposeProvision } from "../../shared/report/request-contract.ts";
import { NOT_ROLLED, rollRates } from "../../shared/report/roll-rates.ts";
import { askedDay, type ReportRefusal } from "./asked-day.ts";
import { countReceivables } from "./count-receivables.ts";
import type { Reckoner, ReceivablesDesk } from "./ports.ts";
import { provisionBody } from "./provision-terms.ts";

/**
 * Keeps what an accountant shall approve, with what the org's own ledger suggested on that day. Nothing is reckoned by it
 * yet. The same proposal asked twice is one.
 */
export async function proposeProvision(
  by: Reckoner,
  { clientId, reason, ...request }: ProposeProvision,
  desk: ReceivablesDesk,
): Promise<Result<ProvisionTermsBody, ReportRefusal>> {
  const terms = termsIn(request);
  const flaw = flawOfTerms(terms);
  if (flaw !== null) return refuse(flaw);
  const day = await askedDay(by.orgId, undefined, desk);
  if (!day.ok) return day;
  const { today } = day.value;
  const evidence = evidenceOf(terms, await countReceivables(by.orgId, today, desk), today);
  return desk.inTenant(by.orgId, async (book): Promise<Result<ProvisionTermsBody, ReportRefusal>> => {
    const unknown = await unknownAccount(terms, book);
    if (unknown !== null) return refuse(unknown);
    await book.lockProvision();
    if (!(await book.hasProposal(clientId))) {
      const last = Math.max(0, ...(await book.provisionVersions()).map(({ version }) => version));
      const stored = { ...terms, evidence };
      await book.addVersion({ version: last + 1, clientId, terms: stored, reason, by, at: desk.now() });
    }
    return ok(await provisionBody(by, book, desk));
  });
}

type Asked = Omit<ProposeProvision, "clientId" | "reason">;

const termsIn = (asked: Asked): ProvisionTerms => ({
  // Whether they are five is the first thing that is checked.
  matrices: asked.matrices.map(({ currency, ratesPpm }) => ({
    currency,
    rates: ratesPpm as unknown as LossRates,
  })),
  assessed: asked.assessed,
  loss: {
    writeOffPpm: asked.writeOffPpm,
    recoveryPpm: asked.recoveryPpm,
    forwardPpm: asked.forwardPpm,
    forwardReason: asked.forwardReason,
  },
  yearlyPpm: asked.yearlyPpm,
  contact: asked.contact,
});

function evidenceOf(
  { matrices, loss }: ProvisionTerms,
  counts: readonly ReceivablesCount[],
  today: Day,
): Record<string, RateEvidence> {
  return Object.fromEntries(
    matrices.map(({ currency, rates }) => {
      const own = counts.find((each) => each.currency === currency);
      const rolls = rollRates(own?.rolled ?? NOT_ROLLED);
      return [currency, evidenceFor(rates, rolls, loss, monthsCovered(own?.firstEntryOn ?? null, today))];
    }),
  );
}

async function unknownAccount(
  { assessed }: ProvisionTerms,
  book: { namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> },
): Promise<ReportRefusal | null> {
  const names = await book.namesOf(assessed.map(({ accountId }) => accountId));
  const unknown = assessed.find(({ accountId }) => !names.has(accountId));
  if (unknown === undefined) return null;
  return {
    field: "assessed",
    message: {
      "zh-CN": `没有编号为 ${unknown.accountId} 的客户：请填写 CRM 中的客户编号。`,
      en: `There is no account ${unknown.accountId}: enter an account's number of the CRM.`,
    },
  };
}
