import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { contactRows } from "./route-rows-contact.ts";
import type { Expected, Foreign, Row } from "./route-row.ts";
import { chargeRows } from "./route-rows-charge.ts";
import { wordingRows } from "./route-rows-wording.ts";
import { SHARED_ACCOUNT, type Tenant } from "./two-tenants.ts";

export type { Row };

const OK: Expected = [200, null];
const NOT_SYNCED: Expected = [409, "not-synced"];

const note = (clientId: string, more: object = {}) => ({
  clientId,
  kind: "note",
  outcome: null,
  contactId: null,
  note: "a note",
  happenedAt: null,
  next: null,
  promise: null,
  supersedes: null,
  ...more,
});
const FRESH = "0190a0a0-0000-7000-8000-0000000000ff";
/** What the matrix exempts, and lifts in the next row. */
export const EXEMPTED = FRESH;
const promise = (invoiceId: string) => ({
  amountMinor: 1,
  currency: "CNY",
  promisedOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  invoiceIds: [invoiceId],
});

const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const dispute = (invoiceId: string, more: object = {}) => ({
  clientId: "0190a0a0-0000-7000-8000-0000000000f1",
  invoiceId,
  amountMinor: 1,
  currency: "CNY",
  reason: "price",
  note: "one too many",
  ownerId: null,
  answerBy: inAMonth(),
  ...more,
});
const extension = (invoiceId: string, more: object = {}) => ({
  clientId: "0190a0a0-0000-7000-8000-0000000000f2",
  invoiceId,
  extendedTo: inAMonth(),
  reason: "their head office moves",
  approver: "Chen",
  ...more,
});
const plan = (invoiceId: string, more: object = {}) => ({
  clientId: "0190a0a0-0000-7000-8000-0000000000f3",
  invoiceIds: [invoiceId],
  totalMinor: 100,
  currency: "CNY",
  schedule: { every: "month", count: 3, firstOn: inAMonth() },
  graceDays: 2,
  breaksAfter: 1,
  note: "",
  ...more,
});
const withdrawal = { clientId: "0190a0a0-0000-7000-8000-0000000000f4", reason: "agreed by mistake" };

/** What a row of the agreements' routes refuses beside its own account's invoices. */
const foreignTo =
  (rest: string, body: (invoiceId: string) => object) =>
  (ours: Tenant, theirs: Tenant): readonly Foreign[] => [
    ["their invoice", account(ours.account, rest), body(theirs.invoice), [422, "no-such-invoice"]],
    [
      "another account's invoice",
      account(ours.account, rest),
      body(ours.elsewhere.invoice),
      [422, "no-such-invoice"],
    ],
    [
      "an org beside the body",
      account(ours.account, rest),
      { ...body(ours.invoice), org_id: theirs.orgId },
      [422, "bad-field"],
    ],
    ["their account", account(theirs.account, rest), body(ours.invoice), [403, "other-account"]],
  ];
const exemption = (clientId: string, more: object = {}) => ({
  clientId,
  invoiceId: null,
  reason: "a test",
  endsOn: null,
  reviewOn: "9999-01-01",
  ...more,
});

const account = (id: string, rest: string): string => `/v1/accounts/${id}/${rest}`;

const SENDER = {
  name: "AR",
  address: "ar@seller.example",
  replyTo: null,
  signature: { "zh-CN": "", en: "" },
};

export const matrix: Readonly<Record<string, Row>> = {
  "GET /health": { door: "open", well: OK },
  // Its token stands in the body: tests/sync/notices.test.ts.
  "POST /zoho/notifications": { door: "open", well: OK },
  // Behind an address that nobody can guess, and Twilio's signature: tests/sms/texting.test.ts.
  "POST /sms/twilio/:org/:hook/report/:message": { door: "open", well: [404, "no-such-hook"] },
  "POST /sms/twilio/:org/:hook/reply": { door: "open", well: [404, "no-such-hook"] },
  "POST /sms/aliyun/:org/:hook/report": { door: "open", well: [404, "no-such-hook"] },
  "POST /sms/aliyun/:org/:hook/reply": { door: "open", well: [404, "no-such-hook"] },
  // Behind an address that nobody can guess: tests/bounce/come-back.test.ts.
  "POST /mail/:org/:hook": { door: "open", well: [404, "no-such-mailbox"] },
  // For an administrator's browser before there is anything to show: tests/org/consent.test.ts.
  "GET /oauth/start": { door: "open", well: [302, null] },
  "GET /oauth/return": { door: "open", well: OK },
  "POST /v1/widget-sessions": {
    door: "credential",
    body: (ours) => ({
      account_id: ours.account,
      user_id: "7",
      user_name: "Li",
      profile: "Guest",
      nonce: "0123456789abcdef",
    }),
    well: OK,
  },
  "GET /v1/accounts/:accountId/view": {
    door: "widget",
    well: OK,
    showsOwn: true,
    sameNumber: NOT_SYNCED,
    asViewer: OK,
    foreign: (ours, theirs) => [
      [
        "an org in the query",
        account(ours.account, `view?org=${theirs.orgId}&org_id=${theirs.orgId}`),
        undefined,
        OK,
      ],
      ["an account in the query", account(ours.account, `view?accountId=${theirs.account}`), undefined, OK],
      ["their account", account(theirs.account, "view"), undefined, [403, "other-account"]],
      [
        "a step up in the path",
        account(ours.account, `../${theirs.account}/view`),
        undefined,
        [403, "other-account"],
      ],
      [
        "an encoded step up",
        account(`${ours.account}%2F..%2F${theirs.account}`, "view"),
        undefined,
        [403, "other-account"],
      ],
    ],
  },
  "GET /v1/accounts/:accountId/followups": {
    door: "widget",
    well: OK,
    showsOwn: true,
    sameNumber: OK,
    asViewer: OK,
    foreign: (ours, theirs) => [
      [
        "their entry as a cursor",
        account(ours.account, `followups?before=${theirs.followup}`),
        undefined,
        OK,
      ],
      [
        "a cursor made up",
        account(ours.account, `followups?before=${encodeURIComponent("9999-01-01T00:00:00Z|z' OR 1=1")}`),
        undefined,
        OK,
      ],
      ["their account", account(theirs.account, "followups"), undefined, [403, "other-account"]],
    ],
  },
  "POST /v1/accounts/:accountId/followups": {
    door: "widget",
    body: () => note(FRESH),
    well: [201, null],
    sameNumber: NOT_SYNCED,
    asViewer: [403, "not-allowed"],
    foreign: (ours, theirs) => {
      const own = account(ours.account, "followups");
      const fresh = "0190a0a0-0000-7000-8000-0000000000fe";
      const with_ = (more: object) => note(fresh, more);
      return [
        ["their contact", own, with_({ contactId: theirs.contact }), [422, "no-such-contact"]],
        ["their entry to correct", own, with_({ supersedes: theirs.followup }), [422, "no-such-entry"]],
        ["their invoice", own, with_({ promise: promise(theirs.invoice) }), [422, "no-such-invoice"]],
        [
          "another account's contact",
          own,
          with_({ contactId: ours.elsewhere.contact }),
          [422, "no-such-contact"],
        ],
        [
          "another account's entry",
          own,
          with_({ supersedes: ours.elsewhere.followup }),
          [422, "no-such-entry"],
        ],
        [
          "another account's invoice",
          own,
          with_({ promise: promise(ours.elsewhere.invoice) }),
          [422, "no-such-invoice"],
        ],
        ["an org beside the body", own, with_({ org_id: theirs.orgId }), [422, "bad-field"]],
        ["an account beside the body", own, with_({ accountId: SHARED_ACCOUNT }), [422, "bad-field"]],
        ["an author beside the body", own, with_({ byUser: "1", role: "admin" }), [422, "bad-field"]],
        ["an array for a body", own, [with_({})], [422, "bad-field"]],
        ["their account", account(theirs.account, "followups"), with_({}), [403, "other-account"]],
      ];
    },
  },
  "POST /v1/accounts/:accountId/disputes": {
    door: "widget",
    body: (ours) => dispute(ours.invoice),
    well: [201, null],
    showsOwn: true,
    sameNumber: NOT_SYNCED,
    asViewer: [403, "not-allowed"],
    foreign: foreignTo("disputes", (id) => dispute(id, { clientId: "0190a0a0-0000-7000-8000-0000000000e1" })),
  },
  "POST /v1/accounts/:accountId/disputes/:id/resolve": {
    door: "widget",
    body: () => ({ clientId: withdrawal.clientId, outcome: "rejected", acceptedMinor: null, text: "no" }),
    well: [404, "no-such-dispute"],
    sameNumber: NOT_SYNCED,
    asViewer: [403, "not-allowed"],
  },
  "POST /v1/accounts/:accountId/extensions": {
    door: "widget",
    body: (ours) => extension(ours.invoice),
    well: [201, null],
    showsOwn: true,
    sameNumber: NOT_SYNCED,
    asViewer: [403, "not-allowed"],
    foreign: foreignTo("extensions", (id) =>
      extension(id, { clientId: "0190a0a0-0000-7000-8000-0000000000e2" }),
    ),
  },
  "POST /v1/accounts/:accountId/plans": {
    door: "widget",
    body: (ours) => plan(ours.invoice),
    well: [201, null],
    showsOwn: true,
    sameNumber: NOT_SYNCED,
    asViewer: [403, "not-allowed"],
    foreign: foreignTo("plans", (id) => plan(id, { clientId: "0190a0a0-0000-7000-8000-0000000000e3" })),
  },
  "POST /v1/accounts/:accountId/plans/:id/withdraw": {
    door: "widget",
    body: () => withdrawal,
    well: [404, "no-such-plan"],
    sameNumber: NOT_SYNCED,
    asViewer: [403, "not-allowed"],
  },
  "POST /v1/accounts/:accountId/promises/:id/withdraw": {
    door: "widget",
    body: () => withdrawal,
    well: [404, "no-such-promise"],
    sameNumber: NOT_SYNCED,
    asViewer: [403, "not-allowed"],
  },
  "POST /v1/accounts/:accountId/previews": {
    door: "widget",
    body: () => ({ kind: "withdraw-plan", id: "0190a0a0-0000-7000-8000-0000000000f3" }),
    well: OK,
    showsOwn: true,
    sameNumber: [404, "no-such-plan"],
    asViewer: [403, "not-allowed"],
    foreign: foreignTo("previews", (id) => ({ kind: "promise", body: promise(id) })),
  },
  "GET /v1/accounts/:accountId/messages/:dispatchId": {
    door: "widget",
    well: OK,
    showsOwn: true,
    sameNumber: [404, "no-such-message"],
    asViewer: OK,
    foreign: (ours, theirs) => [
      [
        "their message",
        account(ours.account, `messages/${theirs.dispatch}`),
        undefined,
        [404, "no-such-message"],
      ],
      [
        "another account's message",
        account(ours.account, `messages/${ours.elsewhere.dispatch}`),
        undefined,
        [404, "no-such-message"],
      ],
      ["a message of nobody", account(ours.account, "messages/none"), undefined, [404, "no-such-message"]],
      ["a NUL", account(ours.account, "messages/%00"), undefined, [404, "no-such-route"]],
    ],
  },
  "GET /v1/accounts/:accountId/holds": { door: "widget", well: OK, sameNumber: OK, asViewer: OK },
  "POST /v1/accounts/:accountId/exemptions": {
    door: "widget",
    body: () => exemption(FRESH),
    well: [201, null],
    sameNumber: NOT_SYNCED,
    asViewer: [403, "not-allowed"],
    foreign: (ours, theirs) => {
      const own = account(ours.account, "exemptions");
      const fresh = "0190a0a0-0000-7000-8000-0000000000fd";
      return [
        ["their invoice", own, exemption(fresh, { invoiceId: theirs.invoice }), [422, "no-such-invoice"]],
        [
          "another account's invoice",
          own,
          exemption(fresh, { invoiceId: ours.elsewhere.invoice }),
          [422, "no-such-invoice"],
        ],
        ["an owner beside the body", own, exemption(fresh, { owner: "9" }), [422, "bad-field"]],
      ];
    },
  },
  "POST /v1/accounts/:accountId/exemptions/:exemptionId/lift": {
    door: "widget",
    body: () => ({ reason: "a test" }),
    well: OK,
    sameNumber: [404, "no-such-exemption"],
    asViewer: [403, "not-allowed"],
  },
  "POST /v1/accounts/:accountId/payer": {
    door: "widget",
    body: () => ({ clientId: FRESH, together: true, reason: "a test" }),
    well: [409, "no-group"],
    sameNumber: NOT_SYNCED,
    asViewer: [403, "not-allowed"],
  },
  ...chargeRows,
  ...contactRows,
  "POST /v1/accounts/:accountId/veto": {
    door: "widget",
    body: () => ({ clientId: FRESH, hours: 3, reason: "a test" }),
    well: [201, null],
    sameNumber: NOT_SYNCED,
    asViewer: [403, "not-allowed"],
  },
  "POST /v1/accounts/:accountId/veto/end": {
    door: "widget",
    body: () => ({ reason: "a test" }),
    well: OK,
    sameNumber: NOT_SYNCED,
    asViewer: [403, "not-allowed"],
  },
  "GET /v1/accounts/:accountId/send-now": {
    door: "widget",
    well: OK,
    sameNumber: NOT_SYNCED,
    asViewer: [403, "not-allowed"],
    foreign: (_ours, theirs) => [
      ["their account", account(theirs.account, "send-now"), undefined, [403, "other-account"]],
    ],
  },
  "POST /v1/accounts/:accountId/send-now": {
    door: "widget",
    body: () => ({ clientId: FRESH, digest: "0".repeat(64) }),
    well: [409, "send-changed"],
    sameNumber: NOT_SYNCED,
    asViewer: [403, "not-allowed"],
    foreign: (ours, theirs) => {
      const own = account(ours.account, "send-now");
      const asked = { clientId: FRESH, digest: "0".repeat(64) };
      return [
        ["an org beside the body", own, { ...asked, org_id: theirs.orgId }, [422, "bad-field"]],
        ["an account beside the body", own, { ...asked, accountId: theirs.account }, [422, "bad-field"]],
        ["no digest", own, { clientId: FRESH }, [422, "bad-field"]],
        ["their account", account(theirs.account, "send-now"), asked, [403, "other-account"]],
      ];
    },
  },
  "GET /v1/accounts/:accountId/send-now/:requestId": {
    door: "widget",
    well: [404, "no-such-request"],
    sameNumber: [404, "no-such-request"],
    asViewer: [404, "no-such-request"],
    foreign: (ours) => [["a NUL", account(ours.account, "send-now/%00"), undefined, [404, "no-such-route"]]],
  },
  "GET /v1/settings/vetoes": { door: "settings", well: OK },
  "GET /v1/settings/org": { door: "settings", well: OK },
  "GET /v1/settings/acts": { door: "settings", well: OK },
  "GET /v1/settings/go-live": { door: "settings", well: OK },
  "POST /v1/settings/go-live": {
    door: "settings",
    body: () => ({ digest: "0".repeat(64), name: "somebody else" }),
    well: [422, "other-name"],
  },
  "POST /v1/settings/release-fuse": {
    door: "settings",
    body: () => ({ asOf: "9999-01-01", reason: "a test" }),
    well: [422, "not-today"],
  },
  "GET /v1/settings/returns": { door: "settings", well: OK },
  "PUT /v1/settings/returns": {
    door: "settings",
    body: () => ({ address: "returns@seller.example" }),
    well: OK,
  },
  "GET /v1/settings/sms": { door: "settings", well: OK },
  "PUT /v1/settings/sms": {
    door: "settings",
    body: () => ({
      provider: "twilio",
      region: "CN",
      account: `AC${"1".repeat(32)}`,
      secret: "f".repeat(32),
      from: "+14155550100",
      templates: {},
    }),
    well: OK,
  },
  "PUT /v1/settings/caps": {
    door: "settings",
    body: () => ({
      caps: { firstDay: 50, growth: 2, days: 7, fuseShare: 0.2, fuseAbove: 100 },
      seen: { firstDay: 50, growth: 2, days: 7, fuseShare: 0.2, fuseAbove: 100 },
      reason: "a test",
    }),
    well: OK,
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/caps",
        {
          caps: { firstDay: 50, growth: 2, days: 7, fuseShare: 0.2, fuseAbove: 100 },
          seen: { firstDay: 50, growth: 2, days: 7, fuseShare: 0.2, fuseAbove: 100 },
          reason: "x",
          orgId: theirs.orgId,
        },
        [422, "bad-field"],
      ],
    ],
  },
  "GET /v1/settings/runs": { door: "settings", well: OK },
  "GET /v1/settings/health": { door: "settings", well: OK },
  "POST /v1/settings/stop": { door: "settings", body: () => ({ reason: "a test" }), well: OK },
  "POST /v1/settings/resume": { door: "settings", body: () => ({ reason: "a test" }), well: OK },
  "POST /v1/settings/rehearse": { door: "settings", body: () => ({ reason: "a test" }), well: OK },
  "GET /v1/settings/policies": { door: "settings", well: OK },
  "GET /v1/settings/policies/:id/:version": {
    door: "settings",
    well: [404, "no-such-policy"],
    foreign: () => [
      ["no number", "/v1/settings/policies/standard/one", undefined, [404, "no-such-policy"]],
      ["another org's policy", "/v1/settings/policies/standard/1", undefined, [404, "no-such-policy"]],
    ],
  },
  "POST /v1/settings/policies": {
    door: "settings",
    body: () => ({ policy: { id: "mine" } }),
    well: [422, "bad-field"],
  },
  "POST /v1/settings/policies/try": {
    door: "settings",
    body: (ours) => ({ policy: standardPolicy, accountId: ours.account }),
    well: OK,
    showsOwn: true,
    foreign: (_ours, theirs) => [
      [
        "their account",
        "/v1/settings/policies/try",
        { policy: standardPolicy, accountId: theirs.account },
        [404, "no-such-account"],
      ],
    ],
  },
  "GET /v1/settings/segments": { door: "settings", well: OK },
  "PUT /v1/settings/segments": {
    door: "settings",
    body: () => ({ draft: { version: 7, segments: [], otherwise: "standard" } }),
    well: [422, "bad-field"],
    foreign: () => [["no draft", "/v1/settings/segments", {}, [422, "bad-field"]]],
  },
  "POST /v1/settings/segments/try": {
    door: "settings",
    body: () => ({ draft: { version: 0, segments: [], otherwise: "standard" } }),
    well: OK,
  },
  "GET /v1/settings/sender": { door: "settings", well: OK },
  "PUT /v1/settings/sender": {
    door: "settings",
    body: () => ({ sender: SENDER, reason: "a test" }),
    // None of this org's people has an address, so no domain is its own.
    well: [422, "bad-field"],
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/sender",
        { sender: SENDER, reason: "x", orgId: theirs.orgId },
        [422, "bad-field"],
      ],
    ],
  },
  "POST /v1/settings/sender/test": {
    door: "settings",
    body: () => ({ sender: SENDER }),
    well: [422, "bad-field"],
    foreign: () => [
      [
        "somebody else's address",
        "/v1/settings/sender/test",
        { sender: SENDER, to: "victim@buyer.example" },
        [422, "bad-field"],
      ],
    ],
  },
  ...wordingRows,
  "GET /v1/settings/key-account": { door: "settings", well: OK },
  "PUT /v1/settings/key-account": {
    door: "settings",
    body: () => ({ chosen: { field: "Rating", values: ["Top"] }, reason: "a test" }),
    // No CRM answers here, and what cannot be checked is not stored.
    well: [422, "bad-field"],
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/key-account",
        { chosen: null, reason: "x", orgId: theirs.orgId },
        [422, "bad-field"],
      ],
    ],
  },
  "GET /v1/settings/calendars": { door: "settings", well: OK },
  "GET /v1/settings/calendars/:calendarId": {
    door: "settings",
    well: [404, "no-such-calendar"],
    foreign: () => [
      ["a country's", "/v1/settings/calendars/CN", undefined, OK],
      ["the bare week", "/v1/settings/calendars/WEEK", undefined, OK],
      ["a country by its name", "/v1/settings/calendars/China", undefined, [404, "no-such-calendar"]],
    ],
  },
  "GET /v1/settings/replay": { door: "settings", well: OK },
  "POST /v1/settings/replay": {
    door: "settings",
    body: () => ({ from: "2026-11-01", to: "2026-11-20", policy: { kind: "as-then" } }),
    well: [422, "bad-field"],
  },
  "GET /v1/settings/accounts": { door: "settings", well: OK, showsOwn: true },
  "GET /ops/orgs": { door: "operator", well: OK },
  "POST /ops/orgs": { door: "operator", body: () => ({ apiUrl: "nowhere" }), well: [422, "bad-field"] },
  "GET /ops/stop": { door: "operator", well: OK },
  "POST /ops/stop": { door: "operator", body: () => ({ by: "Chen", reason: "a test" }), well: OK },
  "POST /ops/resume": { door: "operator", body: () => ({ by: "Chen", reason: "a test" }), well: OK },
  "POST /ops/orgs/:orgId/sync": { door: "operator", well: OK },
  "POST /ops/orgs/:orgId/round": {
    door: "operator",
    body: () => ({ asOf: "9999-01-01" }),
    well: [422, "not-yet"],
  },
  "POST /ops/orgs/:orgId/deliver": { door: "operator", well: OK },
  "POST /ops/orgs/:orgId/mode": {
    door: "operator",
    body: () => ({ mode: "stopped" }),
    well: OK,
    foreign: (ours, theirs) => [
      [
        "an org beside the body",
        `/ops/orgs/${ours.orgId}/mode`,
        { mode: "live", orgId: theirs.orgId },
        [422, "bad-field"],
      ],
    ],
  },
  "GET /ops/orgs/:orgId/messages/in-doubt": { door: "operator", well: OK },
  "POST /ops/orgs/:orgId/messages/:dispatchId/settle": {
    door: "operator",
    body: () => ({ didLeave: true, by: "Li Na" }),
    well: OK,
    foreign: (ours, theirs) => [
      [
        "their message in doubt",
        `/ops/orgs/${ours.orgId}/messages/${theirs.dispatch}/settle`,
        { didLeave: true, by: "x" },
        [409, "not-in-doubt"],
      ],
    ],
  },
  "PUT /ops/orgs/:orgId/settings": {
    door: "operator",
    body: () => ({ language: "en" }),
    well: OK,
    foreign: (ours, theirs) => [
      [
        "an org beside the body",
        `/ops/orgs/${ours.orgId}/settings`,
        { language: "en", org_id: theirs.orgId },
        [422, "bad-field"],
      ],
    ],
  },
  "PUT /ops/orgs/:orgId/policy": {
    door: "operator",
    body: () => ({ by: "Chen", policy: {} }),
    well: [422, "bad-field"],
  },
};
