import { formatDay } from "../../shared/kernel/day.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import type { AccountsBody } from "../../shared/settings/contract.ts";
import type { SettingsDesk } from "./ports.ts";

const SHOWN = 20;
/** Read to find those with anything open among them. */
const LOOKED_AT = 60;

/** Accounts to try a policy on: those with open invoices first, the longest due of them first. */
export async function findAccounts(orgId: string, words: string, desk: SettingsDesk): Promise<AccountsBody> {
  return desk.inTenant(orgId, async (book) => {
    const org = await book.dunning.org();
    const asOf = desk.dayIn(org.timeZone, desk.now());
    const ids = await book.accountsNamed(words.trim(), LOOKED_AT);
    const sheets = await book.dunning.sheets(ids, org.mode === "rehearsal", asOf);
    const found = sheets.map(({ accountId, name, entries }) => {
      const due = openBooks(entries, asOf).flatMap(({ items }) => items.map(({ dueOn }) => dueOn));
      const oldest = due.length === 0 ? null : due.reduce((a, b) => (a < b ? a : b));
      return { accountId, name, openInvoices: due.length, oldest };
    });
    found.sort((a, b) => (a.oldest ?? Number.MAX_SAFE_INTEGER) - (b.oldest ?? Number.MAX_SAFE_INTEGER));
    return {
      accounts: found.slice(0, SHOWN).map(({ oldest, ...account }) => ({
        ...account,
        oldestDueOn: oldest === null ? null : formatDay(oldest),
      })),
    };
  });
}
