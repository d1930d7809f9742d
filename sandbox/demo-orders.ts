import type { FilledBook } from "./books/index.ts";
import { findRecord, insertRecord, type Org, stamp, type World } from "./world/index.ts";

/** Of the book's first customer: an order that is confirmed and not billed, and a deal that is talked about. */
export function takeOrders(world: World, org: Org, filled: FilledBook): void {
  const [accountId] = filled.accountIds.values();
  const seller = org.users.find(({ profile }) => profile.name === "Sales") ?? org.users[0];
  if (accountId === undefined || seller === undefined || !org.modules.has("Sales_Orders")) return;
  const day = (days: number): string =>
    stamp(org.timeZone, world.clock.now() + days * 86_400_000).slice(0, 10);
  const Currency = findRecord(org, "Accounts", accountId)?.["Currency"];
  const [zh, Account_Name] = [org.country === "CN", { id: accountId }];
  insertRecord(
    org,
    "Deals",
    {
      ...{ Deal_Name: zh ? "春季补货" : "Spring stock", Account_Name, Stage: "Negotiation/Review" },
      ...{ Amount: 120_000, Currency, Closing_Date: day(21) },
    },
    seller,
  );
  insertRecord(
    org,
    "Sales_Orders",
    {
      ...{ Subject: zh ? "十月订货" : "October order", Account_Name, Status: "Approved" },
      ...{ Grand_Total: 48_000, Currency, Due_Date: day(14) },
    },
    seller,
  );
}
