import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { fields, modules } from "../../manifest/fields.ts";
import { checkCreditHold } from "../../sandbox/functions/index.ts";
import {
  addOrg,
  createClock,
  createWorld,
  findRecord,
  insertRecord,
  installExtension,
  updateRecord,
} from "../../sandbox/world/index.ts";

const clock = createClock(Date.parse("2024-04-10T02:00:00Z"));
const org = addOrg(createWorld(clock), {
  name: "Shanghai",
  country: "CN",
  timeZone: "Asia/Shanghai",
  currencies: [{ isoCode: "CNY", exchangeRate: 1, isBase: true }],
  users: [{ fullName: "A", email: "a@t", profile: "Administrator" }],
});
installExtension(org, { modules, fields });
const [by] = org.users;
if (!by) throw new Error("an org has somebody");
const { id } = insertRecord(org, "Accounts", { Account_Name: "Held", Currency: "CNY" }, by);
const inDays = (days: number) => new Date(clock.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What our server would have written on the account. */
const hold = (level: string, more: object = {}) =>
  updateRecord(
    org,
    "Accounts",
    id,
    {
      ...{ huikuan__Credit_Hold: level, huikuan__Credit_Hold_Reason: "no answer" },
      ...{ huikuan__Exception_Left: null, huikuan__Exception_Until: null },
      ...more,
    },
    by,
  );
const excepted = (left: number, days: number, more: object = {}) =>
  hold("block-orders", {
    ...{ huikuan__Exception_Left: left, huikuan__Exception_Until: inDays(days) },
    ...{ huikuan__Exception_From: null, ...more },
  });
const left = () => findRecord(org, "Accounts", id)?.["huikuan__Exception_Left"];
const order = (more: object = {}) => ({
  ...{ Subject: "S", Status: "Created", Grand_Total: 100, Account_Name: { id } },
  ...more,
});
const deal = (stage: string) => ({ Deal_Name: "D", Stage: stage, Account_Name: { id } });
const create = (given: Readonly<Record<string, unknown>>, module = "Sales_Orders") =>
  checkCreditHold(org, module, given, undefined);
const change = (given: Readonly<Record<string, unknown>>, before: object = order({ Status: "Approved" })) =>
  checkCreditHold(org, "Sales_Orders", given, { id: "1", ...before });

describe("a sales order or a deal in the CRM, of an account", () => {
  it("that is not held, or only warned of, is saved", () => {
    for (const level of ["none", "warn"]) {
      hold(level);
      expect(create(order())).toBeUndefined();
    }
  });

  it("on hold is refused when it is new and when it moves on, with the reason in both languages", () => {
    hold("block-orders");
    expect(create(order())).toContain("no answer");
    expect(create(order())).toMatch(/信用管控.*on credit hold/);
    expect(create(deal("Closed Won"), "Deals")).toBeDefined();
    expect(change({ Status: "Approved" }, order())).toBeDefined();
    expect(change({ Grand_Total: 200 })).toBeDefined();
  });

  it("on hold may be called off, and edited where nothing moves on", () => {
    hold("block-shipment");
    expect(change({ Status: "Cancelled" })).toBeUndefined();
    expect(create(deal("Closed Lost"), "Deals")).toBeUndefined();
    expect(create(deal("Closed-Lost to Competition"), "Deals")).toBeUndefined();
    expect(change({ Subject: "another name", Status: "Approved" })).toBeUndefined();
  });

  it("on hold is delivered when only new orders are blocked, and not when deliveries are", () => {
    hold("block-orders");
    expect(change({ Status: "Delivered" })).toBeUndefined();
    expect(create(order({ Status: "Delivered" }))).toBeDefined();
    const delivered = (more: object, before = order()) => change({ Status: "Delivered", ...more }, before);
    expect(delivered({ Grand_Total: 100 })).toBeUndefined();
    expect(delivered({ Grand_Total: 100.01 })).toBeDefined();
    expect(delivered({ Account_Name: { id } }, order({ Account_Name: { id: "other" } }))).toBeDefined();
    hold("block-shipment");
    expect(change({ Status: "Delivered" })).toBeDefined();
  });

  it("on hold is let through by an exception of its amount, its currency and its day", () => {
    excepted(100, 0);
    expect(create(order({ Grand_Total: 100.01 }))).toBeDefined();
    expect(create(order({ Currency: "USD" }))).toBeDefined();
    expect(create(order())).toBeUndefined();
    excepted(100, -1);
    expect(create(order())).toBeDefined();
  });

  it("on hold takes at once what it needs of an exception, so that no second order leans on the same", () => {
    excepted(100, 0);
    expect([create(order({ Grand_Total: 60 })), left()]).toEqual([undefined, 40]);
    expect([create(order({ Grand_Total: 40.01 })), left()]).toEqual([expect.any(String), 40]);
    expect([create(order({ Grand_Total: 40 })), left()]).toEqual([undefined, 0]);
  });

  it("on hold takes nothing twice: neither when it moves on, nor after its deal", () => {
    const now = new Date(clock.now()).toISOString();
    const counted = order({ Status: "Created", Created_Time: now });
    excepted(0, 0, { huikuan__Exception_From: now });
    expect([change({ Status: "Approved" }, counted), left()]).toEqual([undefined, 0]);
    excepted(20, 0, { huikuan__Exception_From: now });
    expect([change({ Grand_Total: 120 }, counted), left()]).toEqual([undefined, 0]);
    const later = new Date(clock.now() + 1000).toISOString();
    excepted(20, 0, { huikuan__Exception_From: later });
    expect(change({ Status: "Approved" }, counted)).toBeDefined();
  });

  it("on hold is covered by its deal as far as that goes, whatever the number of orders", () => {
    const won = insertRecord(org, "Deals", { ...deal("Closed Won"), Amount: 100 }, by);
    const ofDeal = (amount: number, more: object = {}) =>
      order({ Grand_Total: amount, Deal_Name: { id: won.id }, ...more });
    const saved = (given: Readonly<Record<string, unknown>>) => {
      const refused = create(given);
      if (refused === undefined) insertRecord(org, "Sales_Orders", given, by);
      return refused === undefined;
    };
    excepted(0, 0, { huikuan__Exception_From: won["Created_Time"] });
    expect([saved(ofDeal(70)), saved(ofDeal(30.01)), saved(ofDeal(30)), saved(ofDeal(1))]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    excepted(5, 0, { huikuan__Exception_From: won["Created_Time"] });
    expect([saved(ofDeal(6)), saved(ofDeal(5)), left()]).toEqual([false, true, 0]);
    const [first] = [...(org.records.get("Sales_Orders")?.values() ?? [])];
    if (!first) throw new Error("an order was saved");
    expect(checkCreditHold(org, "Sales_Orders", { Grand_Total: 71 }, first)).toBeDefined();
    expect(checkCreditHold(org, "Sales_Orders", { Status: "Approved" }, first)).toBeUndefined();
    updateRecord(org, "Deals", won.id, { Amount: 9_000 }, by);
    expect(create(ofDeal(1))).toBeUndefined();
    updateRecord(org, "Deals", won.id, { Currency: "JPY" }, by);
    expect(create(ofDeal(1))).toBeDefined();
    updateRecord(org, "Deals", won.id, { Currency: "CNY" }, by);
    const odd = insertRecord(org, "Sales_Orders", ofDeal(1, { Currency: "JPY" }), by);
    expect(create(ofDeal(1))).toBeDefined();
    updateRecord(org, "Sales_Orders", odd.id, { Status: "Cancelled" }, by);
    expect(create(ofDeal(1))).toBeUndefined();
    updateRecord(org, "Deals", won.id, { Stage: "Closed Lost" }, by);
    expect(saved(ofDeal(1))).toBe(false);
  });

  it("is refused in the words of the function that the extension brings", () => {
    hold("block-orders");
    const deluge = readFileSync("manifest/functions/huikuan_check_credit_hold.dg", "utf8");
    const parts = create(order())?.split("no answer") ?? [];
    expect(parts).toHaveLength(3);
    for (const part of parts) expect(deluge).toContain(part.trim());
  });
});
