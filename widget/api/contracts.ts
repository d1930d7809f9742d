import "./no-eval.ts";

export { AccountView, MessageAnswer } from "../../shared/account/contract.ts";
export { FollowUpPage, LogAnswer } from "../../shared/followup/contract.ts";
export { WireRefusal } from "../../shared/kernel/contract.ts";
