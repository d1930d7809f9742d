import type { Transaction } from "kysely";
import type { Database } from "./schema.ts";

/** Where an account stands in the CRM, by what is known of the connection; null where that does not tell. */
export type AccountUrl = (
  crm: { readonly apiUrl: string; readonly zgid: string },
  accountId: string,
) => string | null;

/** Of each account its page in the CRM; absent where its address is not known. */
export async function readAccountUrls(
  tx: Transaction<Database>,
  orgId: string,
  accountIds: readonly string[],
  accountUrl: AccountUrl,
): Promise<ReadonlyMap<string, string>> {
  const urls = new Map<string, string>();
  if (accountIds.length === 0) return urls;
  const row = await tx
    .selectFrom("org as o")
    .innerJoin("zoho_connection as z", "z.org_id", "o.org_id")
    .select(["o.zgid", "z.api_url"])
    .where("o.org_id", "=", orgId)
    .executeTakeFirst();
  if (row === undefined) return urls;
  for (const accountId of accountIds) {
    const url = accountUrl({ apiUrl: row.api_url, zgid: row.zgid }, accountId);
    if (url !== null) urls.set(accountId, url);
  }
  return urls;
}
