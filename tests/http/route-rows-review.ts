import { FRESH, OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const review = (accountId: string, more: object = {}) => ({
  clientId: FRESH,
  ...{ accountId, outcome: "keep", rationale: "a test", againOn: null },
  ...more,
});
const calendar = (more: object = {}) => ({
  clientId: "0190a0a0-0000-7000-8000-0000000000c1",
  months: { A: 12, B: 6, C: 3, D: 1, E: 1, none: 3 },
  ...{ noticeDays: 14, reason: "a test" },
  ...more,
});
const PATH = "/v1/settings/reviews";

/** Reviews of accounts. */
export const reviewRows: Readonly<Record<string, Row>> = {
  "GET /v1/settings/reviews": {
    door: "work",
    well: OK,
    foreign: () => [
      ["no such state", `${PATH}?state=nothing`, undefined, [422, "no-such-page"]],
      ["no such page", `${PATH}?after=soon`, undefined, [422, "no-such-page"]],
    ],
  },
  "POST /v1/settings/reviews": {
    door: "work",
    body: (ours) => review(ours.account),
    well: OK,
    foreign: (ours, theirs) => {
      const fresh = { clientId: "0190a0a0-0000-7000-8000-0000000000c2" };
      return [
        ["their account", PATH, review(theirs.account, fresh), [409, "not-synced"]],
        [
          "an org beside the body",
          PATH,
          review(ours.account, { ...fresh, orgId: theirs.orgId }),
          [422, "bad-field"],
        ],
        ["no rationale", PATH, review(ours.account, { ...fresh, rationale: " " }), [422, "bad-field"]],
        [
          "a day that is over",
          PATH,
          review(ours.account, { ...fresh, againOn: "2020-01-01" }),
          [422, "review-again-past"],
        ],
        [
          "a day beyond the calendar",
          PATH,
          review(ours.account, { ...fresh, againOn: "9998-01-01" }),
          [422, "review-again-late"],
        ],
      ];
    },
  },
  "PUT /v1/settings/review-calendar": {
    door: "settings",
    body: () => calendar(),
    well: OK,
    foreign: () => {
      const fresh = { clientId: "0190a0a0-0000-7000-8000-0000000000c3" };
      const path = "/v1/settings/review-calendar";
      return [
        [
          "no month at all",
          path,
          calendar({ ...fresh, months: { ...calendar().months, D: 0 } }),
          [422, "bad-field"],
        ],
        ["a grade left out", path, calendar({ ...fresh, months: { A: 12 } }), [422, "bad-field"]],
      ];
    },
  },
};
