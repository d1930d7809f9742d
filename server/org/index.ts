export { connectOrg, type Connected } from "./connect-org.ts";
export { beginConsent, type Begun } from "./begin-consent.ts";
export { type ConsentBack, type ConsentRefusal, type Installed, takeConsent } from "./take-consent.ts";
export { openSession, type SessionRefusal } from "./open-session.ts";
export { roleOf } from "./role-of.ts";
export type {
  Connection,
  ConsentDesk,
  CrmInstall,
  Grant,
  Org,
  OrgBook,
  OrgDesk,
  OrgEntry,
  OrgSettings,
  Viewer,
  Visitor,
} from "./ports.ts";
