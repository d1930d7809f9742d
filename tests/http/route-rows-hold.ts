import { OK, account, FRESH } from "./route-bodies.ts";
import type { Expected, Row } from "./route-row.ts";

const NOT_SYNCED: Expected = [409, "not-synced"];
const exemption = (clientId: string, more: object = {}) => ({
  clientId,
  invoiceId: null,
  reason: "a test",
  endsOn: null,
  reviewOn: "9999-01-01",
  ...more,
});

/** What is held back, by whom it is paid, and what leaves now. */
export const holdRows: Readonly<Record<string, Row>> = {
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
};
