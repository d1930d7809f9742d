import type { ListSource, OrgFacts } from "./ports.ts";

/** Sales orders and deals are read where they count against limits, and only there. */
export const countedOf = (counts: OrgFacts["counts"]): readonly ListSource[] => [
  ...(counts?.orders === true ? (["orders"] as const) : []),
  ...(counts?.deals === true ? (["deals"] as const) : []),
];
