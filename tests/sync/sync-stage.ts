import { sql } from "kysely";
import { openCrm } from "../../server/adapters/zoho/open-crm.ts";
import { createSeal, newSealKey } from "../../server/adapters/seal/seal.ts";
import { connectionDesk, saveConnection } from "../../server/adapters/db/connection-rows.ts";
import { orgBook } from "../../server/adapters/db/org-rows.ts";
import { syncBook } from "../../server/adapters/db/sync-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import type { Connection } from "../../server/org/ports.ts";
import type { SyncBook, SyncDesk } from "../../server/sync/ports.ts";
import { pullOrg, type SyncReport } from "../../server/sync/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { openZohoStage, type ZohoStage } from "../support/zoho-stage.ts";

export interface SyncStage {
  readonly zoho: ZohoStage;
  readonly db: TestDatabase;
  readonly desk: SyncDesk;
  pull(orgId?: string): Promise<SyncReport>;
  /** Rows of a query that sees one org alone. */
  rows<T = Record<string, unknown>>(query: string, orgId?: string): Promise<T[]>;
  /** The report's line about one source. */
  of(report: SyncReport, source: string): SyncReport["sources"][number];
  /** Moves the CRM's and our clock. */
  later(minutes: number): void;
  /** Connects an org again, as another user of the CRM. */
  reconnect(orgId: string, connection: Connection): Promise<void>;
  readonly accountFields: ReturnType<typeof openCrm>["accountFields"];
  close(): Promise<void>;
}

/** Orgs "1" and "2" of the sandbox, connected to a fresh database; the server's clock is the sandbox's. */
export async function openSyncStage(options: { readonly startMs?: number } = {}): Promise<SyncStage> {
  const [zoho, db] = await Promise.all([openZohoStage(options), openTestDatabase()]);
  const seal = createSeal({ current: "k1", keys: { k1: newSealKey() } });
  const now = (): Date => new Date(zoho.world.clock.now());
  for (const [index, org] of zoho.orgs.entries()) {
    const orgId = String(index + 1);
    const connection = await zoho.connect(org);
    const { timeZone, zgid, name } = org;
    const baseCurrency = index === 0 ? "USD" : "CNY";
    await withTenant(db.pool, orgId, async (tx) => {
      const row = { orgId, zgid, name, timeZone, baseCurrency, language: "en", mode: "rehearsal" } as const;
      await orgBook(tx, orgId).saveOrg({ ...row, paymentsFrom: "payments-module" }, now());
      await saveConnection(tx, seal, orgId, connection);
    });
  }
  const crm = openCrm({
    connections: connectionDesk(db.pool, seal),
    now,
    resourceDir: "unused",
    timeoutMs: 2_000,
    deadlineMs: 3_000,
  });
  const desk: SyncDesk = {
    inTenant: (orgId, work) => withTenant(db.pool, orgId, (tx) => work(syncBook(tx, orgId))),
    now,
    crm: crm.source,
  };
  return {
    zoho,
    db,
    desk,
    pull: (orgId = "1") => pullOrg(orgId, desk, toDay("2024-05-01")),
    accountFields: crm.accountFields,
    rows: <T>(query: string, orgId = "1") =>
      withTenant(db.pool, orgId, async (tx) => (await sql.raw<T>(query).execute(tx)).rows),
    of(report, source) {
      const line = report.sources.find((each) => each.source === source);
      if (!line) throw new Error(`no ${source}`);
      return line;
    },
    later: (minutes) => zoho.world.clock.moveTo(zoho.world.clock.now() + minutes * 60_000),
    async reconnect(orgId, connection) {
      await withTenant(db.pool, orgId, (tx) => saveConnection(tx, seal, orgId, connection));
      crm.tokens.forget(orgId);
    },
    async close() {
      await zoho.close();
      await db.drop();
    },
  };
}

/** The desk, with one book method replaced. */
export function deskWith(desk: SyncDesk, change: (book: SyncBook) => Partial<SyncBook>): SyncDesk {
  return {
    ...desk,
    inTenant: (orgId, work) => desk.inTenant(orgId, (book) => work({ ...book, ...change(book) })),
  };
}
