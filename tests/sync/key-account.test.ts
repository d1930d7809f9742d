import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { updateRecord } from "../../sandbox/world/index.ts";
import { keyAccountRows } from "../../server/adapters/db/key-account-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { chooseKeyAccount, type KeyAccountDesk, readKeyAccount } from "../../server/settings/index.ts";
import { addAccount, personOf } from "../support/zoho-stage.ts";
import { openSyncStage, type SyncStage } from "./sync-stage.ts";

let stage: SyncStage;
let desk: KeyAccountDesk;
let big: string;
let small: string;
const ADMIN = { orgId: "1", userId: "7", userName: "Chen" };
const acme = () => stage.zoho.orgs[0];

beforeAll(async () => {
  stage = await openSyncStage();
  let acts = 0;
  desk = {
    inTenant: (orgId, work) => withTenant(stage.db.pool, orgId, (tx) => work(keyAccountRows(tx, orgId))),
    fields: stage.accountFields,
    now: () => new Date(stage.zoho.world.clock.now()),
    newId: () => `0190a0a0-0000-7000-8000-00000000000${(acts += 1)}`,
  };
  big = addAccount(acme(), "Big");
  small = addAccount(acme(), "Small");
  updateRecord(acme(), "Accounts", big, { Account_Type: "Partner" }, personOf(acme()));
  await stage.pull();
});
afterAll(() => stage.close());

const known = async () =>
  Object.fromEntries(
    (
      await stage.rows<{ account_id: string; key_account: boolean | null }>(
        "SELECT account_id, key_account FROM account ORDER BY account_id",
      )
    ).map((row) => [row.account_id, row.key_account]),
  );
const choose = (field: string, values: readonly string[] | null) =>
  chooseKeyAccount(ADMIN, { chosen: { field, values: values && [...values] }, reason: "as agreed" }, desk);
const fieldOf = async (chosen: Promise<Awaited<ReturnType<typeof choose>>>) => {
  const told = await chosen;
  return told.ok ? "taken" : told.because.field;
};

describe("the field that says key account", () => {
  it("is nobody's until an admin chooses one", async () => {
    expect(await known()).toEqual({ [big]: null, [small]: null });
    const { current, fields } = await readKeyAccount("1", desk);
    expect(current).toBeNull();
    expect(fields?.map(({ field }) => field)).toEqual(
      expect.arrayContaining(["Account_Type", "huikuan__No_Reminders"]),
    );
    expect(fields?.map(({ field }) => field)).not.toContain("Account_Name");
  });

  it("is refused when the CRM has no such checkbox or picklist, or no such value, with nothing stored", async () => {
    expect(await fieldOf(choose("Account_Name", null))).toBe("chosen.field");
    expect(await fieldOf(choose("Account_Type", null))).toBe("chosen.values");
    expect(await fieldOf(choose("Account_Type", []))).toBe("chosen.values");
    expect(await fieldOf(choose("Account_Type", ["Emperor"]))).toBe("chosen.values");
    expect(await fieldOf(choose("huikuan__No_Reminders", ["yes"]))).toBe("chosen.values");
    const silent = { ...desk, fields: () => Promise.reject(new Error("away")) };
    const chosen = { field: "Account_Type", values: ["Partner"] };
    expect((await chooseKeyAccount(ADMIN, { chosen, reason: "x" }, silent)).ok).toBe(false);
    expect(await stage.rows("SELECT settings FROM org")).toEqual([{ settings: {} }]);
    expect((await readKeyAccount("1", silent)).fields).toBeNull();
  });

  it("is read of every account again, though none has changed", async () => {
    expect(await fieldOf(choose("Account_Type", ["Partner", "Vendor"]))).toBe("taken");
    expect(await known()).toEqual({ [big]: null, [small]: null });
    await stage.pull();
    expect(await known()).toEqual({ [big]: true, [small]: false });
    stage.later(10);
    updateRecord(acme(), "Accounts", small, { Account_Type: "Vendor" }, personOf(acme()));
    await stage.pull();
    expect(await known()).toEqual({ [big]: true, [small]: true });
  });

  it("keeps what was known until it is read anew, and says who changed it and why", async () => {
    expect(await fieldOf(choose("huikuan__No_Reminders", null))).toBe("taken");
    expect(await known()).toEqual({ [big]: true, [small]: true });
    await stage.pull();
    expect(await known()).toEqual({ [big]: false, [small]: false });
    await chooseKeyAccount(ADMIN, { chosen: null, reason: "none any more" }, desk);
    await stage.pull();
    expect(await known()).toEqual({ [big]: null, [small]: null });
    const acts = await stage.rows<{ kind: string; reason: string; by_name: string }>(
      "SELECT kind, reason, by_name FROM admin_act ORDER BY act_id",
    );
    expect(acts).toEqual([
      { kind: "settings-set", reason: "as agreed", by_name: "Chen" },
      { kind: "settings-set", reason: "as agreed", by_name: "Chen" },
      { kind: "settings-set", reason: "none any more", by_name: "Chen" },
    ]);
  });
});
