import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { generateBook } from "../../sandbox/books/index.ts";
import { liveCompany, rehearsingCompany } from "../../sandbox/companies.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { openBrowser } from "../support/browser.ts";
import { openCrm, showsAccount } from "./crm-window.ts";
import {
  type Installed,
  openHouseWithWidget,
  postJson,
  type Session,
  signIn,
  type TestHouse,
  userOf,
} from "./open-test-house.ts";

const TODAY = toDay("2026-11-24");

let house: TestHouse;
let live: Installed;
let other: Installed;
/** Two accounts of the live org; its two Sales users own them in turn. */
let ownId: string;
let colleaguesId: string;

beforeAll(async () => {
  const book = (seed: string, customers: number) =>
    generateBook({ seed, today: TODAY, customers, zhShare: 0.5 });
  house = await openHouseWithWidget([
    { spec: liveCompany, book: book("who may", 4), live: true },
    { spec: rehearsingCompany, book: book("who else", 2), live: false },
  ]);
  [live, other] = house.installed as [Installed, Installed];
  const [first, second] = live.filled.book.customers;
  ownId = live.filled.accountIds.get(first?.id ?? "") ?? "";
  colleaguesId = live.filled.accountIds.get(second?.id ?? "") ?? "";
}, 180_000);
afterAll(() => house?.close());

async function tokenFor(accountId: string): Promise<Session> {
  const session = await signIn(live.org, userOf(live.org, "Collections"), accountId);
  if (!session.ok) throw new Error(session.code);
  return session;
}

const view = async (accountId: string, token: string): Promise<{ status: number; code: string }> => {
  const answer = await fetch(`${house.server.url}/v1/accounts/${accountId}/view`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const body = (await answer.json()) as { error?: { code: string } };
  return { status: answer.status, code: body.error?.code ?? "" };
};

const request = (accountId: string) => ({
  account_id: accountId,
  user_id: userOf(live.org, "Collections").id,
  user_name: "李倩",
  profile: "Collections",
  nonce: crypto.randomUUID(),
});

describe("who gets in", () => {
  it("a saleswoman gets a token for her own account and none for her colleague's", async () => {
    const sales = userOf(live.org, "Sales");
    const answers = await Promise.all([ownId, colleaguesId].map((id) => signIn(live.org, sales, id)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect(answers[1]).toEqual({ ok: false, code: "NO_ACCESS" });
  });

  it("a guest gets none, and nobody gets one for an account of another org", async () => {
    expect(await signIn(live.org, userOf(live.org, "Guest"), ownId)).toMatchObject({ code: "NO_ACCESS" });
    const [foreign = ""] = other.filled.accountIds.values();
    const admin = userOf(live.org, "Administrator");
    expect(await signIn(live.org, admin, foreign)).toMatchObject({ code: "NO_ACCESS" });
  });

  it("a token opens its own account and no other", async () => {
    const { token } = await tokenFor(ownId);
    expect(await view(ownId, token)).toEqual({ status: 200, code: "" });
    expect(await view(colleaguesId, token)).toEqual({ status: 403, code: "other-account" });
  });

  it("a token that was changed, or none, opens nothing", async () => {
    const { token } = await tokenFor(ownId);
    const [head, body, seal = ""] = token.split(".");
    const claims = JSON.parse(Buffer.from(body ?? "", "base64url").toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, acc: colleaguesId })).toString("base64url");
    expect(await view(colleaguesId, `${head}.${forged}.${seal}`)).toEqual({ status: 401, code: "invalid" });
    expect(await view(ownId, "")).toEqual({ status: 401, code: "no-token" });
  });

  it("a session needs its own org's credential, and a nonce serves once", async () => {
    const sessions = `${house.server.url}/v1/widget-sessions`;
    const bearer = live.org.connections.get("huikuan")?.bearer ?? "";
    const ask = (credential: string, body: unknown) =>
      postJson(sessions, body, { Authorization: `Bearer ${credential}` });
    const wrong = `${bearer.slice(0, -1)}${bearer.endsWith("A") ? "B" : "A"}`;
    expect(await ask(wrong, request(ownId))).toMatchObject({
      status: 401,
      body: { error: { code: "bad-credential" } },
    });
    const once = request(ownId);
    expect((await ask(bearer, once)).status).toBe(200);
    expect(await ask(bearer, once)).toMatchObject({ status: 409, body: { error: { code: "nonce-used" } } });
  });

  it("another org's credential opens no account of this org", async () => {
    const bearer = other.org.connections.get("huikuan")?.bearer ?? "";
    const { body } = await postJson(`${house.server.url}/v1/widget-sessions`, request(ownId), {
      Authorization: `Bearer ${bearer}`,
    });
    expect(await view(ownId, (body as Session).token)).toEqual({ status: 409, code: "not-synced" });
  });
});

describe("the widget in a real browser", () => {
  const nameOf = (accountId: string): string =>
    String(live.org.records.get("Accounts")?.get(accountId)?.["Account_Name"]);

  it("goes on showing its account while a frame beside it forges messages", async () => {
    const crm = await openCrm(house, live, ownId, "locale=en_US&spoof=1");
    await showsAccount(crm, nameOf(ownId));
    await crm.page.waitForTimeout(1_500);
    await showsAccount(crm, nameOf(ownId));
    for (const forged of [...live.filled.accountIds.values()].filter((id) => id !== ownId))
      expect(await crm.widget.getByRole("heading", { name: nameOf(forged) }).count()).toBe(0);
    await crm.close();
  }, 60_000);

  it("says so when a user loses the account while the page is open", async () => {
    const sales = userOf(live.org, "Sales");
    const crm = await openCrm(house, live, ownId, `locale=en_US&user=${sales.id}`);
    await showsAccount(crm, nameOf(ownId));
    const account = live.org.records.get("Accounts")?.get(ownId);
    if (account === undefined) throw new Error("The account is there.");
    const { Owner } = account;
    account["Owner"] = { id: userOf(live.org, "Administrator").id };
    await crm.page.frame({ url: /widget\.html/ })?.evaluate(() => location.reload());
    await crm.widget.getByText("No access to this account's figures").first().waitFor();
    expect(await crm.widget.getByText("Outstanding invoices").count()).toBe(0);
    account["Owner"] = Owner;
    await crm.close();
  }, 60_000);

  it("is not even framed for a guest", async () => {
    const crm = await openCrm(house, live, ownId, `user=${userOf(live.org, "Guest").id}`);
    expect(crm.page.frames()).toHaveLength(1);
    await crm.close();
  });

  it("is a helpful page when opened outside the CRM", async () => {
    const context = await (await openBrowser()).newContext();
    const page = await context.newPage();
    await page.goto(`${house.sandbox.widgetUrl}/widget.html`);
    await page.getByText("This page belongs inside Zoho CRM").waitFor();
    await context.close();
  }, 60_000);

  it("signs in again by itself when its ten minutes are over", async () => {
    const { token } = await tokenFor(ownId);
    const crm = await openCrm(house, live, ownId, "locale=en_US");
    await showsAccount(crm, nameOf(ownId));
    await house.advanceDays(11 / 1440);
    expect(await view(ownId, token)).toEqual({ status: 401, code: "expired" });
    const again = crm.page.waitForResponse((told) => told.url().endsWith("/view") && told.ok());
    await crm.widget.getByRole("button", { name: "Refresh" }).click();
    await again;
    await showsAccount(crm, nameOf(ownId));
    expect(await crm.widget.getByText("Your session has ended").count()).toBe(0);
    await crm.close();
  }, 60_000);

  it("says in its own sentence that the server is gone", async () => {
    const crm = await openCrm(house, live, ownId, "locale=en_US");
    await showsAccount(crm, nameOf(ownId));
    await house.server.stop();
    await crm.page.reload();
    await crm.widget
      .getByText(/The server cannot be reached|takes too long|Huikuan is not connected|reported a fault/)
      .first()
      .waitFor({ timeout: 30_000 });
    const text = await crm.widget.locator("body").innerText();
    expect(text).not.toMatch(/undefined|Error:|ECONNREFUSED/);
    await crm.close();
  }, 90_000);
});
