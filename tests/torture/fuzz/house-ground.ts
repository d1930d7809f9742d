import { standardPolicy } from "../../../shared/dunning/policy/standard-policy.ts";
import { openTwoTenants, OPS, viewerAt, type Tenant } from "../../http/two-tenants.ts";
import { listenOn } from "../../support/listening.ts";
import { FRESH, type Ground, type Target } from "./target.ts";

/** Our own server over a store of two orgs, without its timetable: whatever changes was changed by a request. */
export async function openHouseGround(): Promise<{ ground: Ground; close(): Promise<void> }> {
  const house = await openTwoTenants();
  const server = await listenOn(house.app);
  const [ours] = house.tenants;
  const token = await house.tokens.issue(viewerAt(ours, ours.account), new Date(Date.now() + 3_600_000));
  const ground: Ground = {
    name: "house",
    port: Number(new URL(server.url).port),
    targets: targetsOf(ours, `Bearer ${token}`),
    pulse: "/health",
    lookEvery: 40,
    print: () => house.fingerprint(),
  };
  return {
    ground,
    close: async () => {
      await server.close();
      await house.close();
    },
  };
}

/** Every door of our server. A new route is one line more; what would leave the house is `onlyCertainlyBad`. */
function targetsOf(ours: Tenant, authorization: string): Target[] {
  const account = `/v1/accounts/{${ours.account}}`;
  const org = `/ops/orgs/{${ours.orgId}}`;
  const widget = { authorization };
  const operator = { authorization: `Bearer ${OPS}` };
  const out = { ...operator, onlyCertainlyBad: true } as const;
  return [
    target("GET", "/health"),
    target("POST", "/v1/widget-sessions", session(ours), { authorization: `Bearer ${ours.credential}` }),
    target("POST", "/zoho/notifications", notice(ours)),
    target("GET", "/oauth/{start}"),
    target("GET", "/oauth/{return}", undefined, {
      query: { code: "c", location: "us", "accounts-server": "https://accounts.zoho.com", state: "s" },
    }),
    target("GET", `${account}/view`, undefined, widget),
    target("GET", `${account}/followups`, undefined, widget),
    target("POST", `${account}/followups`, note(ours), widget),
    target("POST", `${account}/disputes`, dispute(ours), widget),
    target(
      "POST",
      `${account}/disputes/{d}/resolve`,
      { ...ending, outcome: "rejected", acceptedMinor: null, text: "no" },
      widget,
    ),
    target("POST", `${account}/plans`, plan(ours), widget),
    target("POST", `${account}/plans/{l}/withdraw`, { ...ending, reason: "r" }, widget),
    target("POST", `${account}/extensions`, extension(ours), widget),
    target("POST", `${account}/promises/{p}/withdraw`, { ...ending, reason: "r" }, widget),
    target("POST", `${account}/previews`, { kind: "withdraw-plan", id: "l" }, widget),
    target("GET", `${account}/messages/{${ours.dispatch}}`, undefined, widget),
    target("GET", "/ops/{orgs}", undefined, operator),
    target("POST", "/ops/orgs", grant, out),
    target("POST", `${org}/sync`, {}, out),
    target("POST", `${org}/round`, { asOf: "2024-05-01" }, out),
    target("POST", `${org}/deliver`, {}, out),
    target("POST", `${org}/mode`, { mode: "rehearsal" }, operator),
    target(
      "POST",
      `${org}/messages/{0190a0a0-0000-7000-8000-000000000001}/settle`,
      { didLeave: false, by: "x" },
      operator,
    ),
    target("PUT", `${org}/settings`, { sender: null, language: "en" }, operator),
    target("PUT", `${org}/policy`, { by: "x", policy: standardPolicy }, operator),
    target("GET", "/{nowhere}"),
  ];
}

const target = (method: string, path: string, json?: unknown, more: Partial<Target> = {}): Target => ({
  name: `${method} ${path.replace(/\{[^}]*\}/g, "{}")}`,
  method,
  path,
  ...(json === undefined ? {} : { body: { json } }),
  ...more,
});

const ending = { clientId: "0190a0a0-0000-7000-8000-00000000f004" };
const dispute = (ours: Tenant) => ({
  clientId: "0190a0a0-0000-7000-8000-00000000f001",
  invoiceId: ours.invoice,
  amountMinor: 1,
  currency: "CNY",
  reason: "price",
  note: "",
  ownerId: null,
  answerBy: "2099-01-01",
});
const extension = (ours: Tenant) => ({
  clientId: "0190a0a0-0000-7000-8000-00000000f002",
  invoiceId: ours.invoice,
  extendedTo: "2099-01-01",
  reason: "r",
  approver: "a",
});
const plan = (ours: Tenant) => ({
  clientId: "0190a0a0-0000-7000-8000-00000000f003",
  invoiceIds: [ours.invoice],
  totalMinor: 100,
  currency: "CNY",
  schedule: { every: "month", count: 3, firstOn: "2099-01-01" },
  graceDays: 2,
  breaksAfter: 1,
  note: "",
});

const session = (ours: Tenant) => ({
  account_id: ours.account,
  user_id: "7",
  user_name: "Li",
  profile: "Guest",
  nonce: `0123456789abcdef${FRESH}`,
});

const notice = (ours: Tenant) => ({
  server_time: 1_795_000_000_000,
  query_params: {},
  module: "Invoices",
  resource_uri: "https://www.zohoapis.com/crm/v6/Invoices",
  ids: [ours.invoice],
  affected_fields: [{ [ours.invoice]: ["Grand_Total"] }],
  operation: "update",
  channel_id: `4857${ours.orgId}`,
  token: ours.noticeToken,
});

const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

const note = (ours: Tenant) => ({
  clientId: `0190a0a0-0000-7000-8000-0000${FRESH}`,
  kind: "call",
  outcome: "reached",
  contactId: ours.contact,
  note: "a note",
  happenedAt: null,
  next: { what: "call again", on: inAMonth() },
  promise: { amountMinor: 1, currency: "CNY", promisedOn: inAMonth(), invoiceIds: [ours.invoice] },
  supersedes: null,
});

const grant = {
  apiUrl: "http://127.0.0.1:9",
  accountsUrl: "http://127.0.0.1:9/oauth/v2/token",
  clientId: "c",
  clientSecret: "s",
  redirectUri: "http://127.0.0.1:9/back",
  code: "none",
};
