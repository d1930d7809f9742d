import type { Role } from "../../shared/account/contract.ts";

const ROLE_OF_PROFILE: Readonly<Record<string, Role>> = {
  Administrator: "admin",
  Collections: "collector",
  催收: "collector",
  Accounting: "accountant",
  会计: "accountant",
  Guest: "viewer",
};

/** A Zoho profile → what it may do here. Profiles we do not know are reps: they may read and log, never administer. */
export function roleOf(profile: string): Role {
  return Object.hasOwn(ROLE_OF_PROFILE, profile) ? (ROLE_OF_PROFILE[profile] ?? "rep") : "rep";
}
