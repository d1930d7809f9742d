import * as z from "zod/mini";
import { WireDay } from "../../kernel/contract.ts";
import { GRADES } from "../contract.ts";
import { BLOCK_CODES, CAP_CODES, COUNTED_BY, GRADES_WITH_FLOOR, PAYMENT_PARTS } from "../kinds.ts";

type CountedBy = keyof typeof COUNTED_BY;
const COUNTED = Object.keys(COUNTED_BY) as [CountedBy, ...CountedBy[]];

/** What scores are made by: percentages, lowest scores of grades, highest scores that caps leave, days and counts. */
export const WireCard = z.object({
  weights: z.record(z.enum(BLOCK_CODES), z.number()),
  payment: z.record(z.enum(PAYMENT_PARTS), z.number()),
  floors: z.record(z.enum(GRADES_WITH_FLOOR), z.number()),
  ceilings: z.record(z.enum(CAP_CODES), z.number()),
  counted: z.record(z.enum(COUNTED), z.number()),
});

/** How well one of the two ranked the past: each account at the first of a month against the 60 days after it. */
const WireRanked = z.object({
  /** The chance that one that turned bad had the lower score; null where none did, or all. */
  auc: z.nullable(z.number()),
  grades: z.readonly(z.array(z.object({ grade: z.enum(GRADES), accounts: z.int(), badShare: z.number() }))),
});

const WireStood = z.object({ score: z.number(), grade: z.enum(GRADES) });
const TRIED = { triedOn: WireDay, against: z.int() };
const WireTrial = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("ready"),
    ...TRIED,
    /** The days that were asked about, and the answers that are known. */
    days: z.readonly(z.array(WireDay)),
    asked: z.int(),
    badShare: z.nullable(z.number()),
    inForce: WireRanked,
    draft: WireRanked,
    /** Scored today, those whose grade would be another, and the largest of those moves. */
    accounts: z.int(),
    moved: z.int(),
    moves: z.readonly(
      z.array(
        z.object({ accountId: z.string(), name: z.nullable(z.string()), from: WireStood, to: WireStood }),
      ),
    ),
  }),
  z.object({ state: z.literal("failed"), ...TRIED }),
]);
export type TrialBody = z.input<typeof WireTrial>;
export type ReadyTrial = Extract<TrialView, { state: "ready" }>;
export type TrialView = z.infer<typeof WireTrial>;

const WireVersion = z.object({
  version: z.int(),
  /** The first day whose scores it makes; null: from the beginning. */
  from: z.nullable(WireDay),
  reason: z.nullable(z.string()),
  by: z.nullable(z.string()),
  at: z.nullable(z.string()),
  card: WireCard,
});

/** GET /v1/settings/scorecard. */
export const ScorecardAnswer = z.object({
  /** Of the versions, which makes the scores of today. */
  inForce: z.int(),
  /** The newest first. */
  versions: z.readonly(z.array(WireVersion)),
  draft: z.nullable(
    z.object({
      card: WireCard,
      by: z.string(),
      at: z.string(),
      running: z.boolean(),
      last: z.nullable(WireTrial),
    }),
  ),
});
export type ScorecardBody = z.input<typeof ScorecardAnswer>;
export type ScorecardView = z.infer<typeof ScorecardAnswer>;
export type CardView = z.infer<typeof WireCard>;
