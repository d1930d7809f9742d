export { choosePayer, type PayerRefusal } from "./choose-payer.ts";
export { groupBody } from "./group-body.ts";
export type { GroupBook, GroupDesk } from "./ports.ts";
