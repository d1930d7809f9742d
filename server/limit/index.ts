export { exceptionsLeft, holdOn } from "./standing.ts";
export { grantException, type ExceptionRefusal } from "./grant-exception.ts";
export { leftIn } from "./hold-body.ts";
export { placeHold, type HoldRefusal } from "./place-hold.ts";
export { readControl, setControl } from "./set-control.ts";
export { limitFromCrm, readProposal, reckonLimit } from "./read-proposal.ts";
export { readHold } from "./read-hold.ts";
export { tellHolds } from "./tell-holds.ts";
export type { HoldFields, HoldFieldsItem, LimitBook, LimitDesk } from "./ports.ts";
