import { WireLimitProposal } from "../../shared/limit/contract.ts";
import { account, inAMonth, OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const ID = "0190a0a0-0000-7000-8000-0000000000f";
const hold = (more: object = {}) => ({
  clientId: `${ID}1`,
  hold: "warn",
  reason: "a test",
  until: inAMonth(),
  reviewOn: null,
  ...more,
});
const exception = (more: object = {}) => ({
  clientId: `${ID}2`,
  amountMinor: 1,
  currency: "CNY",
  until: inAMonth(),
  reason: "a test",
  ...more,
});
const control = (more: object = {}) => ({
  clientId: `${ID}3`,
  counted: { order: [], deal: [] },
  overLimit: "none",
  overGroup: "none",
  overdue: { days: 60, hold: "none" },
  insolvency: "none",
  exceptions: { admin: 50, collector: 10, mostDays: 90 },
  reason: "a test",
  ...more,
});

/** Holds and exceptions of selling on credit. */
export const limitRows: Readonly<Record<string, Row>> = {
  "GET /v1/accounts/:accountId/limit-proposal": {
    door: "widget",
    well: OK,
    shape: WireLimitProposal,
    sameNumber: [409, "not-synced"],
    asViewer: OK,
    foreign: (_ours, theirs) => [
      ["their account", account(theirs.account, "limit-proposal"), undefined, [403, "other-account"]],
    ],
  },
  "GET /v1/accounts/:accountId/credit-hold": {
    door: "widget",
    well: OK,
    sameNumber: [409, "not-synced"],
    asViewer: OK,
    foreign: (_ours, theirs) => [
      ["their account", account(theirs.account, "credit-hold"), undefined, [403, "other-account"]],
    ],
  },
  "POST /v1/accounts/:accountId/credit-hold": {
    door: "widget",
    body: () => hold(),
    well: [201, null],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "hold-not-allowed"],
    foreign: (ours, theirs) => {
      const path = account(ours.account, "credit-hold");
      return [
        ["their account", account(theirs.account, "credit-hold"), hold(), [403, "other-account"]],
        ["no end at all", path, hold({ clientId: `${ID}4`, until: null }), [422, "hold-without-end"]],
        [
          "an end gone by",
          path,
          hold({ clientId: `${ID}5`, until: "2020-01-01" }),
          [422, "hold-in-the-past"],
        ],
        ["an org beside the body", path, hold({ orgId: theirs.orgId }), [422, "bad-field"]],
      ];
    },
  },
  "POST /v1/accounts/:accountId/credit-exceptions": {
    door: "widget",
    body: () => exception(),
    well: [201, null],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "exception-not-allowed"],
    foreign: (ours, theirs) => {
      const path = account(ours.account, "credit-exceptions");
      return [
        ["their account", account(theirs.account, "credit-exceptions"), exception(), [403, "other-account"]],
        ["no end", path, exception({ clientId: `${ID}6`, until: null }), [422, "bad-field"]],
        ["an org beside the body", path, exception({ orgId: theirs.orgId }), [422, "bad-field"]],
      ];
    },
  },
  "POST /v1/accounts/:accountId/credit-exceptions/withdrawals": {
    door: "widget",
    body: () => ({ exceptionId: `${ID}9`, reason: "a test" }),
    well: [404, "no-such-exception"],
    sameNumber: [409, "not-synced"],
    asViewer: [404, "no-such-exception"],
    foreign: (ours, theirs) => {
      const asked = { exceptionId: `${ID}9`, reason: "a test" };
      const path = account(ours.account, "credit-exceptions/withdrawals");
      return [
        [
          "their account",
          account(theirs.account, "credit-exceptions/withdrawals"),
          asked,
          [403, "other-account"],
        ],
        ["an org beside the body", path, { ...asked, orgId: theirs.orgId }, [422, "bad-field"]],
      ];
    },
  },
  "GET /v1/settings/credit-control": { door: "settings", well: OK },
  "PUT /v1/settings/credit-control": {
    door: "settings",
    body: () => control(),
    well: OK,
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/credit-control",
        control({ orgId: theirs.orgId }),
        [422, "bad-field"],
      ],
    ],
  },
};
