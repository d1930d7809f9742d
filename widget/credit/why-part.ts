export { sayLift } from "./say-lift.ts";
export { WhyTable } from "./why-table.tsx";
