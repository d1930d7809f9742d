export { createClock } from "./clock.ts";
export { installExtension } from "./extension.ts";
export { addOrg, type OrgSpec, type UserSpec } from "./org.ts";
export { deleteRecord, findByUnique, findRecord, insertRecord, updateRecord } from "./records.ts";
export { renderRecord } from "./render.ts";
export { canSee } from "./sharing.ts";
export type * from "./types.ts";
export { createWorld } from "./world.ts";
export { stamp } from "./zone-time.ts";
