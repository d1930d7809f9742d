import type { IncomingMessage, ServerResponse } from "node:http";
import { sql } from "kysely";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { createLog } from "../../server/adapters/log/log.ts";
import type { Desks } from "../../server/compose.ts";
import { createApp } from "../../server/http/app.ts";
import { askForToken } from "../../server/adapters/zoho/oauth.ts";
import type { Connection } from "../../server/org/ports.ts";
import { connectOrg } from "../../server/org/index.ts";
import { httpRooms } from "../../server/rooms/http-rooms.ts";
import { type Work, workOf } from "../../server/work.ts";
import { configOver, desksOver } from "../support/desks.ts";
import { listenOn } from "../support/listening.ts";
import { openTestDatabase } from "../support/store.ts";
import { openZohoStage, type ZohoStage } from "../support/zoho-stage.ts";

/** A channel as the CRM holds it. */
export interface HeldChannel {
  readonly channel_id: string;
  readonly token: string;
  readonly notify_url: string;
  readonly channel_expiry: string;
  readonly events: readonly string[];
}

export interface NoticeStage {
  readonly zoho: ZohoStage;
  readonly desks: Desks;
  readonly work: Work;
  /** Our server's address, where the sandbox's notices come to. */
  readonly url: string;
  /** One pulse of an org, by the sandbox's clock. */
  pulse(orgId?: string): ReturnType<Work["pulse"]>;
  post(body: unknown): Promise<{ readonly status: number; readonly text: string }>;
  /** What the CRM watches of its first or second org. */
  channels(index?: 0 | 1): Promise<readonly HeldChannel[]>;
  /** Rows of a query that sees one org alone. */
  rows<T = Record<string, unknown>>(query: string, orgId?: string): Promise<T[]>;
  later(minutes: number): Promise<void>;
  faults(plan: object): Promise<void>;
  /** Waits until every notice that the sandbox sent has its answer. */
  arrived(): Promise<void>;
  close(): Promise<void>;
}

/** Orgs "1" and "2" of the sandbox's CRM, installed in our server, which its notices reach over HTTP. */
export async function openNoticeStage(): Promise<NoticeStage> {
  const [zoho, db] = await Promise.all([openZohoStage(), openTestDatabase()]);
  let app: (req: IncomingMessage, res: ServerResponse) => void = (_req, res) => void res.end();
  const server = await listenOn((req, res) => app(req, res));
  const environment = {
    PUBLIC_URL: server.url,
    HUIKUAN_EXTRA_CRM_HOSTS: zoho.url,
    HUIKUAN_CLOCK_URL: `${zoho.url}/sandbox/clock`,
  };
  const desks = await desksOver(db, environment);
  const work = workOf(desks);
  app = createApp(httpRooms(configOver(environment), desks, work, createLog("error")));
  const asTheAdmin: (() => Promise<string>)[] = [];
  for (const org of zoho.orgs) {
    const connection = await zoho.connect(org);
    const { clientId, clientSecret, apiUrl, accountsUrl } = connection;
    asTheAdmin.push(freshToken(zoho, connection));
    const code = await zoho.grantCode(org);
    const grant = { apiUrl, accountsUrl, clientId, clientSecret, redirectUri: org.client.redirectUri, code };
    await connectOrg(grant, desks.install, desks.org);
  }
  const posted = async () => {
    const answer = await fetch(`${zoho.url}/sandbox/notifications`);
    return ((await answer.json()) as { posted: { fate: string; status: number | null }[] }).posted;
  };
  return {
    zoho,
    desks,
    work,
    url: server.url,
    async pulse(orgId = "1") {
      await desks.clock.refresh();
      return work.pulse(orgId);
    },
    async post(body) {
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch(`${server.url}/zoho/notifications`, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      return { status: answer.status, text: await answer.text() };
    },
    async channels(index = 0) {
      const answer = await fetch(`${zoho.url}/crm/v6/actions/watch`, {
        headers: { Authorization: `Zoho-oauthtoken ${(await asTheAdmin[index]?.()) ?? ""}` },
      });
      return answer.status === 204 ? [] : ((await answer.json()) as { watch: HeldChannel[] }).watch;
    },
    rows: <T>(query: string, orgId = "1") =>
      withTenant(db.pool, orgId, async (tx) => (await sql.raw<T>(query).execute(tx)).rows),
    async later(minutes) {
      zoho.world.clock.moveTo(zoho.world.clock.now() + minutes * 60_000);
      await desks.clock.refresh();
    },
    async faults(plan) {
      const answer = await fetch(`${zoho.url}/sandbox/faults`, {
        method: "POST",
        body: JSON.stringify(plan),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    async arrived() {
      for (let tries = 0; tries < 400; tries += 1) {
        await new Promise((soon) => setTimeout(soon, 20));
        const waiting = (await posted()).filter(({ fate, status }) => fate !== "lost" && status === null);
        if (tries > 20 && waiting.length === 0) return;
      }
      throw new Error("Some notice got no answer.");
    },
    async close() {
      await server.close();
      await zoho.close();
      desks.closeMail();
      await db.drop();
    },
  };
}

/** An admin's access token of our own, asked for again when its hour is nearly over. */
function freshToken(zoho: ZohoStage, connection: Connection): () => Promise<string> {
  let held = { token: "", until: 0 };
  return async () => {
    if (held.until > zoho.world.clock.now()) return held.token;
    const answer = await askForToken(connection.accountsUrl, {
      client_id: connection.clientId,
      client_secret: connection.clientSecret,
      grant_type: "refresh_token",
      refresh_token: connection.refreshToken,
    });
    if (answer.kind !== "token") throw new Error(answer.kind);
    held = { token: answer.accessToken, until: zoho.world.clock.now() + 3_000_000 };
    return held.token;
  };
}
