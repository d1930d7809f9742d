import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import express from "express";
import { crmPage } from "../../sandbox/crm-page/index.ts";
import { type Listening, listenOn } from "../support/listening.ts";
import { type TwoOrgs, twoOrgs } from "./two-orgs.ts";

let given: TwoOrgs;
let crm: Listening;
let operated: Listening;
const pressed: string[] = [];

beforeAll(async () => {
  given = twoOrgs();
  operated = await listenOn(
    express().post("/round", (request, response) => {
      pressed.push(request.method);
      response.json({ sent: 3 });
    }),
  );
  crm = await listenOn(
    express().use(
      crmPage(given.world, {
        widgetUrl: "http://widget.example:8081/widget.html",
        mailboxUrl: "/mailbox",
        buttons: [
          {
            label: { zh: "运行每日催收", en: "Run the daily round" },
            url: `${operated.url}/round`,
            method: "POST",
          },
        ],
      }),
    ),
  );
});
afterAll(async () => {
  await crm.close();
  await operated.close();
});

async function open(path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(crm.url + path);
  return { status: response.status, text: await response.text() };
}

const accountUrl = (id: string, query = ""): string => `/crm/${given.shanghai.zgid}/accounts/${id}?${query}`;

async function ask(data: unknown, user = given.admin, more: object = {}): Promise<Record<string, unknown>> {
  const response = await fetch(`${crm.url}/sandbox/host/${given.shanghai.zgid}/${user.id}/event`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ data, locale: "zh_CN", mode: "night", ...more }),
  });
  return (await response.json()) as Record<string, unknown>;
}

describe("the account page", () => {
  it("frames the widget from its other origin and names its own in serviceOrigin", async () => {
    const { status, text } = await open(accountUrl(given.ownId));
    expect(status).toBe(200);
    expect(text).toContain(
      `src="http://widget.example:8081/widget.html?serviceOrigin=${encodeURIComponent(crm.url)}"`,
    );
  });

  it("has switches for org, user, language, day and night, clock, mailbox and the operator's buttons", async () => {
    const zh = (await open(accountUrl(given.ownId, "locale=zh_CN"))).text;
    for (const word of [
      "上海晨光工业",
      "Osaka Trading",
      "王磊",
      "Li Qian",
      "邮箱",
      "+1 天",
      "运行每日催收",
      "夜间",
    ]) {
      expect(zh).toContain(word);
    }
    expect(zh).toContain("2026-11-22 09:05");
    const en = (await open(accountUrl(given.ownId, "locale=en_US&mode=night"))).text;
    expect(en).toContain('lang="en" data-mode="night"');
    for (const word of ["Run the daily round", "+1 week", "Mailbox", "Sandbox CRM"])
      expect(en).toContain(word);
  });

  it("shows no record to a user who may not see it, but does show its bare widget", async () => {
    const refused = await open(accountUrl(given.otherId, `user=${given.sales.id}`));
    expect(refused.status).toBe(403);
    expect(refused.text).not.toContain("Northwind");
    expect(refused.text).not.toContain('id="widget"');
    const bare = await open(accountUrl(given.otherId, `user=${given.sales.id}&bare=1`));
    expect(bare.status).toBe(200);
    expect(bare.text).toContain('id="widget"');
    expect(bare.text).not.toContain("Northwind");
  });

  it("treats another org's account as not there, and an unknown org as no page", async () => {
    expect((await open(accountUrl(given.foreignId))).status).toBe(403);
    expect((await open("/crm/1/accounts/2")).status).toBe(404);
  });

  it("escapes what records say", async () => {
    const { text } = await open(accountUrl(given.otherId));
    expect(text).toContain("Northwind &lt;Traders&gt; &amp; Co");
    expect(text).not.toContain("<Traders>");
  });

  it("links records of other modules and leads an account to its own page", async () => {
    const invoice = [...(given.shanghai.records.get("Invoices")?.keys() ?? [])][0];
    const { text } = await open(`/crm/${given.shanghai.zgid}/tab/Invoices/${invoice}`);
    expect(text).toContain(`/tab/Accounts/${given.ownId}`);
    const led = await fetch(`${crm.url}/crm/${given.shanghai.zgid}/tab/Accounts/${given.ownId}?mode=night`);
    expect(new URL(led.url).pathname + new URL(led.url).search).toBe(accountUrl(given.ownId, "mode=night"));
  });
});

describe("what hangs on a record", () => {
  it("is listed module by module, as far as the user may see it", async () => {
    const all = (await open(accountUrl(given.ownId))).text;
    expect(all).toContain("INV-2088</a>");
    expect(all).toContain("INV-2090</a>");
    const own = (await open(accountUrl(given.ownId, `user=${given.sales.id}`))).text;
    expect(own).toContain("INV-2088</a>");
    expect(own).not.toContain("INV-2090</a>");
  });

  it("has its headings in the reader's language", async () => {
    expect((await open(accountUrl(given.ownId, "locale=zh_CN"))).text).toContain("<summary>发票 ");
    expect((await open(accountUrl(given.ownId, "locale=en_US"))).text).toContain("<summary>Invoices ");
  });
});

describe("the list of accounts", () => {
  it("holds what the user sees, narrowed by the words searched", async () => {
    const list = `/crm/${given.shanghai.zgid}`;
    const all = (await open(list)).text;
    expect(all).toContain("苏州精密机械有限公司");
    expect(all).toContain("Northwind");
    const own = (await open(`${list}?user=${given.sales.id}`)).text;
    expect(own).toContain("苏州精密机械有限公司");
    expect(own).not.toContain("Northwind");
    const found = (await open(`${list}?q=northwind`)).text;
    expect(found.slice(found.indexOf("<tbody>"))).not.toContain("苏州");
  });
});

describe("the list of accounts of a guest", () => {
  it("says once that there is nothing to see", async () => {
    const { text } = await open(`/crm/${given.shanghai.zgid}?user=${given.guest.id}`);
    expect(text.match(/class="empty"/g)).toHaveLength(1);
  });
});

describe("the host's answers", () => {
  it("reads with the rights of the user who looks", async () => {
    const one = { category: "READ", APIData: { Entity: "Accounts", RecordID: given.otherId } };
    expect(await ask(one)).toMatchObject({
      outcome: "resolved",
      data: { data: [{ id: given.otherId, Account_Name: "Northwind <Traders> & Co" }] },
    });
    expect(await ask(one, given.sales)).toEqual({ outcome: "resolved" });
    const guest = await ask(one, given.guest);
    expect(guest).toMatchObject({ outcome: "resolved", data: { data: [{ code: "NO_PERMISSION" }] } });
    const foreign = { category: "READ", APIData: { Entity: "Accounts", RecordID: given.foreignId } };
    expect(await ask(foreign)).toEqual({ outcome: "resolved" });
  });

  it("lists page by page, and related records by their lookup", async () => {
    const list = { category: "READ", APIData: { Entity: "Accounts", per_page: 1, page: 2 } };
    expect(await ask(list)).toMatchObject({
      data: { info: { per_page: 1, count: 1, page: 2, more_records: false } },
    });
    const related = {
      category: "READ",
      APIData: { Entity: "Accounts", RecordID: given.ownId, RelatedList: "Invoices" },
    };
    expect(await ask(related)).toMatchObject({
      data: { data: [{ Subject: "INV-2088" }, { Subject: "INV-2090" }] },
    });
    expect(await ask(related, given.sales)).toMatchObject({ data: { info: { count: 1 } } });
  });

  it("says nothing or an empty list where there is none, as switched", async () => {
    const none = { category: "READ", APIData: { Entity: "Deals" } };
    expect(await ask(none)).toEqual({ outcome: "resolved", data: { data: [] } });
    const as = (empty204: string) => ask(none, given.admin, { knobs: { empty204 } });
    expect(await as("1")).toEqual({ outcome: "resolved" });
    expect(await as("text")).toEqual({ outcome: "resolved", data: "" });
    expect(await as("object")).toEqual({ outcome: "resolved", data: {} });
  });

  it("tells org, user with mode and language, preference and fields", async () => {
    expect(await ask({ category: "CONFIG", type: "ORG" })).toMatchObject({
      data: { org: [{ zgid: given.shanghai.zgid, company_name: "上海晨光工业" }] },
    });
    expect(await ask({ category: "CONFIG", type: "CURRENT_USER" }, given.sales)).toMatchObject({
      data: { users: [{ id: given.sales.id, profile: { name: "Sales" }, locale: "zh_CN", mode: "night" }] },
    });
    expect(await ask({ category: "CONFIG", type: "USER_PREFERENCE" })).toMatchObject({
      data: { mode: "night" },
    });
    const fields = await ask({ category: "META", type: "FIELD_LIST", Entity: "Accounts" });
    expect(JSON.stringify(fields)).toContain('"api_name":"Account_Name"');
  });

  it("writes as the user, and reports a failure inside a value that resolves", async () => {
    const made = await ask({
      category: "CREATE",
      type: "NOTES",
      Entity: "Accounts",
      RelatedID: given.ownId,
      APIData: { data: [{ Note_Title: "电话", Note_Content: "月底付款" }] },
    });
    expect(made).toMatchObject({ outcome: "resolved", data: { data: [{ code: "SUCCESS" }] } });
    const update = {
      category: "UPDATE",
      type: "RECORD",
      Entity: "Accounts",
      APIData: { id: given.otherId, Phone: "1" },
    };
    expect(await ask(update, given.sales)).toMatchObject({
      outcome: "resolved",
      data: { data: [{ code: "INVALID_DATA", status: "error" }] },
    });
    expect(await ask(update)).toMatchObject({ data: { data: [{ code: "SUCCESS" }] } });
    const nameless = { category: "CREATE", type: "RECORD", Entity: "Accounts", APIData: { trigger: [] } };
    expect(await ask(nameless)).toMatchObject({ data: { data: [{ code: "MANDATORY_NOT_FOUND" }] } });
  });

  it("rejects what it does not play, by name, and knows no stranger", async () => {
    expect(await ask({ category: "FILES" })).toMatchObject({
      outcome: "rejected",
      data: { code: "NOT_SUPPORTED" },
    });
    const wrong = await fetch(`${crm.url}/sandbox/host/${given.shanghai.zgid}/1/event`, { method: "POST" });
    expect(wrong.status).toBe(404);
  });
});

describe("an operator's button", () => {
  it("is pressed by the sandbox's server, and only by a page of its own origin", async () => {
    const press = (type: string) =>
      fetch(`${crm.url}/sandbox/press/0`, { method: "POST", headers: { "content-type": type }, body: "{}" });
    expect(await (await press("application/json")).json()).toEqual({ sent: 3 });
    expect((await press("text/plain")).status).toBe(415);
    expect(pressed).toEqual(["POST"]);
  });
});
