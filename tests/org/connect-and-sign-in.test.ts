import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { nextOrgId, orgBook, readDirectory } from "../../server/adapters/db/org-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { hashOf, newSecret, sameHash } from "../../server/adapters/token/widget-token.ts";
import {
  connectOrg,
  openSession,
  type CrmInstall,
  type Grant,
  type OrgDesk,
  type Viewer,
  type Visitor,
} from "../../server/org/index.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

let database: TestDatabase;
let desk: OrgDesk;
const issued: Viewer[] = [];
const admitted: Visitor[] = [];
const now = new Date("2026-11-20T01:00:00Z");
beforeAll(async () => {
  database = await openTestDatabase();
  desk = {
    inTenant: (orgId, work) =>
      withTenant(database.pool, orgId, (tx) =>
        work({ ...orgBook(tx, orgId), saveConnection: async () => {} }),
      ),
    directory: () => readDirectory(database.ownerPool),
    nextOrgId: () => nextOrgId(database.ownerPool),
    now: () => now,
    newSecret,
    hashOf,
    sameHash,
    issueToken: async (viewer) => {
      issued.push(viewer);
      return "token";
    },
    issueSettingsToken: async (visitor) => {
      admitted.push(visitor);
      return "settings token";
    },
    apiUrl: "https://api.example",
  };
});
afterAll(() => database.drop());

const crm = (zgid: string): CrmInstall => ({
  exchangeGrant: async (grant) => ({ ...grant, refreshToken: "r" }),
  readOrg: async () => ({
    zgid,
    name: `Org ${zgid}`,
    timeZone: "Asia/Shanghai",
    baseCurrency: "CNY",
    country: "CN",
  }),
});
const grant: Grant = {
  apiUrl: "a",
  accountsUrl: "b",
  clientId: "c",
  clientSecret: "d",
  redirectUri: "e",
  code: "f",
};
const request = (more: object = {}) => ({
  account_id: "3000000000001",
  user_id: "7",
  user_name: "李倩",
  profile: "Collections",
  nonce: newSecret(),
  ...more,
});

describe("connecting an org", () => {
  it("writes it down in rehearsal and lists it in the directory", async () => {
    const { orgId } = await connectOrg(grant, crm("70001"), desk);
    expect(await desk.directory()).toContainEqual({
      orgId,
      zgid: "70001",
      name: "Org 70001",
      mode: "rehearsal",
      timeZone: "Asia/Shanghai",
    });
  });

  it("keeps the number, the mode and the chosen language of an org that connects again", async () => {
    const first = await connectOrg(grant, crm("70002"), desk);
    await desk.inTenant(first.orgId, (book) => book.setMode("live"));
    const language = async () => (await desk.inTenant(first.orgId, (book) => book.org()))?.language;
    const chosen = (await language()) === "en" ? ("zh-CN" as const) : ("en" as const);
    await desk.inTenant(first.orgId, (book) => book.saveSettings({ language: chosen }));
    const again = await connectOrg(grant, crm("70002"), desk);
    expect(await language()).toBe(chosen);
    expect(again.orgId).toBe(first.orgId);
    expect(again.credential).not.toBe(first.credential);
    expect((await desk.directory()).find((each) => each.zgid === "70002")?.mode).toBe("live");
  });

  it("does not undo a stop that comes in while an org connects again", async () => {
    const { orgId } = await connectOrg(grant, crm("70012"), desk);
    await desk.inTenant(orgId, (book) => book.setMode("live"));
    const overtaken: OrgDesk = {
      ...desk,
      inTenant: (id, work) =>
        desk.inTenant(id, (book) =>
          work({
            ...book,
            saveOrg: async (org, at) => {
              await desk.inTenant(id, (other) => other.setMode("stopped"));
              return book.saveOrg(org, at);
            },
          }),
        ),
    };
    await connectOrg(grant, crm("70012"), overtaken);
    expect((await desk.directory()).find((each) => each.zgid === "70012")?.mode).toBe("stopped");
  });

  it("lets the directory see five columns and no others", async () => {
    const client = await database.ownerPool.connect();
    await client.query("BEGIN; SET LOCAL ROLE huikuan_directory");
    await expect(client.query("SELECT settings FROM org")).rejects.toThrow(/permission denied/);
    await client.query("ROLLBACK");
    client.release();
  });
});

describe("signing a widget in", () => {
  it("binds the token to the org, the user, the role and the account", async () => {
    const { orgId, credential } = await connectOrg(grant, crm("70003"), desk);
    const session = await openSession(credential, request(), desk);
    expect(session).toMatchObject({
      ok: true,
      value: { token: "token", apiUrl: "https://api.example", expiresAt: "2026-11-20T01:10:00.000Z" },
    });
    expect(issued.at(-1)).toEqual({
      orgId,
      accountId: "3000000000001",
      userId: "7",
      userName: "李倩",
      role: "collector",
    });
  });

  it("without an account opens the settings of the org, with the role of the profile", async () => {
    const { orgId, credential } = await connectOrg(grant, crm("70008"), desk);
    const before = issued.length;
    const asked = request({ account_id: undefined, profile: "Administrator" });
    expect(await openSession(credential, asked, desk)).toMatchObject({ value: { token: "settings token" } });
    expect(admitted.at(-1)).toEqual({ orgId, userId: "7", userName: "李倩", role: "admin" });
    expect(issued).toHaveLength(before);
  });

  it("refuses a credential with one character changed, of another org, or of no shape at all", async () => {
    const one = await connectOrg(grant, crm("70004"), desk);
    const two = await connectOrg(grant, crm("70005"), desk);
    const changed = one.credential.slice(0, -1) + (one.credential.endsWith("A") ? "B" : "A");
    const crossed = one.credential.replace(`hk_${one.orgId}_`, `hk_${two.orgId}_`);
    for (const bad of [
      changed,
      crossed,
      "",
      "hk_1",
      "hk_1_a_b; DROP TABLE org",
      `hk_0_a_${"b".repeat(30)}`,
      `hk_${"9".repeat(30)}_a_${"b".repeat(30)}`,
    ]) {
      expect(await openSession(bad, request(), desk)).toEqual({ ok: false, because: "bad-credential" });
    }
  });

  it("takes a nonce once", async () => {
    const { credential } = await connectOrg(grant, crm("70006"), desk);
    const once = request();
    expect((await openSession(credential, once, desk)).ok).toBe(true);
    expect(await openSession(credential, once, desk)).toEqual({ ok: false, because: "nonce-used" });
  });

  it("gives a profile it does not know the rights of a rep, never of an admin", async () => {
    const { credential } = await connectOrg(grant, crm("70007"), desk);
    await openSession(credential, request({ profile: "constructor" }), desk);
    expect(issued.at(-1)?.role).toBe("rep");
  });
});
