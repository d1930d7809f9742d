import express, { type Request } from "express";
import { fields, modules } from "../../../manifest/fields.ts";
import { crmApi } from "../../../sandbox/crm-api/app.ts";
import type { Caller } from "../../../sandbox/crm-api/oauth/token-desk.ts";
import {
  addOrg,
  createClock,
  createWorld,
  insertRecord,
  installExtension,
  type Org,
  type World,
} from "../../../sandbox/world/index.ts";
import { crmInstall } from "../../../server/adapters/zoho/crm-install.ts";
import { listenOn } from "../../support/listening.ts";
import { type MemoryConnections, memoryConnections } from "../../zoho/memory-connections.ts";
import type { Mishaps } from "./mishaps.ts";
import { PROBE, probeOf, type ProbeKind } from "./probe.ts";

/** One org of the torture: who it is, where it lives, and what only it has. */
export interface Home {
  readonly orgId: string;
  readonly org: Org;
  /** Index of the host it lives on. */
  readonly host: number;
  readonly probe: ProbeKind;
  readonly accounts: readonly string[];
}

/** One request as the door of a host saw it. */
export interface Seen {
  readonly host: number;
  readonly method: string;
  /** From /crm or /oauth on, with its query. */
  readonly path: string;
  /** The org in the address, when it names one. */
  readonly addressed: string | null;
  /** The org that the token speaks for; null for a token of nobody. */
  readonly caller: string | null;
  readonly token: string | null;
  /** 0 when the connection was closed without a whole answer. */
  readonly status: number;
  readonly injected: string | null;
  readonly from: number;
  readonly to: number;
}

export interface TwoHosts {
  readonly world: World;
  readonly homes: readonly Home[];
  readonly connections: MemoryConnections;
  readonly seen: readonly Seen[];
  /** Ends the org's present access token at the sandbox; false when it has none. */
  kill(home: Home): Promise<boolean>;
  /** How many requests the sandbox's own log counted. */
  counted(): Promise<number>;
  close(): Promise<void>;
}

/** A sandbox that answers at two origins, with every second org at each. */
export async function openTwoHosts(count: number, mishaps: Mishaps): Promise<TwoHosts> {
  const world = createWorld(createClock(Date.parse("2024-05-01T12:00:00Z")));
  const seen: Seen[] = [];
  const api = crmApi(world, { dailyCredits: () => 100_000_000, fault: (req) => mishaps.of(req) });
  const servers = await Promise.all(
    [0, 1].map((host) => listenOn(express().use(watch(host, seen, mishaps), api))),
  );
  const urlOf = (host: number): string => servers[host]?.url ?? "";
  const connections = memoryConnections();
  const homes = Array.from({ length: count }, (_, index) => addHome(world, index));
  for (const [index, home] of homes.entries()) {
    connections.put(home.orgId, home.org.zgid, await connect(home, urlOf(home.host), index));
  }
  const post = (url: string, body: Record<string, string>): Promise<Response> =>
    fetch(url, { method: "POST", body: new URLSearchParams(body) });
  return {
    world,
    homes,
    connections,
    seen,
    async kill(home) {
      const token = connections.row(home.orgId).accessToken;
      if (token === null || mishaps.killed.has(token)) return false;
      const answer = await post(`${urlOf(home.host)}/oauth/v2/token/revoke`, { token });
      if (answer.ok) mishaps.killed.set(token, home.org.zgid);
      return answer.ok;
    },
    async counted() {
      const answer = await fetch(`${urlOf(0)}/sandbox/calls`);
      return ((await answer.json()) as { calls: { n: number }[] }).calls.at(-1)?.n ?? 0;
    },
    close: async () => void (await Promise.all(servers.map((server) => server.close()))),
  };
}

const BEARER = /^Zoho-oauthtoken (\S+)$/;
const ADDRESS = /^(?:\/o\/(\d+))?(.*)$/s;

/** Stands in the door, before anything of the sandbox could answer. */
function watch(host: number, seen: Seen[], mishaps: Mishaps): express.RequestHandler {
  return (req, res, next) => {
    const from = performance.now();
    const [, addressed = null, path = ""] = ADDRESS.exec(req.originalUrl) ?? [];
    if (!path.startsWith("/sandbox")) {
      res.once("close", () => {
        const caller = res.locals["caller"] as Caller | undefined;
        seen.push({
          host,
          method: req.method,
          path,
          addressed,
          caller: caller?.org.zgid ?? null,
          token: tokenOf(req),
          status: res.writableFinished ? res.statusCode : 0,
          injected: mishaps.injectedInto(req),
          from,
          to: performance.now(),
        });
      });
    }
    next();
  };
}

const tokenOf = (req: Request): string | null => BEARER.exec(req.headers.authorization ?? "")?.[1] ?? null;

function addHome(world: World, index: number): Home {
  const probe = probeOf(index);
  const org = addOrg(world, {
    name: `Company ${index}`,
    country: index % 3 === 0 ? "CN" : "US",
    timeZone: ["Asia/Shanghai", "America/New_York", "UTC"][index % 3] ?? "UTC",
    edition: "ultimate",
    currencies: [{ isoCode: "USD", exchangeRate: 1, isBase: true }],
    users: [{ fullName: `Admin ${index}`, email: `admin${index}@seller.test`, profile: "Administrator" }],
  });
  installExtension(org, { modules, fields });
  const label = { en: PROBE, zh: PROBE };
  installExtension(org, {
    modules: [],
    fields: [{ module: "Tasks", apiName: PROBE, label, dataType: probe.dataType }],
  });
  const [admin] = org.users;
  if (!admin) throw new Error("no admin");
  const accounts = [0, 1, 2].map(
    (n) => insertRecord(org, "Accounts", { Account_Name: `${org.zgid} account ${n}` }, admin).id,
  );
  return { orgId: String(index + 1), org, host: index % 2, probe, accounts };
}

/** Half of the orgs of each host share one address, as all orgs of a data centre do; the others have their own. */
async function connect({ org }: Home, url: string, index: number) {
  const [admin] = org.users;
  const asked = new URLSearchParams({ zgid: org.zgid, userId: admin?.id ?? "" });
  const answer = await fetch(`${url}/sandbox/grant`, { method: "POST", body: asked });
  const { code } = (await answer.json()) as { code: string };
  return crmInstall.exchangeGrant({
    apiUrl: index % 4 < 2 ? url : `${url}/o/${org.zgid}`,
    accountsUrl: `${url}/oauth/v2/token`,
    clientId: org.client.id,
    clientSecret: org.client.secret,
    redirectUri: org.client.redirectUri,
    code,
  });
}
