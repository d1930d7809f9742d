import { flawOfTerms, type TermsFlaw } from "../../shared/charge/check-terms.ts";
import type { ChargesBody, FeesBody } from "../../shared/charge/contract.ts";
import { type ChargeTerms, effectiveTerms } from "../../shared/charge/effective-terms.ts";
import { chargeProfiles } from "../../shared/charge/profiles.ts";
import type { AddRateRequest, ChargeTermsRequest } from "../../shared/charge/request-contract.ts";
import { addDays, formatDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { termsBody } from "./bodies.ts";
import type { ChargeBook, ChargeDesk, Claimant, Person } from "./ports.ts";
import { chargesBody, tablesOf } from "./read-charges.ts";

/** What an org charges for late payment, and by which rates. */
export const readFees = (orgId: string, desk: ChargeDesk): Promise<FeesBody> =>
  desk.inTenant(orgId, (book) => feesBody(book, desk));

async function feesBody(book: ChargeBook, desk: ChargeDesk): Promise<FeesBody> {
  const { timeZone, currency } = await book.org();
  const today = desk.dayIn(timeZone, desk.now());
  const own = await book.terms(null);
  const tables = await tablesOf(book);
  return {
    terms: termsBody(effectiveTerms(own, {}), tables),
    own,
    currency,
    today: formatDay(today),
    profiles: chargeProfiles.map(({ profileId, name, source, basis }) => ({
      ...{ profileId, name, source, byContract: basis === "contract" },
    })),
    tables: tables.map(({ tableId, name, knownUntil, rates }) => ({
      ...{ tableId, name, knownUntil: formatDay(knownUntil), expired: knownUntil < today },
      rates: rates.map((rate) => ({ ...rate, from: formatDay(rate.from) })),
    })),
  };
}

/** Says by what an org charges. It holds for what is proposed from now on; nothing that was claimed changes. */
export function saveTerms(
  admin: Person,
  { clientId, reason, ...terms }: ChargeTermsRequest,
  desk: ChargeDesk,
): Promise<Result<FeesBody, TermsFlaw>> {
  return desk.inTenant(admin.orgId, async (book) => {
    const at = desk.now();
    const today = desk.dayIn((await book.org()).timeZone, at);
    const flaw = flawOfTerms(terms, {}, await tablesOf(book), today);
    if (flaw !== null) return refuse(flaw);
    await book.addTerms({ id: clientId, accountId: null, terms: plain(terms), reason, by: admin, at });
    return ok(await feesBody(book, desk));
  });
}

/** The same for one account: what it leaves out it inherits. */
export function saveAccountTerms(
  claimant: Claimant,
  { clientId, reason, ...terms }: ChargeTermsRequest,
  desk: ChargeDesk,
): Promise<Result<ChargesBody, "not-allowed" | "not-synced" | TermsFlaw>> {
  const { accountId } = claimant;
  return desk.inTenant(
    claimant.orgId,
    async (book): Promise<Result<ChargesBody, "not-allowed" | "not-synced" | TermsFlaw>> => {
      if (claimant.role !== "admin") return refuse("not-allowed");
      if (!(await book.lockAccount(accountId))) return refuse("not-synced");
      const at = desk.now();
      const today = desk.dayIn((await book.org()).timeZone, at);
      const flaw = flawOfTerms(await book.terms(null), terms, await tablesOf(book), today);
      if (flaw !== null) return refuse(flaw);
      await book.addTerms({ id: clientId, accountId, terms: plain(terms), reason, by: claimant, at });
      return ok(await chargesBody(accountId, book));
    },
  );
}

/** A field that is not said is absent, also where it is stored. */
const plain = (terms: ChargeTerms): ChargeTerms =>
  Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));

/** The longest that a published rate may be said to stand. */
const LONGEST_DAYS = 400;

/** Adds a rate as its bank published it, with where that can be read. */
export function addRate(
  admin: Person,
  { clientId, ...rate }: AddRateRequest,
  desk: ChargeDesk,
): Promise<Result<FeesBody, TermsFlaw | { readonly field: string; readonly message: TermsFlaw["message"] }>> {
  return desk.inTenant(admin.orgId, async (book) => {
    if (!(await tablesOf(book)).some(({ tableId }) => tableId === rate.tableId))
      return refuse({
        field: "tableId",
        message: {
          "zh-CN": "没有这个利率表：请重新选择。",
          en: "There is no such rate table: choose another.",
        },
      });
    if (rate.knownUntil < rate.from || rate.knownUntil > addDays(rate.from, LONGEST_DAYS))
      return refuse({
        field: "knownUntil",
        message: {
          "zh-CN": "“有效至”应不早于“自”，且不超过其后 400 天：请更正。",
          en: "“Known until” lies before the first day or more than 400 days after it: correct it.",
        },
      });
    await book.addRate(rate, { id: clientId, by: admin, at: desk.now() });
    return ok(await feesBody(book, desk));
  });
}
