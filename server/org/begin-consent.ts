import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ConsentDesk } from "./ports.ts";

/** How long an administrator may read Zoho's page. */
export const CONSENT_MS = 10 * 60_000;

export interface Begun {
  /** Zoho's page, where the browser goes. */
  readonly url: string;
  /** For the browser alone: what comes back counts only together with it. */
  readonly browserSecret: string;
  readonly lifeMs: number;
}

/** Sends a browser to Zoho's page of consent. Nothing is stored. */
export async function beginConsent({
  crm,
  org,
  signState,
}: ConsentDesk): Promise<Result<Begun, "no-client">> {
  if (crm === null) return refuse("no-client");
  const browserSecret = org.newSecret();
  const expiresAt = new Date(org.now().getTime() + CONSENT_MS);
  const state = await signState(org.hashOf(browserSecret), expiresAt);
  return ok({ url: crm.consentUrl(state), browserSecret, lifeMs: CONSENT_MS });
}
