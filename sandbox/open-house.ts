import express from "express";
import type { Book } from "./books/index.ts";
import type { CrmApiOptions } from "./crm-api/options.ts";
import { takeOrders } from "./demo-orders.ts";
import { logPromises } from "./demo-promises.ts";
import { setUpBureau } from "./demo-bureau.ts";
import { setUpTexts } from "./demo-texts.ts";
import { type Sandbox, startSandbox } from "./sandbox.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import type { Components, Org, OrgSpec } from "./world/index.ts";

export interface Company {
  readonly spec: OrgSpec;
  readonly book: Book;
  readonly live: boolean;
  /** Who its texts come from; absent: it sends none. */
  readonly texts?: "twilio" | "aliyun";
}

export interface HouseOptions {
  readonly host: string;
  /** The first of the ports; the server takes `serverPort`. 0: the system chooses. */
  readonly port: number;
  readonly serverPort: number;
  readonly now: number;
  readonly components: Components;
  readonly companies: readonly Company[];
  readonly widgetDir: string;
  readonly dataDir: string;
  /** The server's database; without it the server runs its own under `dataDir`. */
  readonly databaseUrl?: string;
  /** How the CRM's API behaves, faults included. */
  readonly api?: CrmApiOptions;
  readonly say: (line: string) => void;
}

export interface House {
  readonly sandbox: Sandbox;
  readonly server: ServerProcess;
  /** Our org numbers, by zgid. */
  readonly orgIds: ReadonlyMap<string, string>;
  round(): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

/** The whole house on one machine: the sandbox, the server as a process of its own, every org installed and synced. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const buttons = (crmUrl: string) => [
    {
      label: { zh: "运行每日催收", en: "Run the daily round" },
      url: `${crmUrl}/operator/round`,
      method: "POST" as const,
    },
  ];
  const sandbox = await startSandbox({ ...options, buttons });
  const server = await startServer({
    port: options.serverPort,
    dataDir: options.dataDir,
    crmUrl: sandbox.crmUrl,
    widgetUrl: sandbox.widgetUrl,
    smtpPort: sandbox.mail.smtpPort,
    phonesUrl: sandbox.phonesUrl,
    databaseUrl: options.databaseUrl ?? "",
  }).catch(async (fault: unknown) => {
    await sandbox.close();
    throw fault;
  });
  const orgIds = new Map<string, string>();
  const round = () =>
    Promise.all([...orgIds.values()].map((orgId) => server.ask("POST", `/ops/orgs/${orgId}/round`)));
  sandbox.mount(
    "/operator/round",
    express().post("/", (_req, res, next) => void round().then((reports) => res.json({ reports }), next)),
  );
  try {
    for (const [index, { org, filled }] of sandbox.orgs.entries()) {
      const company = options.companies[index];
      const orgId = await install(org, sandbox, server, options.say);
      orgIds.set(org.zgid, orgId);
      const taken = await logPromises(sandbox.world, org, filled);
      if (taken > 0) options.say(`${org.name}: ${taken} promises logged`);
      takeOrders(sandbox.world, org, filled);
      if (company?.texts) await setUpTexts(org, sandbox, server, company.texts);
      await setUpBureau(org, server);
      if (company?.live) await server.ask("POST", `/ops/orgs/${orgId}/mode`, { mode: "live" });
    }
    await round();
  } catch (fault) {
    await server.stop();
    await sandbox.close();
    throw fault;
  }
  return {
    sandbox,
    server,
    orgIds,
    round,
    close: async () => {
      await server.stop();
      await sandbox.close();
    },
  };
}

/** What an admin does from the marketplace: consents, puts the credential into the connection; then the first sync. */
async function install(
  org: Org,
  sandbox: Sandbox,
  server: ServerProcess,
  say: (line: string) => void,
): Promise<string> {
  const admin = org.users.find((user) => user.profile.name === "Administrator");
  const consent = await fetch(`${sandbox.crmUrl}/sandbox/grant`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ zgid: org.zgid, userId: admin?.id, clientId: org.client.id }),
  });
  const { code } = (await consent.json()) as { code: string };
  const connected = (await server.ask("POST", "/ops/orgs", {
    apiUrl: sandbox.crmUrl,
    accountsUrl: `${sandbox.crmUrl}/oauth/v2/token`,
    clientId: org.client.id,
    clientSecret: org.client.secret,
    redirectUri: org.client.redirectUri,
    code,
  })) as { orgId: string; credential: string };
  org.connections.set("huikuan", { baseUrl: server.url, bearer: connected.credential });
  const startedAt = performance.now();
  const sender = { name: org.name, address: `billing@${admin?.email.split("@")[1] ?? "company.example"}` };
  await server.ask("PUT", `/ops/orgs/${connected.orgId}/settings`, { sender });
  await server.ask("POST", `/ops/orgs/${connected.orgId}/sync`);
  say(`${org.name}: synced in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return connected.orgId;
}
