import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { CONSENT_MS } from "./begin-consent.ts";
import { type Connected, installOrg } from "./connect-org.ts";
import type { ConsentDesk } from "./ports.ts";
import { roleOf } from "./role-of.ts";

/** What a browser brought back from Zoho's page, nothing of it trusted. */
export interface ConsentBack {
  readonly state: string;
  /** From the cookie; null without one. */
  readonly browserSecret: string | null;
  /** Null when the person said no. */
  readonly code: string | null;
  readonly accountsServer: string | undefined;
}

export type ConsentRefusal =
  | "no-client"
  | "bad-state"
  | "consent-refused"
  | "foreign-server"
  | "bad-code"
  | "crm-silent"
  | "not-an-admin";

export interface Installed extends Connected {
  readonly name: string;
}

/**
 * Connects an org by its administrator's consent. A state counts once, in the browser that began it, for ten minutes.
 * The answer holds the org's credential, so whoever is not an Administrator of the org gets none, and what was granted
 * is ended. A refusal stores nothing.
 */
export async function takeConsent(
  back: ConsentBack,
  desk: ConsentDesk,
): Promise<Result<Installed, ConsentRefusal>> {
  const { crm, org } = desk;
  if (crm === null) return refuse("no-client");
  if (!(await isBegunHere(back, desk))) return refuse("bad-state");
  if (back.code === null) return refuse("consent-refused");
  const redeemed = await crm.redeem(back.code, back.accountsServer);
  if (!redeemed.ok) return redeemed;
  const { connection, org: seen, profile } = redeemed.value;
  if (roleOf(profile) !== "admin") {
    await crm.revoke(connection);
    return refuse("not-an-admin");
  }
  const connected = await installOrg(connection, seen, org);
  desk.forgetToken(connected.orgId);
  return ok({ ...connected, name: seen.name });
}

async function isBegunHere(back: ConsentBack, desk: ConsentDesk): Promise<boolean> {
  const { org } = desk;
  const begun = await desk.readState(back.state);
  if (begun === null || back.browserSecret === null) return false;
  if (!org.sameHash(begun.browserHash, org.hashOf(back.browserSecret))) return false;
  const at = org.now();
  return desk.useState(begun.id, at, new Date(at.getTime() + CONSENT_MS));
}
