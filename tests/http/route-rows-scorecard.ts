import { STANDARD_SCORECARD } from "../../shared/credit/scorecard.ts";
import { ScorecardAnswer } from "../../shared/credit/scorecard/contract.ts";
import { OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const { version: _, ...standard } = STANDARD_SCORECARD;
const DRAFT = "/v1/settings/scorecard/draft";
const { weights, floors, ceilings, counted } = standard;

/** What the org scores by. */
export const scorecardRows: Readonly<Record<string, Row>> = {
  "GET /v1/settings/scorecard": { door: "settings", well: OK, shape: ScorecardAnswer },
  "PUT /v1/settings/scorecard/draft": {
    door: "settings",
    body: () => ({ card: standard }),
    well: OK,
    shape: ScorecardAnswer,
    foreign: (_ours, theirs) => [
      ["an org beside the card", DRAFT, { card: standard, orgId: theirs.orgId }, [422, "bad-field"]],
      [
        "weights of 99",
        DRAFT,
        { card: { ...standard, weights: { ...weights, P: weights.P - 1 } } },
        [422, "bad-field"],
      ],
      [
        "equal cut-offs",
        DRAFT,
        { card: { ...standard, floors: { ...floors, B: floors.C } } },
        [422, "bad-field"],
      ],
      [
        "a cap above 100",
        DRAFT,
        { card: { ...standard, ceilings: { ...ceilings, listed: 101 } } },
        [422, "bad-field"],
      ],
      [
        "no half-life",
        DRAFT,
        { card: { ...standard, counted: { ...counted, halfLifeDays: 0 } } },
        [422, "bad-field"],
      ],
    ],
  },
  // Of the draft that the row above kept.
  "POST /v1/settings/scorecard/try": { door: "settings", well: OK, shape: ScorecardAnswer },
  "POST /v1/settings/scorecard": {
    door: "settings",
    // One that nobody could have seen yet: the orgs that share the house keep to the standard.
    body: () => ({ card: standard, after: 7, reason: "a test" }),
    well: [409, "scorecard-changed"],
    foreign: (_ours, theirs) => [
      [
        "an org beside the card",
        "/v1/settings/scorecard",
        { card: standard, after: 1, reason: "a test", orgId: theirs.orgId },
        [422, "bad-field"],
      ],
      [
        "without a reason",
        "/v1/settings/scorecard",
        { card: standard, after: 1, reason: " " },
        [422, "bad-field"],
      ],
    ],
  },
};
