import { account, inAMonth, OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const FRESH = "0190a0a0-0000-7000-8000-0000000000d9";
const common = (more: object = {}) => ({
  clientId: FRESH,
  source: "the annual report",
  note: "a test",
  on: "2026-03-31",
  expiresOn: inAMonth(),
  supersedes: null,
  fileId: null,
  ...more,
});
const statement = (more: object = {}) => ({
  ...common(more),
  kind: "statement",
  currency: "CNY",
  periodEnd: "2025-12-31",
  audited: true,
  workingCapitalMinor: 10_000,
  totalAssetsMinor: 100_000,
  retainedEarningsMinor: 20_000,
  ebitMinor: 8_000,
  bookEquityMinor: 40_000,
  totalLiabilitiesMinor: 60_000,
});

/** Credit files. */
export const dossierRows: Readonly<Record<string, Row>> = {
  "GET /v1/accounts/:accountId/dossier": {
    door: "widget",
    well: OK,
    sameNumber: [409, "not-synced"],
    asViewer: OK,
    foreign: (ours, theirs) => [
      ["their account", account(theirs.account, "dossier"), undefined, [403, "other-account"]],
      ["a day of nobody", account(ours.account, "dossier?asOf=soon"), undefined, [422, "bad-field"]],
    ],
  },
  "GET /v1/accounts/:accountId/dossier/files": {
    door: "widget",
    // No CRM answers behind this house.
    well: [409, "files-silent"],
    sameNumber: [409, "not-synced"],
    asViewer: [409, "files-silent"],
  },
  "POST /v1/accounts/:accountId/dossier": {
    door: "widget",
    body: () => statement(),
    well: [201, null],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "dossier-not-allowed"],
    foreign: (ours, theirs) => [
      ["their account", account(theirs.account, "dossier"), statement(), [403, "other-account"]],
      [
        "an org beside the body",
        account(ours.account, "dossier"),
        statement({ orgId: theirs.orgId }),
        [422, "bad-field"],
      ],
    ],
  },
  "POST /v1/accounts/:accountId/dossier/:entryId/withdrawal": {
    door: "widget",
    body: () => ({ clientId: FRESH, reason: "a test" }),
    well: [404, "no-such-dossier-entry"],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "dossier-not-allowed"],
  },
  "GET /v1/settings/dossier": { door: "settings", well: OK },
  "PUT /v1/settings/dossier": {
    door: "settings",
    body: () => ({
      clientId: FRESH,
      rate: ["admin"],
      record: ["admin", "collector"],
      notes: true,
      reason: "a test",
    }),
    well: OK,
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/dossier",
        { clientId: FRESH, rate: [], record: [], notes: false, reason: "a test", orgId: theirs.orgId },
        [422, "bad-field"],
      ],
    ],
  },
};
