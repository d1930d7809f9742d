import { account, inAMonth, OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const FRESH = "0190a0a0-0000-7000-8000-0000000000d1";
const offer = (invoiceId: string, more: object = {}) => ({
  clientId: FRESH,
  kind: "settlement",
  invoiceIds: [invoiceId],
  currency: "CNY",
  discountPpm: 20_000,
  payBy: inAMonth(),
  note: "a test",
  ...more,
});
const rules = (more: object = {}) => ({
  clientId: FRESH,
  marginPpm: 200_000,
  leastMarginPpm: 100_000,
  capitalPpm: 61_000,
  toleranceDays: 1,
  toleranceMinor: 100,
  authority: { admin: 500_000, collector: 100_000, rep: 0 },
  expectedPpm: [990_000, 950_000, 800_000, 600_000, 200_000],
  standing: { discountPpm: 20_000, withinDays: 10 },
  bySegment: [{ segment: "key", standing: null }],
  reason: "a test",
  ...more,
});

/** Less for paying early, or to close a debt. */
export const discountRows: Readonly<Record<string, Row>> = {
  "GET /v1/accounts/:accountId/offers": {
    door: "widget",
    well: OK,
    sameNumber: [409, "not-synced"],
    asViewer: OK,
  },
  "POST /v1/accounts/:accountId/offers": {
    door: "widget",
    // What the rules allow: tests/discount/offers.test.ts.
    body: () => offer("999"),
    well: [422, "bad-field"],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "not-allowed"],
    foreign: (ours, theirs) => [
      ["their invoice", account(ours.account, "offers"), offer(theirs.invoice), [422, "bad-field"]],
      [
        "an org beside the body",
        account(ours.account, "offers"),
        offer(ours.invoice, { orgId: theirs.orgId }),
        [422, "bad-field"],
      ],
    ],
  },
  "POST /v1/accounts/:accountId/offers/:id": {
    door: "widget",
    body: () => ({ clientId: FRESH, act: "withdrawn", reason: "a test" }),
    well: [404, "no-such-offer"],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "not-allowed"],
  },
  "POST /v1/accounts/:accountId/offer-terms": {
    door: "widget",
    body: () => ({ clientId: FRESH, standing: null, reason: "a test" }),
    // Only an admin's word.
    well: [403, "not-allowed"],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "not-allowed"],
  },
  "GET /v1/settings/discounts": { door: "settings", well: OK },
  "PUT /v1/settings/discounts": {
    door: "settings",
    body: () => rules(),
    well: OK,
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/discounts",
        rules({ orgId: theirs.orgId }),
        [422, "bad-field"],
      ],
    ],
  },
};
