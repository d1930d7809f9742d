import { OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const left = (id: string, more: object = {}) => ({
  clientId: "0190a0a0-0000-7000-8000-0000000000a7",
  kind: "in-doubt",
  id,
  act: "leave",
  reason: "",
  ...more,
});

/** What waits for a person. */
export const inboxRows: Readonly<Record<string, Row>> = {
  "GET /v1/settings/inbox": {
    door: "work",
    well: OK,
    showsOwn: true,
    foreign: () => [
      ["no such kind", "/v1/settings/inbox?kind=nothing", undefined, [422, "no-such-page"]],
      ["no such page", "/v1/settings/inbox?after=in-doubt~soon~1", undefined, [422, "no-such-page"]],
      ["two owners", "/v1/settings/inbox?owner=1&owner=2", undefined, [422, "no-such-page"]],
    ],
  },
  "GET /v1/settings/letters": { door: "work", well: OK },
  "GET /v1/settings/letters/:dispatchId": {
    door: "work",
    well: [404, "no-such-letter"],
    foreign: (_ours, theirs) => [
      ["their message", `/v1/settings/letters/${theirs.dispatch}`, undefined, [404, "no-such-letter"]],
    ],
  },
  "GET /v1/settings/briefings": { door: "settings", well: OK },
  "PUT /v1/settings/briefings": {
    door: "settings",
    body: () => ({ forewarning: true, digestOn: null, digestTo: [], reason: "a test" }),
    well: OK,
    foreign: (_ours, theirs) => {
      const path = "/v1/settings/briefings";
      const asked = { forewarning: true, digestOn: 1, digestTo: ["999"], reason: "a test" };
      return [
        ["somebody who is nobody here", path, asked, [422, "bad-field"]],
        ["nobody", path, { ...asked, digestTo: [] }, [422, "bad-field"]],
        ["an org beside the body", path, { ...asked, orgId: theirs.orgId }, [422, "bad-field"]],
      ];
    },
  },
  "GET /v1/settings/inbox/counts": { door: "figures", well: OK },
  "POST /v1/settings/inbox": {
    door: "work",
    body: (ours) => left(ours.dispatch),
    well: OK,
    foreign: (ours, theirs) => {
      const fresh = { clientId: "0190a0a0-0000-7000-8000-0000000000a8" };
      const path = "/v1/settings/inbox";
      return [
        ["their message", path, left(theirs.dispatch, fresh), [409, "not-waiting"]],
        ["an org beside the body", path, left(ours.dispatch, { orgId: theirs.orgId }), [422, "bad-field"]],
        [
          "what nobody may say of it",
          path,
          left(ours.dispatch, { ...fresh, act: "approve" }),
          [422, "no-such-act"],
        ],
      ];
    },
  },
};
