export type { BounceBook, BounceDesk, LastWord, ReturnMailbox } from "./ports.ts";
export { admitMail, putReturns, readReturns } from "./return-mailbox.ts";
export { mayStop, unsubscribe } from "./stop-mails.ts";
export { type Taken, takeReturned } from "./take-returned.ts";
