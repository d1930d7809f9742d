import { ProvisionAnswer, ReportAnswer } from "../../shared/report/contract.ts";
import { OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const BUCKET = "/v1/settings/report/bucket";
const AGING = "/v1/settings/report/aging";

const matrix = (ratesPpm: readonly number[]) => ({ currency: "CNY", ratesPpm });
const proposal = (more: object = {}) => ({
  clientId: "0190a0a0-0000-7000-8000-0000000000c1",
  matrices: [matrix([5_000, 22_000, 27_000, 45_000, 250_000])],
  assessed: [],
  ...{ writeOffPpm: 500_000, recoveryPpm: 0, forwardPpm: 1_000_000, forwardReason: "" },
  ...{ yearlyPpm: 61_000, contact: { amountMinor: 1_500, currency: "CNY" }, reason: "a test" },
  ...more,
});

/** The receivables as of any day, and what losses are reckoned by. */
export const reportRows: Readonly<Record<string, Row>> = {
  "GET /v1/settings/report": {
    door: "figures",
    well: OK,
    shape: ReportAnswer,
    foreign: () => [
      ["a day to come", "/v1/settings/report?asOf=2999-01-01", undefined, [422, "bad-field"]],
      ["no day", "/v1/settings/report?asOf=2026-02-30", undefined, [422, "bad-field"]],
      ["another org", "/v1/settings/report?orgId=2", undefined, [422, "bad-field"]],
    ],
  },
  "GET /v1/settings/report/bucket": {
    door: "figures",
    well: [422, "bad-field"],
    foreign: () => [
      ["no such bucket", `${BUCKET}?asOf=2024-01-01&currency=CNY&bucket=5`, undefined, [422, "bad-field"]],
      ["no currency", `${BUCKET}?asOf=2024-01-01&currency=yuan&bucket=1`, undefined, [422, "bad-field"]],
    ],
  },
  "GET /v1/settings/report/aging": {
    door: "figures",
    well: [422, "bad-field"],
    foreign: () => [
      ["a day to come", `${AGING}?asOf=2999-01-01&currency=CNY`, undefined, [422, "bad-field"]],
    ],
  },
  "GET /v1/settings/provision": { door: "figures", well: OK, shape: ProvisionAnswer },
  "PUT /v1/settings/provision": {
    door: "figures",
    body: () => proposal(),
    well: OK,
    shape: ProvisionAnswer,
    foreign: (_ours, theirs) => {
      const path = "/v1/settings/provision";
      const assessed = [{ accountId: theirs.account, lossPpm: 500_000, reason: "a test" }];
      return [
        ["an account of theirs", path, proposal({ assessed }), [422, "bad-field"]],
        ["an org beside the body", path, proposal({ orgId: theirs.orgId }), [422, "bad-field"]],
        ["rates that fall", path, proposal({ matrices: [matrix([5, 4, 3, 2, 1])] }), [422, "bad-field"]],
      ];
    },
  },
  "POST /v1/settings/provision/approval": {
    door: "figures",
    body: () => ({ version: 99, from: "2024-01-01" }),
    well: [409, "newer-proposal"],
    foreign: () => [
      [
        "an admin, who is no accountant",
        "/v1/settings/provision/approval",
        { version: 1, from: "2024-01-01" },
        [403, "accountants-only"],
      ],
    ],
  },
};
