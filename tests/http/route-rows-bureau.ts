import { account, OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const order = (more: object = {}) => ({
  clientId: "0190a0a0-0000-7000-8000-0000000000da",
  country: "GB",
  regNo: "10000001",
  companyId: null,
  ...more,
});
const access = (more: object = {}) => ({
  bureau: "creditsafe",
  username: "somebody",
  secret: "a secret",
  priceMinor: 2_500,
  currency: "CNY",
  monthsValid: 6,
  askers: [],
  ...more,
});

/** Reports of credit bureaus. */
export const bureauRows: Readonly<Record<string, Row>> = {
  "GET /v1/accounts/:accountId/bureau": {
    door: "widget",
    well: OK,
    sameNumber: [409, "not-synced"],
    asViewer: OK,
    foreign: (_ours, theirs) => [
      ["their account", account(theirs.account, "bureau"), undefined, [403, "other-account"]],
    ],
  },
  "POST /v1/accounts/:accountId/bureau": {
    door: "widget",
    body: () => order(),
    // A collector has no such right until an admin gives it.
    well: [403, "bureau-not-allowed"],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "bureau-not-allowed"],
    foreign: (ours, theirs) => [
      ["their account", account(theirs.account, "bureau"), order(), [403, "other-account"]],
      [
        "an org beside the body",
        account(ours.account, "bureau"),
        order({ orgId: theirs.orgId }),
        [422, "bad-field"],
      ],
    ],
  },
  "GET /v1/settings/bureau": { door: "settings", well: OK },
  "PUT /v1/settings/bureau": {
    door: "settings",
    body: () => access(),
    well: OK,
    foreign: (_ours, theirs) => [
      ["an org beside the body", "/v1/settings/bureau", access({ orgId: theirs.orgId }), [422, "bad-field"]],
    ],
  },
};
