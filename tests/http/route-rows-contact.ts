import type { Row } from "./route-row.ts";

const FRESH = "0190a0a0-0000-7000-8000-0000000000d1";
const preference = {
  weekdays: [1, 2, 3, 4, 5],
  fromMinute: 540,
  toMinute: 1020,
  ways: ["call", "email", "sms", "visit", "message"],
  refused: [],
  until: null,
  note: "a test",
};
const optOut = (contactId: string) => ({
  ...{
    clientId: FRESH,
    contactId,
    ways: ["visit"],
    purposes: ["early-notice"],
    heard: "phone",
    note: "a test",
  },
});
const optIn = (contactId: string) => ({
  ...{ contactId, optOutIds: [`${FRESH}/visit/early-notice`], heard: "phone", reason: "a test" },
});
const limits = (more: object = {}) => ({ presets: {}, changed: [], ...more });

/** When contacts may be reached. */
export const contactRows: Readonly<Record<string, Row>> = {
  "GET /v1/accounts/:accountId/contacts": {
    door: "widget",
    well: [200, null],
    sameNumber: [200, null],
    asViewer: [200, null],
  },
  "PUT /v1/accounts/:accountId/contacts/preference": {
    door: "widget",
    body: (ours) => ({ contactId: ours.contact, preference }),
    well: [200, null],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "not-allowed"],
    foreign: (ours, theirs) => [
      [
        "their contact",
        `/v1/accounts/${ours.account}/contacts/preference`,
        { contactId: theirs.contact, preference },
        [422, "no-such-contact"],
      ],
    ],
  },
  "POST /v1/accounts/:accountId/contacts/wrong": {
    door: "widget",
    body: (ours) => ({ clientId: FRESH, contactId: ours.contact, what: "email", reason: "a test" }),
    well: [201, null],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "not-allowed"],
    foreign: (ours, theirs) => [
      [
        "their contact",
        `/v1/accounts/${ours.account}/contacts/wrong`,
        { clientId: FRESH, contactId: theirs.contact, what: "email", reason: "a test" },
        [422, "no-such-contact"],
      ],
    ],
  },
  "POST /v1/accounts/:accountId/contacts/verify": {
    door: "widget",
    body: (ours) => ({ contactId: ours.contact, reason: "a test" }),
    well: [200, null],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "not-allowed"],
  },
  "POST /v1/accounts/:accountId/contacts/opt-out": {
    door: "widget",
    body: (ours) => optOut(ours.contact),
    well: [201, null],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "not-allowed"],
    foreign: (ours, theirs) => [
      [
        "their contact",
        `/v1/accounts/${ours.account}/contacts/opt-out`,
        optOut(theirs.contact),
        [422, "no-such-contact"],
      ],
    ],
  },
  "POST /v1/accounts/:accountId/contacts/opt-in": {
    door: "widget",
    body: (ours) => optIn(ours.contact),
    well: [201, null],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "not-allowed"],
    foreign: (ours, theirs) => [
      [
        "their contact",
        `/v1/accounts/${ours.account}/contacts/opt-in`,
        optIn(theirs.contact),
        [422, "no-such-contact"],
      ],
    ],
  },
  "POST /v1/accounts/:accountId/contacts/third-party": {
    door: "widget",
    body: () => ({
      clientId: FRESH,
      name: "a neighbour",
      way: "call",
      text: "Do you know how to reach them?",
    }),
    well: [409, "not-lost"],
    sameNumber: [409, "not-synced"],
    asViewer: [403, "not-allowed"],
  },
  "GET /v1/settings/limits": { door: "settings", well: [200, null] },
  "PUT /v1/settings/limits": {
    door: "settings",
    body: () => limits(),
    well: [200, null],
    foreign: (_ours, theirs) => [
      ["an org beside the body", "/v1/settings/limits", limits({ orgId: theirs.orgId }), [422, "bad-field"]],
    ],
  },
};
