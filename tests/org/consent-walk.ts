import type { IncomingMessage, ServerResponse } from "node:http";
import type { Org, User } from "../../sandbox/world/index.ts";
import { createLog } from "../../server/adapters/log/log.ts";
import type { Desks } from "../../server/compose.ts";
import { createApp } from "../../server/http/app.ts";
import { httpRooms } from "../../server/rooms/http-rooms.ts";
import { workOf } from "../../server/work.ts";
import { configOver, desksOver } from "../support/desks.ts";
import { listenOn } from "../support/listening.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { openZohoStage, type ZohoStage } from "../support/zoho-stage.ts";

export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Browser {
  /** Follows no redirect; keeps cookies by name, as a browser does for one host. */
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Seen>;
  readonly cookies: Map<string, string>;
}

export interface ConsentStage {
  readonly zoho: ZohoStage;
  readonly db: TestDatabase;
  readonly desks: Desks;
  readonly url: string;
  browser(): Browser;
  /** From /oauth/start through Zoho's page, up to the address that Zoho sends the browser back to. */
  walk(browser: Browser, user: User): Promise<URL>;
  close(): Promise<void>;
}

/** Our server, with the sandbox's first org's client as its own; no org is installed. */
export async function openConsentStage(): Promise<ConsentStage> {
  const [zoho, db] = await Promise.all([openZohoStage(), openTestDatabase()]);
  let app: (req: IncomingMessage, res: ServerResponse) => void = (_req, res) => void res.end();
  const server = await listenOn((req, res) => app(req, res));
  const [org] = zoho.orgs;
  Object.assign(org.client, { redirectUri: `${server.url}/oauth/return` });
  const environment = {
    PUBLIC_URL: server.url,
    HUIKUAN_CLOCK_URL: `${zoho.url}/sandbox/clock`,
    HUIKUAN_EXTRA_CRM_HOSTS: zoho.url,
    ZOHO_CLIENT_ID: org.client.id,
    ZOHO_CLIENT_SECRET: org.client.secret,
    ZOHO_ACCOUNTS_URL: `${zoho.url}/`,
  };
  const desks = await desksOver(db, environment);
  app = createApp(httpRooms(configOver(environment), desks, workOf(desks), createLog("error")));
  return {
    zoho,
    db,
    desks,
    url: server.url,
    browser,
    async walk(visitor, user) {
      const begun = await visitor.get(`${server.url}/oauth/start`);
      const consent = new URL(begun.headers.get("location") ?? "");
      const page = await fetch(consent);
      return consentAs(await page.text(), consent, org, user);
    },
    async close() {
      await server.close();
      await zoho.close();
      desks.closeMail();
      await db.drop();
    },
  };
}

/** Presses the button of one user on Zoho's page. */
async function consentAs(page: string, at: URL, org: Org, user: User): Promise<URL> {
  const form = page
    .split("<form ")
    .find((each) => each.includes(`value="${user.id}"`) && each.includes(`value="${org.zgid}"`));
  if (form === undefined) throw new Error(`No button for ${user.fullName}: ${page}`);
  const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
    name,
    value.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
  ]);
  const answer = await fetch(new URL("/oauth/v2/auth", at), {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  return new URL(answer.headers.get("location") ?? "");
}

function browser(): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async get(url, headers = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await fetch(url, {
        redirect: "manual",
        headers: { ...(cookie === "" ? {} : { Cookie: cookie }), ...headers },
      });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (line.includes("Max-Age=0")) cookies.delete(name);
        else cookies.set(name, value);
      }
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
  };
}
