import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { deleteRecord, insertRecord, updateRecord } from "../../sandbox/world/index.ts";
import { creditBook } from "../../server/adapters/db/credit-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { readExposure } from "../../server/credit/read-exposure.ts";
import { sweepOrg } from "../../server/sync/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { addAccount, addInvoice, personOf } from "../support/zoho-stage.ts";
import { openSyncStage, type SyncStage } from "../sync/sync-stage.ts";

const DAY = toDay("2024-05-01");

describe("orders of the CRM", () => {
  let stage: SyncStage;
  let won: string;
  let ids: { readonly head: string; readonly branch: string; readonly order: string };
  beforeAll(async () => {
    stage = await openSyncStage();
    const [org] = stage.zoho.orgs;
    const head = addAccount(org, "Head", { huikuan__Credit_Limit: 1000 });
    const branch = addAccount(org, "Branch", { Parent_Account: { id: head } });
    addInvoice(org, branch, 100);
    insertRecord(org, "Deals", { Deal_Name: "Nobody's", Stage: "Closed Won", Amount: 9 }, personOf(org));
    ids = {
      head,
      branch,
      order: sell("Sales_Orders", { Subject: "S", Status: "Approved", Grand_Total: 300 }, branch),
    };
    won = sell("Deals", { Deal_Name: "D", Stage: "Closed Won", Amount: 50 }, head);
  });
  afterAll(() => stage.close());

  const sell = (module: string, values: Readonly<Record<string, unknown>>, accountId: string): string =>
    insertRecord(
      stage.zoho.orgs[0],
      module,
      { ...values, Account_Name: { id: accountId } },
      personOf(stage.zoho.orgs[0]),
    ).id;
  const exposure = (accountId: string, withoutDeal?: string) =>
    withTenant(stage.db.pool, "1", (tx) =>
      readExposure(creditBook(tx, "1"), accountId, DAY, undefined, withoutDeal),
    );
  const count = async (counted: object): Promise<void> => {
    await stage.rows(`INSERT INTO credit_control VALUES (1, '${JSON.stringify(counted).length}', '2024-01-01',
      '${JSON.stringify({ counted })}', 'r', 'u', 'n', now()) RETURNING org_id`);
  };

  it("are not read before somebody says which of them are sold", async () => {
    const report = await stage.pull();
    expect(report.sources.map(({ source }) => source)).not.toContain("orders");
    expect(await exposure(ids.head)).toMatchObject({ openMinor: 10_000, ordersMinor: 0, accounts: 2 });
  });

  it("count against the limit of the head office, at the branch and at the head alike", async () => {
    await count({ order: ["Approved"], deal: ["Closed Won"] });
    const report = await stage.pull();
    expect([report.ok, stage.of(report, "orders").read, stage.of(report, "deals").read]).toEqual([
      true,
      1,
      2,
    ]);
    const both = { openMinor: 10_000, ordersMinor: 35_000, exposureMinor: 45_000, headroomMinor: 55_000 };
    expect(await exposure(ids.head)).toMatchObject(both);
    expect(await exposure(ids.branch)).toMatchObject(both);
    expect(await exposure(ids.head, won)).toMatchObject({ ordersMinor: 30_000 });
  });

  it("count less what was billed of them, and nothing once they are gone", async () => {
    const [org] = stage.zoho.orgs;
    addInvoice(org, ids.branch, 120, { Sales_Order: { id: ids.order } });
    stage.later(10);
    await stage.pull();
    expect(await exposure(ids.head)).toMatchObject({ openMinor: 22_000, ordersMinor: 23_000 });
    updateRecord(org, "Sales_Orders", ids.order, { Status: "Cancelled" }, personOf(org));
    stage.later(10);
    await stage.pull();
    expect(await exposure(ids.head)).toMatchObject({ ordersMinor: 5_000 });
    updateRecord(org, "Sales_Orders", ids.order, { Status: "Approved" }, personOf(org));
    stage.later(10);
    await stage.pull();
    expect(await exposure(ids.head)).toMatchObject({ ordersMinor: 23_000 });
    deleteRecord(org, "Sales_Orders", ids.order, personOf(org));
    await sweepOrg("1", stage.desk);
    expect(await exposure(ids.head)).toMatchObject({ ordersMinor: 5_000 });
  });
});
