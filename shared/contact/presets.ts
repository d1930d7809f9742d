import { type PresetId, WAYS, type Way } from "./kinds.ts";
import type { Limit, Source } from "./limit.ts";

/** Limits that belong together. Most of the texts bind those who collect from consumers; here they are good practice. */
export interface Preset {
  readonly presetId: PresetId;
  readonly limits: readonly Limit[];
}

const CALLS: readonly Way[] = ["call"];
const IN_PERSON: readonly Way[] = ["call", "visit", "message"];
const BY_NUMBER: readonly Way[] = ["call", "sms", "message"];
const VERIFIED = "2026-11-22";
const at = (hour: number): number => hour * 60;

const regulationF: Omit<Source, "place" | "standing"> = {
  name: "Regulation F, 12 CFR 1006",
  since: "2021-11-30",
  verifiedOn: VERIFIED,
};

const consumerCredit: Omit<Source, "place"> = {
  name: "《互联网金融 个人网络消费信贷 贷后催收风控指引》",
  since: "2025-02-28",
  verifiedOn: VERIFIED,
  standing: "secondary",
};

const bankingAssociation: Omit<Source, "place"> = {
  name: "中国银行业协会《金融机构个人消费类贷款催收工作指引(试行)》",
  since: "2026-01-30",
  verifiedOn: VERIFIED,
  standing: "secondary",
};

const ours: Source = { name: "Huikuan", place: "", since: null, verifiedOn: VERIFIED, standing: "house" };

const conduct: Source = {
  name: "FCA Handbook, CONC 7.9",
  place: "CONC 7.9: no number of its own, “unreasonable times”",
  since: "2014-04-01",
  verifiedOn: VERIFIED,
  standing: "house",
};

/** In force; each number with what it stands on. */
export const presets: readonly Preset[] = [
  {
    presetId: "us",
    limits: [
      {
        kind: "count",
        key: "us-attempts",
        ways: CALLS,
        counts: "attempts",
        most: 7,
        within: { days: 7 },
        per: "debtor",
        mayOverride: true,
        source: { ...regulationF, place: "1006.14(b)(2)(i)(A)", standing: "rebuttable" },
      },
      {
        kind: "pause",
        key: "us-after-conversation",
        ways: CALLS,
        days: 7,
        mayOverride: true,
        source: { ...regulationF, place: "1006.14(b)(2)(i)(B)", standing: "rebuttable" },
      },
      {
        kind: "hours",
        key: "us-hours",
        ways: WAYS,
        fromMinute: at(8),
        toMinute: at(21),
        mayOverride: false,
        source: { ...regulationF, place: "1006.6(b)(1)(i)", standing: "secondary" },
      },
    ],
  },
  {
    presetId: "cn",
    limits: [
      {
        kind: "count",
        key: "cn-conversations",
        ways: IN_PERSON,
        counts: "conversations",
        most: 3,
        within: "calendar-day",
        per: "debtor",
        mayOverride: false,
        source: { ...consumerCredit, place: "接通电话每日不超过3次" },
      },
      {
        kind: "count",
        key: "cn-unanswered",
        ways: BY_NUMBER,
        counts: "unanswered",
        most: 6,
        within: "calendar-day",
        per: "address",
        mayOverride: false,
        source: { ...bankingAssociation, place: "同一号码未接通每日不超过6次" },
      },
      {
        kind: "hours",
        key: "cn-hours",
        ways: WAYS,
        fromMinute: at(8),
        toMinute: at(22),
        mayOverride: false,
        source: { ...bankingAssociation, place: "22:00至次日8:00不得催收" },
      },
    ],
  },
  {
    presetId: "uk",
    limits: [
      hours("uk-hours", at(8), at(21), conduct),
      weekly("uk-attempts", 7, {
        ...conduct,
        place: "CONC 7.9: “unreasonably frequent”, no number of its own",
      }),
    ],
  },
  {
    presetId: "eu",
    limits: [
      hours("eu-hours", at(8), at(20), { ...ours, place: "2011/7/EU: no hours, no numbers" }),
      weekly("eu-attempts", 7, { ...ours, place: "2011/7/EU: no hours, no numbers" }),
    ],
  },
  { presetId: "b2b", limits: [hours("b2b-hours", at(7), at(21), ours), weekly("b2b-attempts", 10, ours)] },
];

function hours(key: string, fromMinute: number, toMinute: number, source: Source): Limit {
  return { kind: "hours", key, ways: WAYS, fromMinute, toMinute, mayOverride: true, source };
}

function weekly(key: string, most: number, source: Source): Limit {
  const within = { days: 7 };
  return {
    kind: "count",
    key,
    ways: CALLS,
    counts: "attempts",
    most,
    within,
    per: "debtor",
    mayOverride: true,
    source,
  };
}

const UNION = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

/** Where nobody chose: by the debtor's country; `code`: ISO 3166 alpha-2. */
export function usualPreset(code: string | null): PresetId {
  if (code === "US") return "us";
  if (code === "CN") return "cn";
  if (code === "GB") return "uk";
  return code !== null && UNION.has(code) ? "eu" : "b2b";
}

export const presetOf = (presetId: PresetId): Preset =>
  presets.find((each) => each.presetId === presetId) ?? { presetId, limits: [] };
