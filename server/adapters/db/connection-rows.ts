import { sql, type Transaction } from "kysely";
import type pg from "pg";
import type { Connection } from "../../org/ports.ts";
import type { ConnectionDesk, Place, Seal, StoredConnection } from "../../sync/ports.ts";
import type { Database } from "./schema.ts";
import { withTenant } from "./with-tenant.ts";

type Tx = Transaction<Database>;

const place = (orgId: string, column: string): Place => ({ orgId, table: "zoho_connection", column });
const SECRET = "client_secret_sealed";
const REFRESH = "refresh_token_sealed";
const ACCESS = "access_token_sealed";

/** The shared truth about every org's connection: whichever process refreshes a token, all of them use it. */
export function connectionDesk(pool: pg.Pool, seal: Seal): ConnectionDesk {
  const touch = async (
    orgId: string,
    work: (tx: Tx) => Promise<{ readonly numAffectedRows?: bigint }>,
  ): Promise<boolean> => withTenant(pool, orgId, async (tx) => (await work(tx)).numAffectedRows === 1n);
  return {
    read: (orgId) => withTenant(pool, orgId, (tx) => readConnection(tx, seal, orgId)),
    claimRefresh: (orgId, leaseMs) =>
      touch(orgId, (tx) =>
        sql`UPDATE zoho_connection SET refreshing_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
          WHERE org_id = ${orgId} AND (refreshing_until IS NULL OR refreshing_until < clock_timestamp())`.execute(
          tx,
        ),
      ),
    postponeRefresh: async (orgId, ms) => {
      await touch(orgId, (tx) =>
        sql`UPDATE zoho_connection SET refreshing_until = clock_timestamp() + ${ms} * interval '1 millisecond'
          WHERE org_id = ${orgId}`.execute(tx),
      );
    },
    keepAccess: (orgId, revision, accessToken, expiresAt) =>
      touch(orgId, (tx) =>
        sql`UPDATE zoho_connection
          SET access_token_sealed = ${seal.seal(accessToken, place(orgId, ACCESS))}, access_expires_at = ${expiresAt},
            refreshing_until = NULL
          WHERE org_id = ${orgId} AND refresh_token_sealed = ${revision}`.execute(tx),
      ),
    keepRefusal: (orgId, revision, reason) =>
      touch(orgId, (tx) =>
        sql`UPDATE zoho_connection
          SET state = 'refused', state_reason = ${reason}, access_token_sealed = NULL, refreshing_until = NULL
          WHERE org_id = ${orgId} AND refresh_token_sealed = ${revision}`.execute(tx),
      ),
  };
}

/** Writes the connection that an install brought; whatever stood there before, refusal included, is over. */
export async function saveConnection(
  tx: Tx,
  seal: Seal,
  orgId: string,
  connection: Connection,
): Promise<void> {
  const values = {
    api_url: connection.apiUrl,
    accounts_url: connection.accountsUrl,
    client_id: connection.clientId,
    client_secret_sealed: seal.seal(connection.clientSecret, place(orgId, SECRET)),
    refresh_token_sealed: seal.seal(connection.refreshToken, place(orgId, REFRESH)),
    access_token_sealed: null,
    access_expires_at: null,
    refreshing_until: null,
    state: "connected",
    state_reason: null,
  } as const;
  await tx
    .insertInto("zoho_connection")
    .values({ org_id: orgId, ...values })
    .onConflict((same) => same.column("org_id").doUpdateSet(values))
    .execute();
}

async function readConnection(tx: Tx, seal: Seal, orgId: string): Promise<StoredConnection | null> {
  const row = await tx
    .selectFrom("zoho_connection as c")
    .innerJoin("org as o", "o.org_id", "c.org_id")
    .selectAll("c")
    .select("o.zgid")
    .where("c.org_id", "=", orgId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    orgId,
    zgid: row.zgid,
    apiUrl: row.api_url,
    accountsUrl: row.accounts_url,
    clientId: row.client_id,
    clientSecret: seal.open(row.client_secret_sealed, place(orgId, SECRET)),
    refreshToken: seal.open(row.refresh_token_sealed, place(orgId, REFRESH)),
    accessToken:
      row.access_token_sealed === null ? null : seal.open(row.access_token_sealed, place(orgId, ACCESS)),
    accessExpiresAt: row.access_expires_at,
    state: row.state,
    stateReason: row.state_reason,
    revision: row.refresh_token_sealed,
  };
}
