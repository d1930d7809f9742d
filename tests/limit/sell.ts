import type pg from "pg";
import { syncBook } from "../../server/adapters/db/sync-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { CNY } from "../ledger/entries.ts";

export interface SoldAs {
  readonly kind: "order" | "deal";
  readonly stage: string;
  readonly dealId?: string;
}

/** An order as the CRM brings it; sent again with another amount it has changed. */
export const sellIn = (
  pool: pg.Pool,
  orgId: string,
  sold: { readonly recordId: string; readonly accountId: string; readonly amountMinor: number },
  created = new Date("2024-04-01"),
  { dealId, ...as }: SoldAs = { kind: "order", stage: "Approved" },
): Promise<unknown> =>
  withTenant(pool, orgId, (tx) =>
    syncBook(tx, orgId).keepOrders([
      {
        ...{ ...sold, ...as, currency: CNY, name: sold.recordId, dealId: dealId ?? null },
        ...{ createdAt: created.toISOString(), modifiedAt: new Date().toISOString() },
      },
    ]),
  );
