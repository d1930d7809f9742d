import type { Row } from "./route-row.ts";

const place = { letter: "reminder-1", segment: null, tone: null, language: "en" };
const draft = {
  subject: "From us",
  body: "{{senderName}}: {{askedAmount}}\n\n{{invoiceTable}}",
  approvedCode: null,
};
const pay = { link: "", phone: "", instructions: { "zh-CN": "", en: "" } };

/** An org's own words. */
export const wordingRows: Readonly<Record<string, Row>> = {
  "GET /v1/settings/wordings": { door: "settings", well: [200, null] },
  "PUT /v1/settings/wordings": {
    door: "settings",
    // Over a version that there never was.
    body: () => ({ place, draft, over: 7, reason: "a test" }),
    well: [422, "bad-field"],
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/wordings",
        { place, draft, over: 0, reason: "x", orgId: theirs.orgId },
        [422, "bad-field"],
      ],
      [
        "a prototype for a letter",
        "/v1/settings/wordings",
        { place: { ...place, letter: "constructor" }, draft, over: 0, reason: "x" },
        [422, "bad-field"],
      ],
    ],
  },
  "POST /v1/settings/wordings/preview": {
    door: "settings",
    body: () => ({ place, draft, accountId: "4000000000000099999" }),
    well: [422, "bad-field"],
  },
  "POST /v1/settings/wordings/test": {
    door: "settings",
    body: () => ({ place, draft, accountId: "4000000000000099999" }),
    well: [422, "bad-field"],
    foreign: () => [
      [
        "somebody else's address",
        "/v1/settings/wordings/test",
        { place, draft, accountId: "4000000000000099999", to: "victim@buyer.example" },
        [422, "bad-field"],
      ],
    ],
  },
  "PUT /v1/settings/pay-details": {
    door: "settings",
    body: () => ({ pay: { ...pay, link: "http://pay.example" }, reason: "a test" }),
    well: [422, "bad-field"],
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/pay-details",
        { pay, reason: "x", orgId: theirs.orgId },
        [422, "bad-field"],
      ],
    ],
  },
};
