import type { WidgetSession } from "../../shared/account/contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ColourMode, TokenRefusal } from "./port.ts";
import {
  type CrmUser,
  field,
  readColourMode,
  readFunctionOutput,
  readSessionClaim,
  readUser,
} from "./read-claims.ts";
import type { ZohoSdk } from "./sdk.ts";
import { TooLate, within } from "./within.ts";

const CALL_MS = 4_000;
/** The CRM itself ends a server function after 10 s. */
const FUNCTION_MS = 12_000;

/**
 * Tells of each context that the CRM introduces itself with, before the SDK hears of it; the SDK keeps it to itself.
 * The guard in front has already dropped what did not come from the CRM.
 */
export function hearContext(page: Window, tell: (context: unknown) => void): void {
  page.addEventListener("message", (event) => {
    const message = typeof event.data === "string" ? parsed(event.data) : event.data;
    const name = field(message, "eventName");
    if (name === "SET_CONTEXT" || name === "UPDATE_CONTEXT") tell(field(message, "data"));
  });
}

/**
 * The SDK's script is loaded beside ours, in no particular order. Ours must hear of it before the page counts as loaded:
 * the CRM then introduces itself, once, and an SDK that was not started yet would miss it.
 */
export function loadedSdk(page: Window): Promise<ZohoSdk> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!page.ZOHO) return;
      page.document.removeEventListener("load", look, true);
      resolve(page.ZOHO);
    };
    page.document.addEventListener("load", look, true);
    look();
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export async function currentUser(sdk: ZohoSdk | undefined): Promise<CrmUser> {
  return readUser(await quietly(() => sdk?.CRM.CONFIG.getCurrentUser()));
}

/** From SDK 1.4 on; undefined where the CRM does not say. */
export async function preferredMode(sdk: ZohoSdk): Promise<ColourMode | undefined> {
  if (!sdk.CRM.CONFIG.getUserPreference) return undefined;
  return readColourMode(await quietly(() => sdk.CRM.CONFIG.getUserPreference?.()));
}

/** For questions whose answer we can do without: a refusal, a throw and no answer are all undefined. */
export async function quietly(ask: () => Promise<unknown> | undefined): Promise<unknown> {
  try {
    return await within(CALL_MS, Promise.resolve(ask()));
  } catch {
    return undefined;
  }
}

/** Asks the server function of this name for a session; what it needs to know besides the nonce is in `about`. */
export async function issueSession(
  sdk: ZohoSdk | undefined,
  functionName: string,
  about: Readonly<Record<string, string>>,
  allowLoopback: boolean,
): Promise<Result<WidgetSession, TokenRefusal>> {
  if (!sdk) return refuse("fault");
  try {
    const request = { arguments: JSON.stringify({ ...about, nonce: crypto.randomUUID() }) };
    const answer = await within(FUNCTION_MS, sdk.CRM.FUNCTIONS.execute(functionName, request));
    return readSession(readFunctionOutput(answer), allowLoopback);
  } catch (fault) {
    return refuse(fault instanceof TooLate ? "slow" : "fault");
  }
}

const REFUSALS: Readonly<Record<string, TokenRefusal>> = {
  NO_ACCESS: "no-access",
  BAD_ID: "no-access",
  NO_CONNECTION: "not-connected",
  // The server's own refusals, passed on unread by the function.
  "not-connected": "not-connected",
  "bad-credential": "not-connected",
  SIGNED_OUT: "signed-out",
};

/** The text that the server function returned → a session, or why there is none. */
export function readSession(
  output: string | undefined,
  allowLoopback: boolean,
): Result<WidgetSession, TokenRefusal> {
  const told = parsed(output ?? "");
  const code = field(told, "code") ?? field(field(told, "error"), "code");
  if (field(told, "ok") !== true) return refuse(REFUSALS[String(code)] ?? "fault");
  const session = readSessionClaim(told);
  if (!session || !isServerAddress(session.apiUrl, allowLoopback)) return refuse("fault");
  return ok({ ...session, apiUrl: session.apiUrl.replace(/\/+$/, "") });
}

/** The token goes to an encrypted address only; on this machine's loopback, in the sandbox's build, to a plain one. */
function isServerAddress(address: string, allowLoopback: boolean): boolean {
  return (
    /^https:\/\/[^/@]+/.test(address) ||
    (allowLoopback && /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(address))
  );
}
