import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { fields, modules } from "../../manifest/fields.ts";
import { checkCreditHold } from "../../sandbox/functions/index.ts";
import {
  addOrg,
  createClock,
  createWorld,
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
    expect(change({ Subject: "another name", Status: "Approved" })).toBeUndefined();
  });

  it("on hold is delivered when only new orders are blocked, and not when deliveries are", () => {
    hold("block-orders");
    expect(change({ Status: "Delivered" })).toBeUndefined();
    expect(create(order({ Status: "Delivered" }))).toBeDefined();
    hold("block-shipment");
    expect(change({ Status: "Delivered" })).toBeDefined();
  });

  it("on hold is let through by an exception of its amount, its currency and its day", () => {
    const excepted = (left: number, days: number) =>
      hold("block-orders", { huikuan__Exception_Left: left, huikuan__Exception_Until: inDays(days) });
    excepted(100, 0);
    expect(create(order())).toBeUndefined();
    expect(create(order({ Grand_Total: 100.01 }))).toBeDefined();
    expect(create(order({ Currency: "USD" }))).toBeDefined();
    excepted(100, -1);
    expect(create(order())).toBeDefined();
  });

  it("is refused in the words of the function that the extension brings", () => {
    hold("block-orders");
    const deluge = readFileSync("manifest/functions/huikuan_check_credit_hold.dg", "utf8");
    const parts = create(order())?.split("no answer") ?? [];
    expect(parts).toHaveLength(3);
    for (const part of parts) expect(deluge).toContain(part.trim());
  });
});
