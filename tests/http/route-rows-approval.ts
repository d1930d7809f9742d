import { WireCreditLimits, WireLimitLines } from "../../shared/approval/contract.ts";
import { STANDARD_APPROVAL } from "../../shared/approval/authority.ts";
import { STANDARD_LIMIT_RULES } from "../../shared/limit/limit-rules.ts";
import { account, inAMonth, OK, today } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const ID = "0190a0a0-0000-7000-8000-0000000000e";
const line = (more: object = {}) => ({
  clientId: `${ID}1`,
  limitMinor: 1,
  currency: "CNY",
  from: today(),
  until: inAMonth(),
  parts: [],
  reason: "a test",
  ...more,
});
const verdict = (more: object = {}) => ({ lineId: `${ID}1`, verdict: "withdrawn", note: "", ...more });
const policy = (more: object = {}) => ({
  clientId: `${ID}3`,
  formulas: STANDARD_LIMIT_RULES,
  approval: STANDARD_APPROVAL,
  reason: "a test",
  ...more,
});

/** Limits that are proposed and approved. */
export const approvalRows: Readonly<Record<string, Row>> = {
  "GET /v1/accounts/:accountId/limit-lines": {
    door: "widget",
    well: OK,
    shape: WireLimitLines,
    sameNumber: [409, "not-synced"],
    asViewer: OK,
    foreign: (_ours, theirs) => [
      ["their account", account(theirs.account, "limit-lines"), undefined, [403, "other-account"]],
    ],
  },
  "POST /v1/accounts/:accountId/limit-lines": {
    door: "widget",
    body: () => line(),
    well: [201, null],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "may-not-propose"],
    foreign: (ours, theirs) => {
      const path = account(ours.account, "limit-lines");
      return [
        ["their account", account(theirs.account, "limit-lines"), line(), [403, "other-account"]],
        ["less than nothing", path, line({ limitMinor: -1 }), [422, "bad-field"]],
        ["an org beside the body", path, line({ orgId: theirs.orgId }), [422, "bad-field"]],
      ];
    },
  },
  "POST /v1/accounts/:accountId/limit-verdicts": {
    door: "widget",
    body: () => verdict({ lineId: `${ID}9` }),
    well: [404, "no-such-limit-line"],
    sameNumber: [409, "not-synced"],
    asViewer: [404, "no-such-limit-line"],
    foreign: (ours, theirs) => {
      const path = account(ours.account, "limit-verdicts");
      return [
        ["their account", account(theirs.account, "limit-verdicts"), verdict(), [403, "other-account"]],
        ["an org beside the body", path, verdict({ orgId: theirs.orgId }), [422, "bad-field"]],
      ];
    },
  },
  "GET /v1/settings/credit-limits": { door: "figures", well: OK, shape: WireCreditLimits },
  "POST /v1/settings/limit-verdicts": {
    door: "figures",
    body: (ours) => verdict({ accountId: ours.account, lineId: `${ID}9` }),
    well: [404, "no-such-limit-line"],
    foreign: (ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/limit-verdicts",
        verdict({ accountId: ours.account, orgId: theirs.orgId }),
        [422, "bad-field"],
      ],
    ],
  },
  "PUT /v1/settings/credit-limits": {
    door: "settings",
    body: () => policy(),
    well: OK,
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/credit-limits",
        policy({ orgId: theirs.orgId }),
        [422, "bad-field"],
      ],
    ],
  },
};
