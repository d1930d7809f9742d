import type { WhatIfBody } from "../../shared/credit/contract.ts";
import type { WhatIfRequest } from "../../shared/credit/request-contract.ts";
import type { ScoreSheet } from "../../shared/credit/score-account.ts";
import { paidOn, whatIf } from "../../shared/credit/what-if.ts";
import { addDays, formatDay } from "../../shared/kernel/day.ts";
import type { ExposureBody } from "../../shared/limit/contract.ts";
import { assert, ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { cardOn, factsIfOf, readExposure } from "../credit/index.ts";
import type { AccountDesk, Reader } from "./ports.ts";

export type WhatIfRefusal = "not-synced" | "no-such-invoice" | "paid-in-the-past";

/** Score, grade and headroom as they would be with some open invoices paid, and without. Stores nothing. */
export async function viewWhatIf(
  { orgId, accountId }: Pick<Reader, "orgId" | "accountId">,
  { invoiceIds, paidOn: day }: WhatIfRequest,
  desk: Pick<AccountDesk, "inTenant" | "now" | "dayIn">,
): Promise<Result<WhatIfBody, WhatIfRefusal>> {
  const at = desk.now();
  return desk.inTenant(orgId, async ({ credit, dunning, header }) => {
    if ((await header(accountId)) === null) return refuse("not-synced");
    const today = desk.dayIn((await dunning.org()).timeZone, at);
    const on = day ?? today;
    if (on < today) return refuse("paid-in-the-past");
    const entries = await credit.ledger.entriesOf(accountId);
    const open = new Set(openBooks(entries, on).flatMap(({ items }) => items.map((item) => item.invoiceId)));
    if (!invoiceIds.every((id) => open.has(id))) return refuse("no-such-invoice");
    const exposureOf = async (facts: readonly LedgerEntry[]): Promise<ExposureBody> => {
      const body = await readExposure(credit, accountId, on, openBooks(facts, on));
      assert(body !== null, "an account with a header has an exposure");
      return body;
    };
    const kept = await credit.portfolioOn((await credit.newestDay()) ?? today);
    const factsAt = await factsIfOf(credit, accountId, addDays(on, 1), kept?.receivablesMinor);
    const card = await cardOn(credit, addDays(on, 1));
    const would = kept === null ? null : whatIf(entries, { accountId, invoiceIds, on }, kept, factsAt, card);
    return ok({
      on: formatDay(on),
      before: { ...scoreOf(would?.before), exposure: await exposureOf(entries) },
      after: {
        ...scoreOf(would?.after),
        exposure: await exposureOf(paidOn(entries, { invoiceIds, on })),
      },
      reasons: [...(would?.reasons ?? [])],
    });
  });
}

const scoreOf = (sheet: ScoreSheet | null | undefined) => ({
  score: sheet?.score ?? null,
  grade: sheet?.grade ?? null,
  provisional: sheet?.provisional ?? true,
});
