import { describe, expect, it } from "@jest/globals";
import { sql } from "kysely";
import { dunningBook } from "../../server/adapters/db/dunning-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";

const { database, oneDebt } = openTowns();

/** A head office 100 that pays for 101; 200 belongs to nobody, or to 101 by now. */
async function family(): Promise<Town> {
  const town = await oneDebt();
  for (const id of ["101", "200"]) await town.account(id);
  await childOf(town, "101", "100");
  await town.sql(
    `INSERT INTO group_payer (org_id, choice_id, root_id, together, reason, from_on, by_user, by_name, at)
     VALUES ($1, 'one', '100', true, 'they asked for it', '2026-01-01', '7', 'Li Qian', $2)`,
    [town.orgId, town.now],
  );
  return town;
}

const childOf = (town: Town, child: string, parent: string) =>
  town.sql("UPDATE account SET parent_id = $3 WHERE org_id = $1 AND account_id = $2", [
    town.orgId,
    child,
    parent,
  ]);

/** Locks the account as a claim does, and does something before it lets go. */
const locked = (town: Town, accountId: string, during: () => Promise<unknown>) =>
  withTenant(database().pool, town.orgId, async (tx) => {
    await dunningBook(tx, town.orgId).lockAccount(accountId);
    await during();
  });

const isTimeout = (fault: unknown): boolean => (fault as { code?: string }).code === "55P03";

/** Whether another claim would wait for this account now. */
const isTaken = (town: Town, accountId: string): Promise<boolean> =>
  withTenant(database().pool, town.orgId, async (tx) => {
    await sql`SET LOCAL lock_timeout = '100ms'`.execute(tx);
    await dunningBook(tx, town.orgId).lockAccount(accountId);
    return false;
  }).catch((fault: unknown) => isTimeout(fault) || Promise.reject(fault as Error));

/** Whether somebody holds the very row. */
const isHeld = (town: Town, accountId: string): Promise<boolean> =>
  town
    .sql("SELECT FROM account WHERE org_id = $1 AND account_id = $2 FOR UPDATE NOWAIT", [
      town.orgId,
      accountId,
    ])
    .then(
      () => false,
      (fault: unknown) => isTimeout(fault) || Promise.reject(fault as Error),
    );

describe("a claim in a group", () => {
  it("keeps every other claim of the family waiting, and nobody else's", async () => {
    const town = await family();
    for (const [one, other] of [
      ["101", "100"],
      ["100", "101"],
    ] as const)
      await locked(town, one, async () => {
        expect([await isTaken(town, other), await isTaken(town, "200")]).toEqual([true, false]);
      });
    expect(await isTaken(town, "100")).toBe(false);
  });

  it("locks whoever joined while it waited as well", async () => {
    const town = await family();
    let has = (): void => undefined;
    let goes = (): void => undefined;
    const hasIt = new Promise<void>((done) => (has = done));
    const goesOn = new Promise<void>((done) => (goes = done));
    let waiting: Promise<unknown> = Promise.resolve();
    await locked(town, "100", async () => {
      waiting = locked(town, "101", () => {
        has();
        return goesOn;
      });
      await sessionWaits();
      await childOf(town, "200", "101");
    });
    await hasIt;
    try {
      expect(await isHeld(town, "200")).toBe(true);
    } finally {
      goes();
      await waiting;
    }
  });
});

/** Somebody waits for a row's lock. */
async function sessionWaits(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rowCount } = await database().ownerPool.query(
      "SELECT FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')",
    );
    if (rowCount !== 0) return;
  }
  throw new Error("nobody waits");
}
