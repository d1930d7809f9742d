import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fields, modules } from "../../../manifest/fields.ts";
import { randomOf, type Random } from "../../../sandbox/books/random.ts";
import { crmApi } from "../../../sandbox/crm-api/app.ts";
import {
  addOrg,
  createClock,
  createWorld,
  insertRecord,
  installExtension,
  type Org,
} from "../../../sandbox/world/index.ts";
import { addDays, formatDay, toDay } from "../../../shared/kernel/day.ts";
import { answerAs } from "../cell.ts";

export interface BookSize {
  readonly invoices: number;
  readonly accounts: number;
  readonly seed: number;
}

export interface StandIn {
  readonly url: string;
  readonly records: number;
}

const EPOCH = toDay("2026-06-01");
let server: Server | undefined;
let org: Org | undefined;
let url = "";

/** A CRM with so many invoices, half of them paid by a record of the payments module. */
async function start({ invoices, accounts, seed }: BookSize): Promise<StandIn> {
  const world = createWorld(createClock(Date.now()));
  org = addOrg(world, {
    name: "Haina",
    country: "CN",
    timeZone: "Asia/Shanghai",
    edition: "ultimate",
    currencies: [{ isoCode: "CNY", exchangeRate: 1, isBase: true }],
    users: [{ fullName: "Li Qian", email: "li@haina.example", profile: "Administrator" }],
  });
  installExtension(org, { modules, fields });
  const records = fill(org, randomOf(seed), invoices, accounts);
  const app = crmApi(world, { dailyCredits: () => 1e9, tokensPerTenMinutes: 1e6 });
  server = createServer(app);
  const listening = server;
  await new Promise<void>((done) => listening.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  return { url, records };
}

/** Answers how many records there are. */
function fill(into: Org, random: Random, invoices: number, accounts: number): number {
  const [by] = into.users;
  if (!by) throw new Error("the org has a user");
  const put = (module: string, record: Readonly<Record<string, unknown>>) =>
    insertRecord(into, module, record, by).id;
  const accountIds = Array.from({ length: accounts }, (_, at) =>
    put("Accounts", { Account_Name: `Customer ${at}`, Billing_Country: "CN" }),
  );
  for (const [at, id] of accountIds.entries())
    put("Contacts", { Last_Name: `Person ${at}`, Email: `ap${at}@customer.example`, Account_Name: { id } });
  let payments = 0;
  for (let at = 0; at < invoices; at += 1) {
    const account = { id: random.pick(accountIds) };
    const issuedOn = addDays(EPOCH, -random.whole(0, 400));
    const total = random.whole(1_000, 9_000_000) / 100;
    const id = put("Invoices", {
      Subject: `Goods and services ${at}`,
      Invoice_Number: `INV-${at}`,
      Account_Name: account,
      Invoice_Date: formatDay(issuedOn),
      Due_Date: formatDay(addDays(issuedOn, 30)),
      Grand_Total: total,
    });
    if (at % 2 > 0) continue;
    payments += 1;
    put("huikuan__Payments", {
      Name: `PAY-${at}`,
      huikuan__Account: account,
      huikuan__Invoice: { id },
      huikuan__Amount: total,
      huikuan__Paid_On: formatDay(addDays(issuedOn, random.whole(10, 60))),
    });
  }
  return 2 * accounts + invoices + payments;
}

/** What an admin who consents brings back, for an install. */
async function grant(): Promise<Readonly<Record<string, string>>> {
  if (!org) throw new Error("the CRM stands");
  const body = new URLSearchParams({ zgid: org.zgid, userId: org.users[0]?.id ?? "" });
  const answer = await fetch(`${url}/sandbox/grant`, { method: "POST", body });
  const { code } = (await answer.json()) as { code: string };
  const { id, secret, redirectUri } = org.client;
  const accountsUrl = `${url}/oauth/v2/token`;
  return { apiUrl: url, accountsUrl, clientId: id, clientSecret: secret, redirectUri, code };
}

answerAs({ start, grant }, () => server?.closeAllConnections());
