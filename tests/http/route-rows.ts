import { WireWhatIf } from "../../shared/credit/contract.ts";
import { BackTestAnswer } from "../../shared/forecast/backtest/contract.ts";
import { CashAhead, ForecastAnswer } from "../../shared/forecast/contract.ts";
import { AccountCostAnswer } from "../../shared/report/contract.ts";
import { WireDealCheck } from "../../shared/limit/contract.ts";
import { OK, account, FRESH, promise } from "./route-bodies.ts";
import { contactRows } from "./route-rows-contact.ts";
import type { Expected, Row } from "./route-row.ts";
import { scorecardRows } from "./route-rows-scorecard.ts";
import { alertRows } from "./route-rows-alert.ts";
import { playbookRows } from "./route-rows-playbook.ts";
import { watchRows } from "./route-rows-watch.ts";
import { reviewRows } from "./route-rows-review.ts";
import { inboxRows } from "./route-rows-inbox.ts";
import { chargeRows } from "./route-rows-charge.ts";
import { approvalRows } from "./route-rows-approval.ts";
import { limitRows } from "./route-rows-limit.ts";
import { experienceRows } from "./route-rows-experience.ts";
import { bureauRows } from "./route-rows-bureau.ts";
import { dossierRows } from "./route-rows-dossier.ts";
import { reportRows } from "./route-rows-report.ts";
import { discountRows } from "./route-rows-discount.ts";
import { wordingRows } from "./route-rows-wording.ts";
import { agreementRows } from "./route-rows-agreement.ts";
import { holdRows } from "./route-rows-hold.ts";
import { settingsRows } from "./route-rows-settings.ts";
import { opsRows } from "./route-rows-ops.ts";
import { SHARED_ACCOUNT } from "./two-tenants.ts";

export type { Row };

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
  // For the reader of a mail, with a tag that only its server can make: pages, as of the consent.
  "GET /stop/:org/:message": { door: "open", well: [404, null] },
  "POST /stop/:org/:message": { door: "open", well: [404, null] },
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
  "GET /v1/accounts/:accountId/forecast": {
    door: "widget",
    well: OK,
    shape: ForecastAnswer,
    sameNumber: NOT_SYNCED,
    asViewer: OK,
    foreign: (_ours, theirs) => [
      ["their account", account(theirs.account, "forecast"), undefined, [403, "other-account"]],
    ],
  },
  "GET /v1/accounts/:accountId/score": {
    door: "widget",
    well: [422, "bad-field"],
    sameNumber: [422, "bad-field"],
    asViewer: [422, "bad-field"],
    foreign: (ours, theirs) => [
      ["a day of the past", account(ours.account, "score?on=2025-01-31"), undefined, OK],
      ["a day to come", account(ours.account, "score?on=9999-01-01"), undefined, [422, "not-yet"]],
      ["no day", account(ours.account, "score?on=soon"), undefined, [422, "bad-field"]],
      ["their account", account(theirs.account, "score?on=2025-01-31"), undefined, [403, "other-account"]],
    ],
  },
  "GET /v1/accounts/:accountId/cost": {
    door: "widget",
    well: OK,
    shape: AccountCostAnswer,
    sameNumber: NOT_SYNCED,
    asViewer: OK,
    foreign: (_ours, theirs) => [
      ["their account", account(theirs.account, "cost"), undefined, [403, "other-account"]],
    ],
  },
  "POST /v1/accounts/:accountId/what-if": {
    door: "widget",
    body: (ours) => ({ invoiceIds: [ours.invoice] }),
    well: OK,
    shape: WireWhatIf,
    sameNumber: NOT_SYNCED,
    asViewer: OK,
    foreign: (ours, theirs) => [
      [
        "their account",
        account(theirs.account, "what-if"),
        { invoiceIds: [theirs.invoice] },
        [403, "other-account"],
      ],
      [
        "their invoice",
        account(ours.account, "what-if"),
        { invoiceIds: [theirs.invoice] },
        [422, "no-such-invoice"],
      ],
    ],
  },
  "POST /v1/accounts/:accountId/deal-check": {
    door: "widget",
    body: () => ({ amountMinor: 1_000, currency: "CNY", deliverOn: "2099-01-01", termsDays: 30 }),
    well: OK,
    shape: WireDealCheck,
    sameNumber: NOT_SYNCED,
    asViewer: OK,
    foreign: (_ours, theirs) => [
      [
        "their account",
        account(theirs.account, "deal-check"),
        { amountMinor: 1_000, currency: "CNY", deliverOn: "2099-01-01", termsDays: 30 },
        [403, "other-account"],
      ],
    ],
  },
  "GET /v1/settings/forecast": { door: "settings", well: OK, shape: CashAhead },
  "GET /v1/settings/back-test": { door: "settings", well: OK, shape: BackTestAnswer },
  "POST /v1/settings/back-test": { door: "settings", well: OK, shape: BackTestAnswer },
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
  ...agreementRows,
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
  ...chargeRows,
  ...reportRows,
  ...discountRows,
  ...dossierRows,
  ...bureauRows,
  ...experienceRows,
  ...limitRows,
  ...approvalRows,
  ...alertRows,
  ...playbookRows,
  ...reviewRows,
  ...watchRows,
  ...scorecardRows,
  ...inboxRows,
  ...contactRows,
  ...holdRows,
  ...wordingRows,
  ...settingsRows,
  ...opsRows,
};
