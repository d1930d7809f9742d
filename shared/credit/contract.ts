import * as z from "zod/mini";
import { WireDay } from "../kernel/contract.ts";
import { WireExposure } from "../limit/contract.ts";
import { BLOCK_CODES, CAP_CODES } from "./kinds.ts";

export const GRADES = ["A", "B", "C", "D", "E"] as const;
export const REASON_CODES = [
  "P01",
  "P02",
  "P03",
  "P04",
  "P05",
  "C01",
  "C02",
  "C03",
  "E01",
  "E02",
  "T01",
  "F01",
  "F02",
  "M01",
  "N01",
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** A loss or a strength in points of the 100, with the figures its sentence needs. */
export const WireReason = z.object({
  code: z.enum([...REASON_CODES, ...CAP_CODES]),
  effect: z.enum(["cap", "loss", "strength"]),
  /** Points lost (negative), gained (positive), or the ceiling of a cap. */
  points: z.number(),
  figures: z.catchall(z.object({}), z.number()),
});
export type ScoreReason = z.infer<typeof WireReason>;

export const WireScore = z.object({
  asOf: WireDay,
  /** 0.0–100.0, one decimal; null when nothing is known at all. */
  score: z.nullable(z.number()),
  grade: z.nullable(z.enum(GRADES)),
  provisional: z.boolean(),
  /** Weight of the blocks we have, 0–1. */
  coverage: z.number(),
  /** Settled invoices behind the score, weighted by recency. */
  evidence: z.number(),
  reasons: z.array(WireReason),
  /** What went into it, each with its weight of what is known, in per cent, its value 0–100 and the points it brings. */
  blocks: z.optional(
    z.array(
      z.object({ block: z.enum(BLOCK_CODES), weight: z.number(), value: z.number(), points: z.number() }),
    ),
  ),
  /** Which scorecard made it; absent where none was kept. */
  scorecard: z.optional(z.int()),
  /** Since the end of the last month, by what brought it; null where nothing was kept of then. */
  change: z.optional(
    z.nullable(
      z.object({
        since: WireDay,
        score: z.number(),
        blocks: z.array(z.object({ block: z.enum(BLOCK_CODES), points: z.number() })),
        capped: z.number(),
        /** Another scorecard made the score of then. */
        otherCard: z.boolean(),
      }),
    ),
  ),
  /** Oldest first; for the small trend line. */
  trend: z.array(z.object({ on: WireDay, score: z.number() })),
});
export type ScoreView = z.infer<typeof WireScore>;

/** GET /v1/accounts/:accountId/score: what it was at 00:00 of a day. */
export const WireScoreOn = z.object({
  on: WireDay,
  /** Kept on that day; scored again from what was known then; or from what is known now of the days before it. */
  from: z.enum(["kept", "as-known", "in-hindsight"]),
  /** The day whose customers it was compared with; null when none was ever scored. */
  among: z.nullable(WireDay),
  /** null when the account had not been billed. */
  score: z.nullable(z.number()),
  grade: z.nullable(z.enum(GRADES)),
  provisional: z.boolean(),
  scorecard: z.int(),
  reasons: z.array(WireReason),
});
export type ScoreOnBody = z.input<typeof WireScoreOn>;
export type ScoreOnView = z.infer<typeof WireScoreOn>;

const WireStanding = z.object({
  /** null when the account was never billed. */
  score: z.nullable(z.number()),
  grade: z.nullable(z.enum(GRADES)),
  provisional: z.boolean(),
  exposure: WireExposure,
});

/** If these invoices were paid on that day: as the account would stand next morning with the money, and without it. */
export const WireWhatIf = z.object({
  on: WireDay,
  before: WireStanding,
  after: WireStanding,
  /** Points of each reason that differs; null where there is no such reason. */
  reasons: z.array(
    z.object({
      code: WireReason.shape.code,
      effect: WireReason.shape.effect,
      figures: WireReason.shape.figures,
      before: z.nullable(z.number()),
      after: z.nullable(z.number()),
    }),
  ),
});
export type WhatIfBody = z.input<typeof WireWhatIf>;
export type WhatIfView = z.infer<typeof WireWhatIf>;

export type ScoreBody = z.input<typeof WireScore>;
