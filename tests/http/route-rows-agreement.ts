import { OK, account, inAMonth, promise } from "./route-bodies.ts";
import type { Expected, Foreign, Row } from "./route-row.ts";
import type { Tenant } from "./two-tenants.ts";

const NOT_SYNCED: Expected = [409, "not-synced"];
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

/** What people agree on and contest. */
export const agreementRows: Readonly<Record<string, Row>> = {
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
};
