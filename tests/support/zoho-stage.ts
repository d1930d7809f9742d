import type { Request } from "express";
import { fields, modules } from "../../manifest/fields.ts";
import { crmApi } from "../../sandbox/crm-api/app.ts";
import type { Deliver } from "../../sandbox/crm-api/mail/outgoing-mail.ts";
import type { Fault } from "../../sandbox/crm-api/options.ts";
import {
  addOrg,
  createClock,
  createWorld,
  insertRecord,
  installExtension,
  type Org,
  type User,
  type World,
} from "../../sandbox/world/index.ts";
import { crmInstall } from "../../server/adapters/zoho/crm-install.ts";
import type { Connection } from "../../server/org/ports.ts";
import { listenOn } from "./listening.ts";

/** One request as the sandbox's CRM saw it. */
export interface SeenCall {
  readonly org: string | null;
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** A sandbox with two orgs, told apart by their addresses, whose answers can be made to go wrong. */
export interface ZohoStage {
  readonly world: World;
  readonly url: string;
  readonly orgs: readonly [Org, Org];
  /** Asked for every request; what it answers goes wrong. */
  fault: ((request: Request) => Fault | undefined) | undefined;
  /** Where the mails go that the CRM sends; absent: nowhere, and it says that they went. */
  post: Deliver | undefined;
  /** What each org may send in a day. */
  dailyMails: number;
  /** Headers of every request to the CRM, in order. */
  readonly headers: { readonly path: string; readonly headers: Request["headers"] }[];
  calls(): Promise<readonly SeenCall[]>;
  grantCode(org: Org, profile?: Profile): Promise<string>;
  /** A connection as an install makes it. */
  connect(org: Org, profile?: Profile): Promise<Connection>;
  close(): Promise<void>;
}

type Profile = User["profile"]["name"];

export const START = "2024-05-01T12:00:00Z";

export const personOf = (org: Org, profile: Profile = "Administrator"): User => {
  const user = org.users.find((one) => one.profile.name === profile);
  if (!user) throw new Error(`no ${profile}`);
  return user;
};

export async function openZohoStage(
  options: { readonly tokenLifeMs?: number; readonly startMs?: number } = {},
): Promise<ZohoStage> {
  const world = createWorld(createClock(options.startMs ?? Date.parse(START)));
  const orgs: [Org, Org] = [addCompany(world, "Acme", "USD"), addCompany(world, "百川", "CNY")];
  const headers: ZohoStage["headers"] = [];
  const app = crmApi(world, {
    ...options,
    dailyCredits: () => 10_000_000,
    dailyMails: () => stage.dailyMails,
    deliver: async (mail) => stage.post?.(mail),
    fault: (request) => {
      headers.push({ path: request.originalUrl, headers: request.headers });
      return stage.fault?.(request);
    },
  });
  const server = await listenOn(app);
  const stage: ZohoStage = {
    world,
    url: server.url,
    orgs,
    fault: undefined,
    post: undefined,
    dailyMails: 1_000,
    headers,
    async calls() {
      const answer = await fetch(`${server.url}/sandbox/calls`);
      return ((await answer.json()) as { calls: SeenCall[] }).calls;
    },
    async grantCode(org, profile = "Administrator") {
      const body = new URLSearchParams({ zgid: org.zgid, userId: personOf(org, profile).id });
      const answer = await fetch(`${server.url}/sandbox/grant`, { method: "POST", body });
      return ((await answer.json()) as { code: string }).code;
    },
    connect: async (org, profile = "Administrator") =>
      crmInstall.exchangeGrant({
        apiUrl: `${server.url}/o/${org.zgid}`,
        accountsUrl: `${server.url}/oauth/v2/token`,
        clientId: org.client.id,
        clientSecret: org.client.secret,
        redirectUri: org.client.redirectUri,
        code: await stage.grantCode(org, profile),
      }),
    close: server.close,
  };
  return stage;
}

function addCompany(world: World, name: string, base: string): Org {
  const profiles: readonly Profile[] = ["Administrator", "Collections", "Sales", "Guest"];
  const org = addOrg(world, {
    name,
    country: base === "CNY" ? "CN" : "US",
    timeZone: base === "CNY" ? "Asia/Shanghai" : "America/New_York",
    edition: "ultimate",
    currencies: [
      { isoCode: base, exchangeRate: 1, isBase: true },
      { isoCode: "JPY", exchangeRate: 150.5, isBase: false },
    ],
    users: profiles.map((profile) => ({
      fullName: `${name} ${profile}`,
      email: `${profile.toLowerCase()}@${base.toLowerCase()}.test`,
      profile,
    })),
  });
  installExtension(org, { modules, fields });
  return org;
}

export const addAccount = (org: Org, name: string, more: Readonly<Record<string, unknown>> = {}): string =>
  insertRecord(org, "Accounts", { Account_Name: name, ...more }, personOf(org)).id;

export const addInvoice = (
  org: Org,
  accountId: string,
  total: number,
  more: Readonly<Record<string, unknown>> = {},
): string =>
  insertRecord(
    org,
    "Invoices",
    {
      Subject: "Invoice",
      Invoice_Number: "INV-1",
      Account_Name: { id: accountId },
      Invoice_Date: "2024-04-01",
      Due_Date: "2024-05-01",
      Grand_Total: total,
      ...more,
    },
    personOf(org),
  ).id;

export const addPayment = (
  org: Org,
  accountId: string,
  amount: number,
  more: Readonly<Record<string, unknown>> = {},
): string =>
  insertRecord(
    org,
    "huikuan__Payments",
    {
      Name: "P-1",
      huikuan__Account: { id: accountId },
      huikuan__Amount: amount,
      huikuan__Paid_On: "2024-04-20",
      ...more,
    },
    personOf(org),
  ).id;
