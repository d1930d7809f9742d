import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createSeal, newSealKey } from "../../server/adapters/seal/seal.ts";
import { connectionDesk, saveConnection } from "../../server/adapters/db/connection-rows.ts";
import { orgBook } from "../../server/adapters/db/org-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import type { ConnectionDesk } from "../../server/sync/ports.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const connection = {
  apiUrl: "https://www.zohoapis.com",
  accountsUrl: "https://accounts.zoho.com/oauth/v2/token",
  clientId: "1000.X",
  clientSecret: "very secret",
  refreshToken: "refresh me",
};

describe("the connection row", () => {
  const seal = createSeal({ current: "k", keys: { k: newSealKey() } });
  let db: TestDatabase;
  let desk: ConnectionDesk;
  const connect = (refreshToken: string): Promise<void> =>
    withTenant(db.pool, "1", (tx) => saveConnection(tx, seal, "1", { ...connection, refreshToken }));

  beforeAll(async () => {
    db = await openTestDatabase();
    desk = connectionDesk(db.pool, seal);
    const org = {
      orgId: "1",
      zgid: "60020000001",
      name: "A",
      timeZone: "UTC",
      baseCurrency: "USD",
      language: "en",
      mode: "rehearsal",
      paymentsFrom: "payments-module",
    } as const;
    await withTenant(db.pool, "1", (tx) => orgBook(tx, "1").saveOrg(org, new Date(0)));
    await connect("refresh me");
  });
  afterAll(() => db.drop());

  it("gives the secrets back to the server, and to nobody who reads the table", async () => {
    expect(await desk.read("1")).toMatchObject({ ...connection, zgid: "60020000001", accessToken: null });
    expect(await desk.read("2")).toBeNull();
    const stored = await withTenant(db.pool, "1", (tx) =>
      tx.selectFrom("zoho_connection").selectAll().execute(),
    );
    expect(JSON.stringify(stored)).not.toMatch(/very secret|refresh me/);
  });

  it("lets one of many ask for the next token, until it is kept", async () => {
    const claims = await Promise.all(Array.from({ length: 10 }, () => desk.claimRefresh("1", 60_000)));
    expect(claims.filter((claimed) => claimed)).toHaveLength(1);
    const revision = (await desk.read("1"))?.revision as string;
    expect(await desk.keepAccess("1", revision, "access", new Date("2030-01-01"))).toBe(true);
    expect(await desk.read("1")).toMatchObject({
      accessToken: "access",
      accessExpiresAt: new Date("2030-01-01"),
    });
    expect(await desk.claimRefresh("1", 60_000)).toBe(true);
    await desk.postponeRefresh("1", 0);
  });

  it("lets the next one ask when the one who asked died", async () => {
    expect(await desk.claimRefresh("1", 30)).toBe(true);
    expect(await desk.claimRefresh("1", 30)).toBe(false);
    await new Promise((done) => setTimeout(done, 60));
    expect(await desk.claimRefresh("1", 0)).toBe(true);
  });

  it("does not let an old answer touch a connection that was made anew", async () => {
    const old = (await desk.read("1"))?.revision as string;
    await connect("a new one");
    expect(await desk.keepRefusal("1", old, "invalid_code")).toBe(false);
    expect(await desk.keepAccess("1", old, "stale", new Date("2030-01-01"))).toBe(false);
    expect(await desk.read("1")).toMatchObject({
      state: "connected",
      accessToken: null,
      refreshToken: "a new one",
    });
  });

  it("forgets a refusal when the org is connected again", async () => {
    const revision = (await desk.read("1"))?.revision as string;
    expect(await desk.keepRefusal("1", revision, "invalid_code")).toBe(true);
    expect(await desk.read("1")).toMatchObject({ state: "refused", stateReason: "invalid_code" });
    await connect("third");
    expect(await desk.read("1")).toMatchObject({ state: "connected", stateReason: null });
  });
});
