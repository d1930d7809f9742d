import { AccountWatch } from "../../shared/account/contract.ts";
import { account, OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const clientId = "0190a0a0-0000-7000-8000-0000000000a7";
const review = (more: object = {}) => ({
  ...{ clientId, outcome: "keep", rationale: "a test", againOn: null },
  ...more,
});
const tick = { clientId, openedId: "nobody-s", step: 1, note: "a test", hold: null };

/** Warnings, the review and the playbooks of one account. */
export const watchRows: Readonly<Record<string, Row>> = {
  "GET /v1/accounts/:accountId/watch": {
    door: "widget",
    well: OK,
    shape: AccountWatch,
    sameNumber: OK,
    asViewer: OK,
    foreign: (_ours, theirs) => [
      ["their account", account(theirs.account, "watch"), undefined, [403, "other-account"]],
    ],
  },
  "POST /v1/accounts/:accountId/review": {
    door: "widget",
    body: () => review(),
    well: [201, null],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "review-not-yours"],
    foreign: (ours, theirs) => [
      ["their account", account(theirs.account, "review"), review(), [403, "other-account"]],
      [
        "another account beside the body",
        account(ours.account, "review"),
        review({ accountId: theirs.account }),
        [422, "bad-field"],
      ],
    ],
  },
  "POST /v1/accounts/:accountId/playbook-ticks": {
    door: "widget",
    body: () => tick,
    well: [404, "no-such-playbook"],
    sameNumber: [404, "no-such-playbook"],
    asViewer: [404, "no-such-playbook"],
    foreign: (_ours, theirs) => [
      ["their account", account(theirs.account, "playbook-ticks"), tick, [403, "other-account"]],
    ],
  },
};
