import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import express from "express";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { crmApi } from "../../sandbox/crm-api/app.ts";
import { crmPage, spoofPage } from "../../sandbox/crm-page/index.ts";
import { widgetHost } from "../../sandbox/widget-host/index.ts";
import { openBrowser } from "../support/browser.ts";
import { type Listening, listenOn } from "../support/listening.ts";
import { type TwoOrgs, twoOrgs } from "./two-orgs.ts";

interface Heard {
  readonly pageLoads: { Entity: string; EntityId: unknown }[];
  readonly forged: number;
  readonly context: { uniqueID: string; locale: string };
  readonly user: { users: { id: string; mode: string }[] };
  readonly resized: boolean;
}

let given: TwoOrgs;
const servers: Listening[] = [];
let crm: Listening;
let guarded: Listening;
let widgetOrigin: string;

async function serve(app: express.Express): Promise<Listening> {
  const server = await listenOn(app);
  servers.push(server);
  return server;
}

async function serveWithWidget(spoofOrigin: string, query: string): Promise<Listening> {
  const fixture = join(import.meta.dirname, "fixture");
  const widget = await serve(widgetHost({ dir: fixture, sdkPath: "", crmOrigin: () => page.url }));
  if (!query) widgetOrigin = widget.url;
  const widgetUrl = `${widget.url}/widget.html${query}`;
  const page = await serve(
    express()
      .use(crmPage(given.world, { widgetUrl, mailboxUrl: "/mailbox", spoofOrigin }))
      .use(crmApi(given.world)),
  );
  return page;
}

beforeAll(async () => {
  const ours = express().post("/v1/widget-sessions", express.json(), (request, response) => {
    response.json({ ok: true, token: `for ${request.body.user_name}` });
  });
  given = twoOrgs((await serve(ours)).url);
  const spoof = await serve(express().use(spoofPage()));
  crm = await serveWithWidget(spoof.url, "");
  guarded = await serveWithWidget(spoof.url, "?guard");
});
afterAll(async () => {
  for (const server of servers) await server.close();
});

async function openAccount(
  query: string,
  at = crm,
  id = given.ownId,
): Promise<{ page: Page; widget: Frame }> {
  const page = await (await openBrowser()).newPage();
  await page.goto(`${at.url}/crm/${given.shanghai.zgid}/accounts/${id}?${query}`);
  const widget = page.frames().find((frame) => frame.url().includes("widget.html"));
  if (!widget) throw new Error("The page has no widget frame.");
  await widget.waitForFunction(() => "resized" in (window as unknown as { heard: object }).heard);
  return { page, widget };
}

const heardBy = (widget: Frame): Promise<Heard> =>
  widget.evaluate(() => (window as unknown as { heard: Heard }).heard);

const signIn = (widget: Frame, id: string): Promise<{ details: { output: string } }> =>
  widget.evaluate(
    (accountId) => (window as unknown as { signIn(id: string): Promise<never> }).signIn(accountId),
    id,
  );

describe("the widget in the account page, in a real browser", () => {
  it("shakes hands, is told its record once, and is given the height it asks for", async () => {
    const { page, widget } = await openAccount("locale=zh_CN&mode=night");
    const heard = await heardBy(widget);
    expect(heard.context).toMatchObject({ locale: "zh_CN" });
    expect(heard.user.users[0]).toMatchObject({ id: given.admin.id, mode: "night" });
    expect((await page.locator("#widget").boundingBox())?.height).toBe(333);
    await page.waitForTimeout(150);
    expect((await heardBy(widget)).pageLoads).toEqual([{ Entity: "Accounts", EntityId: given.ownId }]);
    await page.close();
  });

  it("is told again after it reloads by itself, whether or not its farewell arrives", async () => {
    for (const farewell of ["arrives", "lost"]) {
      const { page, widget } = await openAccount("");
      if (farewell === "lost") await page.waitForTimeout(1_600);
      await widget.evaluate((isLost) => {
        if (isLost) window.addEventListener("pagehide", (event) => event.stopImmediatePropagation(), true);
        delete (window as unknown as { heard: { resized?: boolean } }).heard.resized;
        location.reload();
      }, farewell === "lost");
      await widget.waitForFunction(() => (window as unknown as { heard?: Heard }).heard?.resized);
      expect((await heardBy(widget)).pageLoads).toHaveLength(1);
      await page.close();
    }
  });

  it("runs a server function as the user who looks", async () => {
    const { page, widget } = await openAccount(`user=${given.sales.id}`);
    expect((await signIn(widget, given.ownId)).details.output).toBe('{"ok":true,"token":"for Li Qian"}');
    expect((await signIn(widget, given.otherId)).details.output).toBe('{"ok":false,"code":"NO_ACCESS"}');
    await page.close();
  });

  it("sends the record's id in an array, answers late, or never, as switched", async () => {
    const { page, widget } = await openAccount("entityArray=1&never=1&latency=300");
    expect((await heardBy(widget)).pageLoads[0]?.EntityId).toEqual([given.ownId]);
    const outcome = await Promise.race([
      signIn(widget, given.ownId).catch(() => "closed"),
      page.waitForTimeout(900).then(() => "silence"),
    ]);
    expect(outcome).toBe("silence");
    await page.close();
  });

  it("is reached by forged messages from a third origin, unless it guards itself", async () => {
    const open = await openAccount("spoof=1");
    await open.widget.waitForFunction(
      (id) => (window as unknown as { heard: Heard }).heard.pageLoads.some(({ EntityId }) => EntityId === id),
      given.otherId,
    );
    await open.page.close();
    const closed = await openAccount("spoof=1", guarded);
    await closed.widget.waitForFunction(() => (window as unknown as { heard: Heard }).heard.forged > 100);
    const { pageLoads, context } = await heardBy(closed.widget);
    expect(pageLoads).toEqual([{ Entity: "Accounts", EntityId: given.ownId }]);
    expect(context.uniqueID).not.toBe("forged");
    expect((await signIn(closed.widget, given.ownId)).details.output).toContain("王磊");
    await closed.page.close();
  });

  it("listens to no frame but the widget's", async () => {
    const { page, widget } = await openAccount("spoof=1", guarded);
    const stranger = page.frames().find((frame) => frame.url().includes("spoof.html"));
    await stranger?.evaluate(() => {
      for (const eventName of ["DEREGISTER", "REGISTER"])
        parent.postMessage({ type: "SDK.EVENT", eventName }, "*");
    });
    await page.waitForTimeout(200);
    expect((await heardBy(widget)).pageLoads).toHaveLength(1);
    expect(stranger).toBeDefined();
    await page.close();
  });

  it("opens another record when asked, and fills 320 pixels when bare", async () => {
    const { page, widget } = await openAccount("");
    await widget.evaluate((id) => {
      const { ZOHO } = window as unknown as { ZOHO: { CRM: { UI: { Record: { open(of: object): void } } } } };
      ZOHO.CRM.UI.Record.open({ Entity: "Accounts", RecordID: id });
    }, given.otherId);
    await page.waitForURL((url) => url.pathname.endsWith(given.otherId));
    await page.close();
    const bare = await openAccount("bare=1");
    await bare.page.setViewportSize({ width: 320, height: 640 });
    expect(await bare.page.locator("#widget").boundingBox()).toMatchObject({ x: 0, width: 320 });
    await bare.page.close();
  });

  it("keeps the page within 320 pixels", async () => {
    const { page } = await openAccount("");
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.close();
  });
});

describe("the sandbox's pages", () => {
  it("move the clock by a week at a press, and leave the CRM's API to answer for itself", async () => {
    const { page } = await openAccount("");
    const before = given.world.clock.now();
    await Promise.all([page.waitForEvent("load"), page.click("[data-days='7']")]);
    expect(given.world.clock.now() - before).toBeGreaterThanOrEqual(7 * 86_400_000 - 60_000);
    expect(await page.textContent("#clock")).toMatch(/^2026-11-29 /);
    expect((await fetch(`${crm.url}/crm/v6/Accounts?fields=id`)).status).toBe(401);
    await page.close();
  });

  it("have nothing that axe objects to, by day and by night", async () => {
    for (const query of ["locale=zh_CN", "locale=en_US&mode=night&spoof=1"]) {
      const { page } = await openAccount(query, guarded);
      await page.addScriptTag({ path: join(process.cwd(), "node_modules/axe-core/axe.min.js") });
      const found = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run(of: Document, how: object): Promise<AxeReport> } };
        return (await axe.run(document, { iframes: false })).violations.map(({ id }) => id);
      });
      expect(found).toEqual([]);
      await page.close();
    }
  });
});

interface AxeReport {
  readonly violations: readonly { readonly id: string }[];
}

describe("the widget's host", () => {
  it("puts the SDK in place of the production address, under strict headers", async () => {
    const framers = `${crm.url} ${crm.url.replace("127.0.0.1", "localhost")}`;
    const response = await fetch(`${widgetOrigin}/widget.html`);
    const text = await response.text();
    expect(text).toContain('<script src="/sdk.js">');
    expect(text).not.toContain("zwidgets");
    expect(response.headers.get("content-security-policy")).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src *; frame-ancestors ${framers}`,
    );
    expect((await fetch(`${widgetOrigin}/..%2f..%2fpackage.html`)).status).toBe(404);
  });

  it("serves a given SDK file byte for byte", async () => {
    const file = join(import.meta.dirname, "fixture/widget.js");
    const other = await serve(widgetHost({ dir: join(import.meta.dirname, "fixture"), sdkPath: file }));
    const [given, served] = await Promise.all(
      ["widget.js", "sdk.js"].map(async (name) => (await fetch(`${other.url}/${name}`)).text()),
    );
    expect(served).toBe(given);
  });
});
