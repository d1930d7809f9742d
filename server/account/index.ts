export { readMessage } from "./read-message.ts";
export { viewAccount } from "./view-account.ts";
export type { AccountBook, AccountDesk, Reader } from "./ports.ts";
