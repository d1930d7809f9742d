import { ReportAnswer } from "../../shared/report/contract.ts";
import { OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const BUCKET = "/v1/settings/report/bucket";
const AGING = "/v1/settings/report/aging";

/** The receivables as of any day. */
export const reportRows: Readonly<Record<string, Row>> = {
  "GET /v1/settings/report": {
    door: "work",
    well: OK,
    shape: ReportAnswer,
    foreign: () => [
      ["a day to come", "/v1/settings/report?asOf=2999-01-01", undefined, [422, "bad-field"]],
      ["no day", "/v1/settings/report?asOf=2026-02-30", undefined, [422, "bad-field"]],
      ["another org", "/v1/settings/report?orgId=2", undefined, [422, "bad-field"]],
    ],
  },
  "GET /v1/settings/report/bucket": {
    door: "work",
    well: [422, "bad-field"],
    foreign: () => [
      ["no such bucket", `${BUCKET}?asOf=2024-01-01&currency=CNY&bucket=5`, undefined, [422, "bad-field"]],
      ["no currency", `${BUCKET}?asOf=2024-01-01&currency=yuan&bucket=1`, undefined, [422, "bad-field"]],
    ],
  },
  "GET /v1/settings/report/aging": {
    door: "work",
    well: [422, "bad-field"],
    foreign: () => [
      ["a day to come", `${AGING}?asOf=2999-01-01&currency=CNY`, undefined, [422, "bad-field"]],
    ],
  },
};
