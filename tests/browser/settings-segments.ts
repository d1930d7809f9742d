import type express from "express";
import { firmPolicy } from "../../shared/dunning/policy/ready-made/firm.ts";
import { keyAccountPolicy } from "../../shared/dunning/policy/ready-made/key-account.ts";
import { readSegments } from "../../shared/dunning/policy/segments.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import type { KeyAccountBody, SegmentsBody, TrySegmentsBody } from "../../shared/settings/contract.ts";

const POLICIES = [standardPolicy, firmPolicy, keyAccountPolicy];
const IDS = new Set(POLICIES.map(({ id }) => id));

export interface SegmentsRoom {
  /** What is stored; another administrator may change it under an open page. */
  segments: SegmentsBody["current"];
}

/** An org of 156 customers whose segments are kept in memory, an older version being refused. */
export function addSegments(app: express.Express, room: SegmentsRoom): void {
  app.get("/v1/settings/segments", (_request, response) => void response.json(answerOf(room)));
  let keyAccount: KeyAccountBody["current"] = null;
  app.get("/v1/settings/key-account", (_request, response) => void response.json(keyAccountOf(keyAccount)));
  app.put("/v1/settings/key-account", (request, response) => {
    keyAccount = (request.body as { chosen: KeyAccountBody["current"] }).chosen;
    response.json(keyAccountOf(keyAccount));
  });
  app.post("/v1/settings/segments/try", (request, response) => {
    const read = readSegments((request.body as { draft: unknown }).draft, IDS);
    if (!read.ok) return void response.status(422).json({ error: { code: "bad-field", ...read.because } });
    response.json(tried(read.value as SegmentsBody["current"]));
  });
  app.put("/v1/settings/segments", (request, response) => {
    const read = readSegments((request.body as { draft: unknown }).draft, IDS);
    if (!read.ok) return void response.status(422).json({ error: { code: "bad-field", ...read.because } });
    const draft = read.value as SegmentsBody["current"];
    const message = { "zh-CN": "分组已被他人更改。", en: "Somebody changed the segments." };
    if (draft.version !== room.segments.version)
      return void response.status(422).json({ error: { code: "bad-field", field: "version", message } });
    room.segments = { ...draft, version: draft.version + 1 };
    response.json({ version: room.segments.version });
  });
}

const keyAccountOf = (current: KeyAccountBody["current"]): KeyAccountBody => ({
  current,
  fields: [
    { field: "Strategic", label: "Strategic", values: null },
    {
      field: "Tier",
      label: "客户级别",
      values: ["Gold", "Silver", "Bronze"].map((value) => ({ value, label: value })),
    },
  ],
});

const counted = ({ segments, otherwise }: SegmentsBody["current"]): SegmentsBody["counts"] => [
  ...segments.map(({ key, policyId }, at) => ({ segment: key, policyId, accounts: 21 - at })),
  { segment: null, policyId: otherwise, accounts: 135 },
];

function answerOf({ segments }: SegmentsRoom): SegmentsBody {
  return {
    viewer: { orgId: "1", userId: "7", name: "陈总" },
    current: segments,
    changed: segments.version === 0 ? null : { at: "2026-11-19T16:40:00.000+08:00", by: "李倩" },
    policies: POLICIES.map(({ id, version, name }) => ({ id, version, name })),
    choices: {
      grades: ["A", "B", "C", "D", "E"],
      countries: ["CN", "DE", "US"],
      languages: ["en", "zh-CN"],
      owners: [
        { id: "77", name: "李倩" },
        { id: "78", name: "Wang Fang" },
      ],
      keyAccounts: 6,
      currencies: ["CNY", "USD"],
    },
    counts: counted(segments),
  };
}

function tried(draft: SegmentsBody["current"]): TrySegmentsBody {
  const first = draft.segments[0];
  const to = { segment: first?.key ?? null, policyId: first?.policyId ?? draft.otherwise };
  const before = { segment: null, policyId: "standard" };
  const names = ["苏州精密机械有限公司", "Northwind Traders"];
  return {
    accounts: 156,
    counts: counted(draft),
    changed: to.policyId === "standard" ? 0 : 21,
    changes:
      to.policyId === "standard"
        ? []
        : names.map((name, at) => ({ accountId: `543700000010000${at}`, name, before, after: to })),
  };
}
