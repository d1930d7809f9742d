import {
  addOrg,
  createClock,
  createWorld,
  insertRecord,
  type Org,
  type User,
} from "../../sandbox/world/index.ts";

export interface TwoOrgs {
  readonly world: ReturnType<typeof createWorld>;
  readonly shanghai: Org;
  readonly osaka: Org;
  readonly admin: User;
  /** Sees only what she owns, which is `ownId`. */
  readonly sales: User;
  readonly guest: User;
  readonly ownId: string;
  readonly otherId: string;
  /** An account of the other org. */
  readonly foreignId: string;
}

/** A world of two orgs; the first has one account of its saleswoman's and one of its administrator's. */
export function twoOrgs(serverUrl = "http://127.0.0.1:9"): TwoOrgs {
  const world = createWorld(createClock(Date.UTC(2026, 10, 22, 1, 5)));
  const shanghai = addOrg(world, {
    name: "上海晨光工业",
    country: "CN",
    timeZone: "Asia/Shanghai",
    currencies: [{ isoCode: "CNY", exchangeRate: 1, isBase: true }],
    users: [
      { fullName: "王磊", email: "wang@seller.example", profile: "Administrator", locale: "zh_CN" },
      { fullName: "Li Qian", email: "li@seller.example", profile: "Sales", locale: "en_US" },
      { fullName: "Guest", email: "guest@seller.example", profile: "Guest" },
    ],
    connections: { huikuan: { baseUrl: serverUrl, bearer: "connection-of-shanghai" } },
  });
  const osaka = addOrg(world, {
    name: "Osaka Trading",
    country: "JP",
    timeZone: "Asia/Tokyo",
    currencies: [{ isoCode: "JPY", exchangeRate: 1, isBase: true }],
    users: [{ fullName: "Sato", email: "sato@osaka.example", profile: "Administrator" }],
  });
  const [admin, sales, guest] = shanghai.users as [User, User, User];
  const account = (org: Org, name: string, by: User) =>
    insertRecord(
      org,
      "Accounts",
      { Account_Name: name, Billing_Country: org.country, Phone: "+86 21 5555 0101" },
      by,
    );
  const own = account(shanghai, "苏州精密机械有限公司", sales);
  const other = account(shanghai, "Northwind <Traders> & Co", admin);
  insertRecord(shanghai, "Invoices", { Subject: "INV-2088", Account_Name: { id: own.id } }, sales);
  insertRecord(shanghai, "Invoices", { Subject: "INV-2090", Account_Name: { id: own.id } }, admin);
  const foreign = account(osaka, "Kansai Foods", osaka.users[0] as User);
  return {
    world,
    shanghai,
    osaka,
    admin,
    sales,
    guest,
    ownId: own.id,
    otherId: other.id,
    foreignId: foreign.id,
  };
}
