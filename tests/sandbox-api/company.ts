import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:http";
import { fields, modules } from "../../manifest/fields.ts";
import { crmApi } from "../../sandbox/crm-api/app.ts";
import type { CrmApiOptions } from "../../sandbox/crm-api/options.ts";
import {
  addOrg,
  type Components,
  createClock,
  createWorld,
  insertRecord,
  installExtension,
  type Org,
  type User,
  type World,
} from "../../sandbox/world/index.ts";

export const NOON = "2024-05-01T12:00:00Z";

/** Two orgs with the extension, one user of each profile and a second salesperson, served on a free port. */
export interface Running {
  readonly world: World;
  readonly acme: Org;
  readonly other: Org;
  readonly url: string;
  /** Access token of a user. */
  token(org: Org, user: User): Promise<string>;
  /** Authenticated request; the body is sent without a Content-Type, as the SDK does. */
  ask(method: string, path: string, more?: Asked): Promise<Told>;
  close(): Promise<void>;
}

// Answers are read field by field, as a client without types would; the expectations are the check.
// oxlint-disable-next-line typescript/no-explicit-any
export type Decoded = any;

interface Asked {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly token?: string;
}
interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Decoded;
}

export const userOf = (org: Org, profile: User["profile"]["name"], nth = 0): User => {
  const user = org.users.filter((one) => one.profile.name === profile)[nth];
  if (!user) throw new Error(`no ${profile}`);
  return user;
};

function addCompany(world: World, name: string): Org {
  const people = ["Administrator", "Collections", "Sales", "Sales", "Guest"] as const;
  const org = addOrg(world, {
    name,
    country: "US",
    timeZone: "America/New_York",
    currencies: [
      { isoCode: "USD", exchangeRate: 1, isBase: true },
      { isoCode: "CNY", exchangeRate: 7.1, isBase: false },
    ],
    users: people.map((profile, index) => ({
      fullName: `${profile} ${index}`,
      email: `${profile.toLowerCase()}${index}@${name.toLowerCase()}.test`,
      profile,
    })),
  });
  const components: Components = { fields, modules };
  installExtension(org, components);
  return org;
}

export const insertAccounts = (org: Org, count: number, by: User): string[] =>
  Array.from(
    { length: count },
    (_, index) => insertRecord(org, "Accounts", { Account_Name: `Account ${index}` }, by).id,
  );

export async function run(options: CrmApiOptions = {}): Promise<Running> {
  const world = createWorld(createClock(Date.parse(NOON)));
  const acme = addCompany(world, "Acme");
  const other = addCompany(world, "Other");
  const server = createServer(crmApi(world, options));
  const url = await listen(server);
  const token = async (org: Org, user: User): Promise<string> => (await signIn(url, org, user)).access_token;
  let administrator: Promise<string> | undefined;
  return {
    world,
    acme,
    other,
    url,
    token,
    async ask(method, path, more = {}) {
      if (more.token !== undefined) return await askRaw(url + path, method, more, more.token);
      administrator ??= token(acme, userOf(acme, "Administrator"));
      return await askRaw(url + path, method, more, await administrator);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly api_domain: string;
}

export async function signIn(url: string, org: Org, user: User): Promise<Tokens> {
  const grant = await fetch(`${url}/sandbox/grant`, {
    method: "POST",
    body: new URLSearchParams({ zgid: org.zgid, userId: user.id, clientId: org.client.id }),
  });
  const { code } = (await grant.json()) as { code: string };
  return await askToken(url, org, { grant_type: "authorization_code", code });
}

export async function askToken(url: string, org: Org, form: Record<string, string>): Promise<Decoded> {
  const body = new FormData();
  body.set("client_id", org.client.id);
  body.set("client_secret", org.client.secret);
  for (const [name, value] of Object.entries(form)) body.set(name, value);
  return await (await fetch(`${url}/oauth/v2/token`, { method: "POST", body })).json();
}

async function askRaw(url: string, method: string, more: Asked, token: string): Promise<Told> {
  const answer = await fetch(url, {
    method,
    headers: { authorization: `Zoho-oauthtoken ${token}`, ...more.headers },
    // Bytes, because fetch adds a Content-Type to text.
    ...(more.body === undefined ? {} : { body: new TextEncoder().encode(JSON.stringify(more.body)) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
