export { sayLift } from "./say-lift.ts";
export { ScoreOn } from "./score-on.tsx";
export { WhyTable } from "./why-table.tsx";
