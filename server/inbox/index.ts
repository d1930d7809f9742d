export { actOnLine, type InboxRefusal } from "./act-on-line.ts";
export type { InboxDesk } from "./ports.ts";
export { countInbox, readInbox } from "./read-inbox.ts";
export { readTicks } from "./read-ticks.ts";
