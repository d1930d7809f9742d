import { OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

/** The operator's acts. */
export const opsRows: Readonly<Record<string, Row>> = {
  "GET /ops/orgs": { door: "operator", well: OK },
  "POST /ops/orgs": { door: "operator", body: () => ({ apiUrl: "nowhere" }), well: [422, "bad-field"] },
  "GET /ops/stop": { door: "operator", well: OK },
  "POST /ops/stop": { door: "operator", body: () => ({ by: "Chen", reason: "a test" }), well: OK },
  "POST /ops/resume": { door: "operator", body: () => ({ by: "Chen", reason: "a test" }), well: OK },
  "POST /ops/orgs/:orgId/sync": { door: "operator", well: OK },
  "POST /ops/orgs/:orgId/round": {
    door: "operator",
    body: () => ({ asOf: "9999-01-01" }),
    well: [422, "not-yet"],
  },
  "POST /ops/orgs/:orgId/deliver": { door: "operator", well: OK },
  "POST /ops/orgs/:orgId/mode": {
    door: "operator",
    body: () => ({ mode: "stopped" }),
    well: OK,
    foreign: (ours, theirs) => [
      [
        "an org beside the body",
        `/ops/orgs/${ours.orgId}/mode`,
        { mode: "live", orgId: theirs.orgId },
        [422, "bad-field"],
      ],
    ],
  },
  "GET /ops/orgs/:orgId/messages/in-doubt": { door: "operator", well: OK },
  "POST /ops/orgs/:orgId/messages/:dispatchId/settle": {
    door: "operator",
    body: () => ({ didLeave: true, by: "Li Na" }),
    well: OK,
    foreign: (ours, theirs) => [
      [
        "their message in doubt",
        `/ops/orgs/${ours.orgId}/messages/${theirs.dispatch}/settle`,
        { didLeave: true, by: "x" },
        [409, "not-in-doubt"],
      ],
    ],
  },
  "PUT /ops/orgs/:orgId/settings": {
    door: "operator",
    body: () => ({ language: "en" }),
    well: OK,
    foreign: (ours, theirs) => [
      [
        "an org beside the body",
        `/ops/orgs/${ours.orgId}/settings`,
        { language: "en", org_id: theirs.orgId },
        [422, "bad-field"],
      ],
    ],
  },
  "PUT /ops/orgs/:orgId/policy": {
    door: "operator",
    body: () => ({ by: "Chen", policy: {} }),
    well: [422, "bad-field"],
  },
};
