import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const SENDER = {
  name: "AR",
  address: "ar@seller.example",
  replyTo: null,
  signature: { "zh-CN": "", en: "" },
};

/** What administrators see and set. */
export const settingsRows: Readonly<Record<string, Row>> = {
  "GET /v1/settings/vetoes": { door: "settings", well: OK },
  "GET /v1/settings/org": { door: "settings", well: OK },
  "GET /v1/settings/acts": { door: "settings", well: OK },
  "GET /v1/settings/go-live": { door: "settings", well: OK },
  "POST /v1/settings/go-live": {
    door: "settings",
    body: () => ({ digest: "0".repeat(64), name: "somebody else" }),
    well: [422, "other-name"],
  },
  "POST /v1/settings/release-fuse": {
    door: "settings",
    body: () => ({ asOf: "9999-01-01", reason: "a test" }),
    well: [422, "not-today"],
  },
  "GET /v1/settings/returns": { door: "settings", well: OK },
  "PUT /v1/settings/returns": {
    door: "settings",
    body: () => ({ address: "returns@seller.example" }),
    well: OK,
  },
  "GET /v1/settings/sms": { door: "settings", well: OK },
  "PUT /v1/settings/sms": {
    door: "settings",
    body: () => ({
      provider: "twilio",
      region: "CN",
      account: `AC${"1".repeat(32)}`,
      secret: "f".repeat(32),
      from: "+14155550100",
      templates: {},
    }),
    well: OK,
  },
  "PUT /v1/settings/caps": {
    door: "settings",
    body: () => ({
      caps: { firstDay: 50, growth: 2, days: 7, fuseShare: 0.2, fuseAbove: 100 },
      seen: { firstDay: 50, growth: 2, days: 7, fuseShare: 0.2, fuseAbove: 100 },
      reason: "a test",
    }),
    well: OK,
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/caps",
        {
          caps: { firstDay: 50, growth: 2, days: 7, fuseShare: 0.2, fuseAbove: 100 },
          seen: { firstDay: 50, growth: 2, days: 7, fuseShare: 0.2, fuseAbove: 100 },
          reason: "x",
          orgId: theirs.orgId,
        },
        [422, "bad-field"],
      ],
    ],
  },
  "GET /v1/settings/runs": { door: "settings", well: OK },
  "GET /v1/settings/health": { door: "settings", well: OK },
  "POST /v1/settings/stop": { door: "settings", body: () => ({ reason: "a test" }), well: OK },
  "POST /v1/settings/resume": { door: "settings", body: () => ({ reason: "a test" }), well: OK },
  "POST /v1/settings/rehearse": { door: "settings", body: () => ({ reason: "a test" }), well: OK },
  "GET /v1/settings/policies": { door: "settings", well: OK },
  "GET /v1/settings/policies/:id/:version": {
    door: "settings",
    well: [404, "no-such-policy"],
    foreign: () => [
      ["no number", "/v1/settings/policies/standard/one", undefined, [404, "no-such-policy"]],
      ["another org's policy", "/v1/settings/policies/standard/1", undefined, [404, "no-such-policy"]],
    ],
  },
  "POST /v1/settings/policies": {
    door: "settings",
    body: () => ({ policy: { id: "mine" } }),
    well: [422, "bad-field"],
  },
  "POST /v1/settings/policies/try": {
    door: "settings",
    body: (ours) => ({ policy: standardPolicy, accountId: ours.account }),
    well: OK,
    showsOwn: true,
    foreign: (_ours, theirs) => [
      [
        "their account",
        "/v1/settings/policies/try",
        { policy: standardPolicy, accountId: theirs.account },
        [404, "no-such-account"],
      ],
    ],
  },
  "GET /v1/settings/segments": { door: "settings", well: OK },
  "PUT /v1/settings/segments": {
    door: "settings",
    body: () => ({ draft: { version: 7, segments: [], otherwise: "standard" } }),
    well: [422, "bad-field"],
    foreign: () => [["no draft", "/v1/settings/segments", {}, [422, "bad-field"]]],
  },
  "POST /v1/settings/segments/try": {
    door: "settings",
    body: () => ({ draft: { version: 0, segments: [], otherwise: "standard" } }),
    well: OK,
  },
  "GET /v1/settings/sender": { door: "settings", well: OK },
  "PUT /v1/settings/sender": {
    door: "settings",
    body: () => ({ sender: SENDER, reason: "a test" }),
    // None of this org's people has an address, so no domain is its own.
    well: [422, "bad-field"],
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/sender",
        { sender: SENDER, reason: "x", orgId: theirs.orgId },
        [422, "bad-field"],
      ],
    ],
  },
  "POST /v1/settings/sender/test": {
    door: "settings",
    body: () => ({ sender: SENDER }),
    well: [422, "bad-field"],
    foreign: () => [
      [
        "somebody else's address",
        "/v1/settings/sender/test",
        { sender: SENDER, to: "victim@buyer.example" },
        [422, "bad-field"],
      ],
    ],
  },
  "POST /v1/settings/sender/key": {
    door: "settings",
    body: () => ({ key: "new", reason: "a test" }),
    // Nobody set a sender here.
    well: [422, "bad-field"],
    foreign: () => [
      [
        "a key of one's own",
        "/v1/settings/sender/key",
        { key: "new", reason: "x", privateKey: "x" },
        [422, "bad-field"],
      ],
    ],
  },
  "POST /v1/settings/sender/check": {
    door: "settings",
    body: () => ({ selector: null }),
    // Nobody set a sender here.
    well: [422, "bad-field"],
    foreign: () => [
      [
        "a domain of one's choice",
        "/v1/settings/sender/check",
        { selector: null, domain: "victim.example" },
        [422, "bad-field"],
      ],
      ["no selector but a name", "/v1/settings/sender/check", { selector: "a b" }, [422, "bad-field"]],
    ],
  },
  "GET /v1/settings/files": { door: "settings", well: OK },
  "PUT /v1/settings/files": {
    door: "settings",
    body: () => ({ rule: { attach: "pdf", mostMb: 10 }, reason: "a test" }),
    well: OK,
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/files",
        { rule: null, reason: "x", orgId: theirs.orgId },
        [422, "bad-field"],
      ],
      [
        "more than mail servers take",
        "/v1/settings/files",
        { rule: { attach: "pdf", mostMb: 21 }, reason: "x" },
        [422, "bad-field"],
      ],
    ],
  },
  "GET /v1/settings/key-account": { door: "settings", well: OK },
  "PUT /v1/settings/key-account": {
    door: "settings",
    body: () => ({ chosen: { field: "Rating", values: ["Top"] }, reason: "a test" }),
    // No CRM answers here, and what cannot be checked is not stored.
    well: [422, "bad-field"],
    foreign: (_ours, theirs) => [
      [
        "an org beside the body",
        "/v1/settings/key-account",
        { chosen: null, reason: "x", orgId: theirs.orgId },
        [422, "bad-field"],
      ],
    ],
  },
  "GET /v1/settings/calendars": { door: "settings", well: OK },
  "GET /v1/settings/calendars/:calendarId": {
    door: "settings",
    well: [404, "no-such-calendar"],
    foreign: () => [
      ["a country's", "/v1/settings/calendars/CN", undefined, OK],
      ["the bare week", "/v1/settings/calendars/WEEK", undefined, OK],
      ["a country by its name", "/v1/settings/calendars/China", undefined, [404, "no-such-calendar"]],
    ],
  },
  "GET /v1/settings/replay": { door: "settings", well: OK },
  "POST /v1/settings/replay": {
    door: "settings",
    body: () => ({ from: "2026-11-01", to: "2026-11-20", policy: { kind: "as-then" } }),
    well: [422, "bad-field"],
  },
  "GET /v1/settings/accounts": { door: "settings", well: OK, showsOwn: true },
};
