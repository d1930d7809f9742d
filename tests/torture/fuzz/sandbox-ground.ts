import { generateBook } from "../../../sandbox/books/index.ts";
import { bookCompany } from "../../../sandbox/companies.ts";
import { startSandbox } from "../../../sandbox/sandbox.ts";
import type { Org, User } from "../../../sandbox/world/index.ts";
import { versionOf } from "../../../sandbox/world/org-state.ts";
import { parseDay } from "../../../shared/kernel/day.ts";
import { fields, modules } from "../../../manifest/fields.ts";
import type { Ground, Target } from "./target.ts";

const FOREVER_MS = 1e14;

/** The sandbox with a small book, all its pages and interfaces on one port. */
export async function openSandboxGround(): Promise<{ ground: Ground; close(): Promise<void> }> {
  const today = parseDay("2026-11-20");
  if (!today.ok) throw new Error("no such day");
  const book = generateBook({ seed: "fuzz", today: today.value, customers: 4, zhShare: 0.5 });
  const sandbox = await startSandbox({
    host: "127.0.0.1",
    port: 0,
    now: Date.parse("2026-11-20T09:00:00Z"),
    components: { fields, modules },
    companies: [{ spec: bookCompany, book }],
    widgetDir: "widget",
    api: { tokenLifeMs: FOREVER_MS, dailyCredits: () => 1e9, tokensPerTenMinutes: 1e9 },
  });
  const org = sandbox.orgs[0]?.org;
  const user = org?.users.find(({ profile }) => profile.name === "Administrator");
  if (!org || !user) throw new Error("a company has an administrator");
  const authorization = await signedIn(sandbox.crmUrl, org, user);
  const ask = async (path: string): Promise<string> =>
    await (await fetch(sandbox.crmUrl + path, { headers: { authorization } })).text();
  const ground: Ground = {
    name: "sandbox",
    port: Number(new URL(sandbox.crmUrl).port),
    targets: targetsOf(org, user, authorization),
    pulse: "/sandbox/clock",
    lookEvery: 10,
    print: async () => {
      const versions = [...org.modules.keys()].map((module) => [module, String(versionOf(org, module))]);
      const [watch = "", faults = ""] = await Promise.all(
        ["/crm/v6/actions/watch", "/sandbox/faults"].map(ask),
      );
      const violations = String(sandbox.world.violations.length);
      return { ...Object.fromEntries(versions), watch, faults, violations };
    },
  };
  return { ground, close: sandbox.close };
}

async function signedIn(url: string, org: Org, user: User): Promise<string> {
  const { id: clientId, secret } = org.client;
  const post = async (path: string, form: Record<string, string>): Promise<Record<string, string>> =>
    (await (await fetch(url + path, { method: "POST", body: new URLSearchParams(form) })).json()) as Record<
      string,
      string
    >;
  const { code = "" } = await post("/sandbox/grant", { zgid: org.zgid, userId: user.id, clientId });
  const tokens = await post("/oauth/v2/token", {
    client_id: clientId,
    client_secret: secret,
    grant_type: "authorization_code",
    code,
  });
  return `Zoho-oauthtoken ${tokens["access_token"] ?? ""}`;
}

function targetsOf(org: Org, user: User, authorization: string): Target[] {
  const [account = ""] = org.records.get("Accounts")?.keys() ?? [];
  return [
    ...crmTargets(account).map((target): Target => ({ ...target, authorization, readsAnyType: true })),
    ...bulkTargets.map((target): Target => ({ ...target, authorization, readsAnyType: true })),
    ...accountsTargets(org, user),
    ...switchTargets(org, user, account),
    ...pageTargets(org, account),
  ];
}

const get = (path: string, query?: Target["query"]): Target => ({
  name: `GET ${path.replace(/\{[^}]*\}/g, "{}")}`,
  method: "GET",
  path,
  ...(query ? { query } : {}),
});
const send = (method: string, path: string, json: unknown, more: Partial<Target> = {}): Target => ({
  ...get(path),
  name: `${method} ${path.replace(/\{[^}]*\}/g, "{}")}`,
  method,
  body: { json },
  ...more,
});

function crmTargets(account: string): Target[] {
  const channel = { channel_id: "77", events: ["Accounts.all"], notify_url: "http://127.0.0.1:9/notify" };
  const lookup = { id: account };
  return [
    get("/crm/v6/{org}"),
    get("/crm/v6/users", { type: "ActiveUsers", page: "1", per_page: "10" }),
    get("/crm/v6/settings/fields", { module: "Accounts" }),
    get("/crm/v6/settings/modules/{Accounts}"),
    get("/crm/v6/settings/related_lists", { module: "Accounts" }),
    get("/crm/v6/{Accounts}", { fields: "id,Account_Name", per_page: "5", sort_by: "id", sort_order: "asc" }),
    get(`/crm/v6/{Accounts}/{${account}}`, { fields: "id" }),
    get(`/crm/v6/{Accounts}/{${account}}/{Notes}`, { fields: "id" }),
    get("/crm/v6/{Accounts}/search", { criteria: "(Account_Name:equals:A)" }),
    get("/crm/v6/{Accounts}/deleted", { type: "all" }),
    get("/crm/v6/{Accounts}/actions/count"),
    send("POST", "/crm/v6/{Accounts}", { data: [{ Account_Name: "F", Annual_Revenue: 1.5 }], trigger: [] }),
    send("POST", "/crm/v6/{Calls}", {
      data: [
        {
          Subject: "S",
          Call_Type: "Outbound",
          Call_Start_Time: "2026-11-20T10:00:00Z",
          Call_Duration: "12:30",
          What_Id: lookup,
          $se_module: "Accounts",
        },
      ],
    }),
    send("POST", "/crm/v6/{Accounts}/upsert", {
      data: [{ Account_Name: "F" }],
      duplicate_check_fields: ["Account_Name"],
    }),
    send("PUT", "/crm/v6/{Accounts}", { data: [{ id: account, Phone: "1", Parent_Account: lookup }] }),
    send("PUT", `/crm/v6/{Accounts}/{${account}}`, { data: [{ Phone: "1" }] }),
    { ...get("/crm/v6/{Accounts}/{0}"), name: "DELETE /crm/v6/{}/{}", method: "DELETE" },
    { ...get("/crm/v6/{Accounts}", { ids: "1,2" }), name: "DELETE /crm/v6/{}?ids", method: "DELETE" },
    send("POST", "/crm/v6/coql", {
      select_query: "select id, Account_Name from Accounts where Account_Name like 'A%' limit 0, 5",
    }),
    send("POST", `/crm/v6/{Accounts}/{${account}}/Notes`, { data: [{ Note_Content: "C" }] }),
    send("PUT", `/crm/v6/{Accounts}/{${account}}/{Contacts}/{0}`, { data: [{ id: "0" }] }),
    send("POST", "/crm/v6/actions/watch", { watch: [channel] }),
    send("PUT", "/crm/v6/actions/watch", { watch: [channel] }),
    send("PATCH", "/crm/v6/actions/watch", { watch: [{ ...channel, _delete_events: true }] }),
    get("/crm/v6/actions/watch", { module: "Accounts", page: "1" }),
    { ...get("/crm/v6/actions/watch", { channel_ids: "1" }), name: "DELETE watch", method: "DELETE" },
  ];
}

const bulkTargets: readonly Target[] = [
  send("POST", "/crm/bulk/v6/read", {
    query: {
      module: { api_name: "Accounts" },
      fields: ["id"],
      page: 1,
      criteria: { comparator: "equal", field: { api_name: "Phone" }, value: "1" },
    },
    file_type: "csv",
  }),
  get("/crm/bulk/v6/read/{1}"),
  get("/crm/bulk/v6/read/{1}/result"),
];

function accountsTargets(org: Org, user: User): Target[] {
  const { id, secret, redirectUri } = org.client;
  const consent = {
    client_id: id,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "ZohoCRM.modules.ALL",
  };
  const form = (path: string, fields: Record<string, string>, more: Partial<Target> = {}): Target => ({
    name: `POST ${path}`,
    method: "POST",
    path,
    body: { form: fields },
    ...more,
  });
  return [
    get("/oauth/v2/auth", consent),
    form("/oauth/v2/auth", { ...consent, zgid: org.zgid, userId: user.id, state: "s" }),
    form(
      "/oauth/v2/token",
      { client_id: id, client_secret: secret, grant_type: "authorization_code", code: "none" },
      { refusesWith200: true },
    ),
    form("/oauth/v2/token/revoke", { token: "none" }),
    form("/sandbox/grant", { zgid: org.zgid, userId: user.id, clientId: id }),
    send(
      "POST",
      "/sandbox/grant",
      { zgid: org.zgid, userId: user.id, clientId: id },
      { ignoresEncoding: true },
    ),
  ];
}

function switchTargets(org: Org, user: User, account: string): Target[] {
  const event = { Entity: "Accounts", RecordID: account };
  return [
    get("/sandbox/violations"),
    get("/sandbox/calls", { after: "1" }),
    send("POST", "/sandbox/clock", { advanceDays: 0 }, { readsAnyType: true }),
    send("POST", "/sandbox/clock", { moveTo: "2026-11-20T09:00:00Z" }, { readsAnyType: true }),
    send("POST", "/sandbox/faults", { seed: "1", rules: [] }, { readsAnyType: true }),
    send("POST", `/sandbox/host/{${org.zgid}}/{${user.id}}/event`, {
      locale: "zh_CN",
      mode: "day",
      knobs: {},
      data: { category: "READ", type: "RECORD", APIData: event },
    }),
    send("POST", "/sandbox/press/{0}", {}),
  ];
}

const pageTargets = (org: Org, account: string): Target[] => [
  get(`/crm/{${org.zgid}}`, { q: "a", page: "1" }),
  get(`/crm/{${org.zgid}}/accounts/{${account}}`, { locale: "zh_CN", mode: "day" }),
  get(`/crm/{${org.zgid}}/tab/{Accounts}/{${account}}`),
  get("/mailbox", { locale: "en_US", back: "/" }),
  get("/mailbox.json"),
  get("/mailbox/{1}.json"),
  get("/mailbox/{1}/{html}"),
  get("/mailbox/{1}/attachments/{0}"),
  get("/sandbox/crm-page/{page.js}"),
  get("/{nowhere}"),
];
