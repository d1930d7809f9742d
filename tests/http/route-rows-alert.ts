import { OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const threshold = (more: object = {}) => ({
  clientId: "0190a0a0-0000-7000-8000-0000000000b1",
  ...{ trigger: "limit-near", on: true, fires: 85, rearms: 80, cooldownDays: 7 },
  reason: "a test",
  ...more,
});

/** Early warnings. */
export const alertRows: Readonly<Record<string, Row>> = {
  "GET /v1/settings/alerts": {
    door: "work",
    well: OK,
    foreign: () => [
      ["no such trigger", "/v1/settings/alerts?trigger=nothing", undefined, [422, "no-such-page"]],
      ["no such page", "/v1/settings/alerts?after=soon", undefined, [422, "no-such-page"]],
    ],
  },
  "POST /v1/settings/alerts": {
    door: "work",
    body: () => ({ alertId: "nobody-s", note: "a test" }),
    well: [404, "no-such-alert"],
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/alerts",
        { alertId: "nobody-s", note: "a test", orgId: theirs.orgId },
        [422, "bad-field"],
      ],
    ],
  },
  "PUT /v1/settings/alert-thresholds": {
    door: "settings",
    body: () => threshold(),
    well: OK,
    foreign: () => {
      const path = "/v1/settings/alert-thresholds";
      const fresh = { clientId: "0190a0a0-0000-7000-8000-0000000000b2" };
      return [
        [
          "it would end where it is raised",
          path,
          threshold({ ...fresh, rearms: 86 }),
          [422, "rearms-above-fires"],
        ],
        ["no such trigger", path, threshold({ ...fresh, trigger: "moon" }), [422, "bad-field"]],
      ];
    },
  },
};
