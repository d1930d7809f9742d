export { connectOrg, type Connected } from "./connect-org.ts";
export { openSession, type SessionRefusal } from "./open-session.ts";
export type {
  Connection,
  CrmInstall,
  Grant,
  Org,
  OrgBook,
  OrgDesk,
  OrgEntry,
  OrgSettings,
  Viewer,
} from "./ports.ts";
