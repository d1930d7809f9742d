import type { BLOCK_CODES } from "../../shared/credit/kinds.ts";

const blocks: Record<(typeof BLOCK_CODES)[number], string> = {
  P: "Payment",
  C: "Conduct",
  E: "Exposure",
  T: "Tenure",
  F: "Finances",
  M: "Market and law",
};

export const scoreWhyEn = {
  blocks,
  title: "How the points add up",
  block: "Block",
  value: "Value",
  weight: "Weight",
  points: "Points",
  unknown: "nothing known",
  ceiling: "Ceiling",
  score: "Score",
  left: "Blocks of which nothing is known are left out, and the others weigh more. All but the payments are set by experience, not proved by payments.",
};
