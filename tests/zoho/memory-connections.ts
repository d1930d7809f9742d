import type { Connection } from "../../server/org/ports.ts";
import type { ConnectionDesk, StoredConnection } from "../../server/sync/ports.ts";

export interface MemoryConnections extends ConnectionDesk {
  /** Connects an org, or connects it again. */
  put(orgId: string, zgid: string, connection: Connection): void;
  row(orgId: string): StoredConnection;
}

/** The connection rows of one database, as several processes would share them. */
export function memoryConnections(): MemoryConnections {
  const rows = new Map<string, StoredConnection>();
  const leases = new Map<string, number>();
  let revisions = 0;
  const change = (orgId: string, revision: string, change: Partial<StoredConnection>): boolean => {
    const row = rows.get(orgId);
    if (row?.revision !== revision) return false;
    rows.set(orgId, { ...row, ...change });
    leases.delete(orgId);
    return true;
  };
  return {
    put(orgId, zgid, connection) {
      revisions += 1;
      rows.set(orgId, {
        ...connection,
        orgId,
        zgid,
        accessToken: null,
        accessExpiresAt: null,
        state: "connected",
        stateReason: null,
        revision: String(revisions),
      });
      leases.delete(orgId);
    },
    row(orgId) {
      const row = rows.get(orgId);
      if (!row) throw new Error(`no connection ${orgId}`);
      return row;
    },
    read: async (orgId) => rows.get(orgId) ?? null,
    async claimRefresh(orgId, leaseMs) {
      if ((leases.get(orgId) ?? 0) > performance.now()) return false;
      leases.set(orgId, performance.now() + leaseMs);
      return true;
    },
    async postponeRefresh(orgId, ms) {
      leases.set(orgId, performance.now() + ms);
    },
    keepAccess: async (orgId, revision, accessToken, accessExpiresAt) =>
      change(orgId, revision, { accessToken, accessExpiresAt }),
    keepRefusal: async (orgId, revision, stateReason) =>
      change(orgId, revision, { state: "refused", stateReason, accessToken: null }),
  };
}
