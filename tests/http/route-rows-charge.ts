import type { Row } from "./route-row.ts";

const FRESH = "0190a0a0-0000-7000-8000-0000000000c1";
const terms = (more: object = {}) => ({ clientId: FRESH, reason: "a test", ...more });
const rate = (more: object = {}) => ({
  clientId: FRESH,
  tableId: "cn-lpr-1y",
  from: "2026-01-20",
  ratePpm: 30_000,
  knownUntil: "2026-02-19",
  source: "as published",
  ...more,
});

/** Interest and fees. */
export const chargeRows: Readonly<Record<string, Row>> = {
  "GET /v1/accounts/:accountId/charges": {
    door: "widget",
    well: [200, null],
    sameNumber: [409, "not-synced"],
    asViewer: [200, null],
  },
  "POST /v1/accounts/:accountId/charges": {
    door: "widget",
    body: () => ({}),
    // Nothing is charged before an admin says by what.
    well: [409, "nothing-to-charge"],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "not-allowed"],
  },
  "POST /v1/accounts/:accountId/charges/:chargeId": {
    door: "widget",
    body: () => ({ clientId: FRESH, act: "accepted", amountMinor: null, reason: "a test" }),
    well: [404, "no-such-charge"],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "not-allowed"],
  },
  "POST /v1/accounts/:accountId/charge-terms": {
    door: "widget",
    body: () => terms({ graceDays: 3 }),
    // Only an admin's word.
    well: [403, "not-allowed"],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "not-allowed"],
  },
  "GET /v1/settings/charges": { door: "settings", well: [200, null] },
  "PUT /v1/settings/charges": {
    door: "settings",
    body: () => terms({ graceDays: 3 }),
    well: [200, null],
    foreign: (_ours, theirs) => [
      ["an org beside the body", "/v1/settings/charges", terms({ orgId: theirs.orgId }), [422, "bad-field"]],
    ],
  },
  "POST /v1/settings/charges/rates": {
    door: "settings",
    body: () => rate(),
    well: [200, null],
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/charges/rates",
        rate({ orgId: theirs.orgId }),
        [422, "bad-field"],
      ],
    ],
  },
};
