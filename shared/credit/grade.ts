import type { GRADES } from "./contract.ts";

export type Grade = (typeof GRADES)[number];

/** The lowest score of each grade. */
export const GRADE_FLOORS: readonly (readonly [Grade, number])[] = [
  ["A", 90],
  ["B", 80],
  ["C", 70],
  ["D", 60],
  ["E", 0],
];

export function gradeOf(score: number): Grade {
  return GRADE_FLOORS.find(([, floor]) => score >= floor)?.[0] ?? "E";
}
