export { claimCharges, type ClaimRefusal } from "./claim-charges.ts";
export { claimInRound } from "./claim-in-round.ts";
export { decideCharge, type DecideRefusal } from "./decide-charge.ts";
export type { ChargeBook, ChargeDesk } from "./ports.ts";
export { readCharges } from "./read-charges.ts";
export { addRate, readFees, saveAccountTerms, saveTerms } from "./set-terms.ts";
