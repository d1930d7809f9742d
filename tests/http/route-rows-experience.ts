import { OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const FRESH = "0190a0a0-0000-7000-8000-0000000000db";
const on = (more: object = {}) => ({ clientId: FRESH, on: true, purpose: "a test of sharing", ...more });
const exporting = (more: object = {}) => ({
  ...{ clientId: FRESH, months: 12, format: "csv", digest: "0".repeat(64), ...more },
});
const consent = (accountId: string, more: object = {}) => ({
  ...{ clientId: FRESH, accountId, regNo: "10000001", evidence: "the contract", givenOn: "2024-01-31" },
  ...{ untilOn: null, ...more },
});
const AT = "/v1/settings/experiences";

/** Trade experience that an org shares. */
export const experienceRows: Readonly<Record<string, Row>> = {
  "GET /v1/settings/experiences": { door: "settings", well: OK },
  "PUT /v1/settings/experiences": {
    door: "settings",
    body: () => on(),
    well: OK,
    foreign: (_ours, theirs) => [
      ["an org beside the body", AT, on({ orgId: theirs.orgId }), [422, "bad-field"]],
    ],
  },
  "GET /v1/settings/experiences/preview": { door: "settings", well: [422, "bad-field"] },
  "POST /v1/settings/experiences/exports": {
    door: "settings",
    body: () => exporting(),
    // The row before switched it on; nobody was shown rows of that digest.
    well: [409, "experiences-changed"],
    foreign: (_ours, theirs) => [
      ["an org beside the body", `${AT}/exports`, exporting({ orgId: theirs.orgId }), [422, "bad-field"]],
    ],
  },
  "GET /v1/settings/experiences/exports/:exportId": { door: "settings", well: [404, "no-such-export"] },
  "POST /v1/settings/experiences/consents": {
    door: "settings",
    body: (ours) => consent(ours.account),
    well: OK,
    foreign: (_ours, theirs) => [
      ["their account", `${AT}/consents`, consent(theirs.account), [404, "no-such-account"]],
    ],
  },
  "POST /v1/settings/experiences/consents/:consentId/end": {
    door: "settings",
    body: () => ({ reason: "a test" }),
    well: [404, "no-such-consent"],
  },
};
