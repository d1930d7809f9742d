import express from "express";
import type { BrowserContext, FrameLocator, Page } from "playwright-core";
import { crmPage, spoofPage } from "../../sandbox/crm-page/index.ts";
import { widgetHost } from "../../sandbox/widget-host/index.ts";
import { type TwoOrgs, twoOrgs } from "../sandbox-page/two-orgs.ts";
import { openBrowser } from "../support/browser.ts";
import { type Listening, listenOn } from "../support/listening.ts";
import { emptyAccount } from "../widget/account-views.ts";
import { emptyDossier } from "../widget/empty-dossier.ts";
import { nothingToWatch } from "../widget/nothing-to-watch.ts";

export interface OnStage {
  readonly page: Page;
  readonly widget: FrameLocator;
  /** Everything that the browser reported as an error. */
  readonly complaints: readonly string[];
}

interface Asked {
  readonly account: string;
  readonly authorization: string;
}

/** The sandbox CRM's own page around a built widget, with a server behind it that shows empty accounts. */
export interface SandboxStage {
  readonly given: TwoOrgs;
  /** Each request for an account's view. */
  readonly asked: readonly Asked[];
  /** Opens the own account's page, which is nothing but the widget, with these switches in its query. */
  open(query: string, prepare?: (page: Page) => Promise<unknown>): Promise<OnStage>;
  close(): Promise<void>;
}

/** The account whose page is opened; the other one is what the spoofing frame asks for. */
export const OWN_NAME = "Own Ltd";
export const TOKEN = "token-of-the-stage";

/** `sdkPath` as the widget's host takes it: left out, `ZOHO_SDK_PATH` decides. */
export async function openSandboxStage(
  widgetDir: string,
  { sdkPath }: { readonly sdkPath?: string } = {},
): Promise<SandboxStage> {
  const asked: Asked[] = [];
  const servers: Listening[] = [];
  const serve = async (app: express.Express): Promise<Listening> => {
    const listening = await listenOn(app);
    servers.push(listening);
    return listening;
  };
  const ours = await serve(accountServer(asked, (id) => (id === given.ownId ? OWN_NAME : "SPOOFED")));
  const given = twoOrgs(ours.url);
  const spoof = await serve(express().use(spoofPage()));
  const files = { dir: widgetDir, crmOrigin: () => crm.url, ...(sdkPath === undefined ? {} : { sdkPath }) };
  const widget = await serve(widgetHost(files));
  const options = {
    widgetUrl: `${widget.url}/widget.html`,
    mailboxUrl: "/mailbox",
    spoofOrigin: spoof.url,
  };
  const crm = await serve(express().use(crmPage(given.world, options)));
  const address = `${crm.url}/crm/${given.shanghai.zgid}/accounts/${given.ownId}?bare=1&locale=en_US`;
  const context = await (await openBrowser()).newContext({ viewport: { width: 900, height: 700 } });
  return {
    given,
    asked,
    open: (query, prepare) => openPage(context, `${address}&${query}`, prepare),
    close: async () => {
      await context.close();
      for (const each of servers) await each.close();
    },
  };
}

async function openPage(
  context: BrowserContext,
  url: string,
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<OnStage> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", (fault) => complaints.push(fault.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await prepare(page);
  await page.goto(url);
  return { page, widget: page.frameLocator("#widget"), complaints };
}

/** Our server as far as a first look needs it: a token for whoever asks, and an empty account for the token. */
function accountServer(asked: Asked[], nameOf: (account: string) => string): express.Express {
  const app = express();
  app.post("/v1/widget-sessions", (request, response) => {
    const expiresAt = new Date(Date.now() + 600_000).toISOString();
    response.json({ ok: true, token: TOKEN, expiresAt, apiUrl: `http://${request.get("host") ?? ""}` });
  });
  app.use((_request, response, next) => {
    response.set({ "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "authorization" });
    next();
  });
  app.options(/./, (_request, response) => void response.status(204).end());
  app.get("/v1/accounts/:id/view", (request, response) => {
    const { id } = request.params;
    const authorization = request.get("authorization") ?? "";
    asked.push({ account: id, authorization });
    const view = emptyAccount();
    if (authorization !== `Bearer ${TOKEN}`) response.status(401).json({});
    else response.json({ ...view, account: { ...view.account, accountId: id, name: nameOf(id) } });
  });
  app.get("/v1/accounts/:id/dossier", (_request, response) => void response.json(emptyDossier));
  app.get("/v1/accounts/:id/watch", (_request, response) => void response.json(nothingToWatch));
  return app;
}
