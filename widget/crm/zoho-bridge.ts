import type { WidgetSession } from "../../shared/account/contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ColourMode, CrmContext, CrmPort, TokenRefusal } from "./port.ts";
import {
  type CrmUser,
  field,
  readColourMode,
  readEntityId,
  readFunctionOutput,
  readLocale,
  readSessionClaim,
  readUser,
} from "./read-claims.ts";
import type { ZohoSdk } from "./sdk.ts";
import { TooLate, within } from "./within.ts";

const HANDSHAKE_MS = 8_000;
const CALL_MS = 4_000;
/** The CRM itself ends a server function after 10 s. */
const FUNCTION_MS = 12_000;
const TOKEN_FUNCTION = "huikuan_issue_widget_token";

export interface BridgeSetting {
  /** The guard's verdict; undefined means that no CRM opened this page. */
  readonly host: string | undefined;
  readonly allowLoopback: boolean;
  readonly handshakeMs?: number;
}

/** The Zoho CRM page around us. The only file that says ZOHO. */
export function zohoBridge(page: Window, setting: BridgeSetting): CrmPort {
  const accounts = new Set<(accountId: string) => void>();
  const modes = new Set<(mode: ColourMode) => void>();
  let account: string | undefined;
  /** Whether the CRM has introduced itself: before that the SDK can ask it nothing, even of an account it has named. */
  let isIntroduced = false;
  let mode: ColourMode | undefined;
  let contextLocale: string | undefined;

  const sawMode = (seen: ColourMode | undefined): void => {
    if (!seen) return;
    mode = seen;
    for (const tell of modes) tell(seen);
  };
  const sawAccount = (data: unknown): void => {
    const id = readEntityId(data);
    if (!id || id === account) return;
    account = id;
    if (isIntroduced) for (const tell of accounts) tell(id);
  };
  const introduce = (): void => {
    if (isIntroduced) return;
    isIntroduced = true;
    if (account) for (const tell of accounts) tell(account);
  };

  // The SDK keeps SET_CONTEXT to itself. The guard in front has already dropped what did not come from the CRM.
  page.addEventListener("message", (event) => {
    const message = typeof event.data === "string" ? parsed(event.data) : event.data;
    const name = field(message, "eventName");
    if (name !== "SET_CONTEXT" && name !== "UPDATE_CONTEXT") return;
    const context = field(message, "data");
    contextLocale = readLocale(context) ?? contextLocale;
    sawMode(readColourMode(context));
    // The SDK may read this very message after us.
    setTimeout(introduce);
  });

  async function open(): Promise<Result<CrmContext, "outside-crm">> {
    if (!setting.host) return refuse("outside-crm");
    try {
      const accountId = await within(setting.handshakeMs ?? HANDSHAKE_MS, shakeHands());
      const user = currentUser(page.ZOHO).then((told) => {
        sawMode(told.mode);
        return told.locale;
      });
      // Most hosts have said the language by now: then nobody waits for the user.
      return ok({ accountId, locale: contextLocale ?? (await user) ?? page.navigator.language });
    } catch {
      return refuse("outside-crm");
    }
  }

  /** PageLoad may come before init() resolves, and 1.2's init() may never resolve: the account alone is enough. */
  async function shakeHands(): Promise<string> {
    const sdk = await loadedSdk(page);
    const first = new Promise<string>((resolve) => accounts.add(resolve));
    sdk.embeddedApp.on("PageLoad", sawAccount);
    sdk.embeddedApp.on("ContextUpdate", (data) => sawMode(readColourMode(data)));
    void sdk.embeddedApp.init().then(
      () => askColourMode(sdk),
      () => undefined,
    );
    return first;
  }

  async function askColourMode(sdk: ZohoSdk): Promise<void> {
    if (!sdk.CRM.CONFIG.getUserPreference) return;
    const preference = await quietly(CALL_MS, () => sdk.CRM.CONFIG.getUserPreference?.());
    sawMode(readColourMode(preference));
  }

  return {
    open,
    onAccount: (tell) => void accounts.add(tell),
    onColourMode: (tell) => {
      modes.add(tell);
      if (mode) tell(mode);
    },
    issueSession: (accountId) => issueSession(page.ZOHO, accountId, setting.allowLoopback),
    resize: (height) => {
      const size = { width: "100%", height: `${height}px` };
      void quietly(CALL_MS, () => page.ZOHO?.CRM.UI.Resize(size));
    },
  };
}

/**
 * The SDK's script is loaded beside ours, in no particular order. Ours must hear of it before the page counts as loaded:
 * the CRM then introduces itself, once, and an SDK that was not started yet would miss it.
 */
function loadedSdk(page: Window): Promise<ZohoSdk> {
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

async function currentUser(sdk: ZohoSdk | undefined): Promise<CrmUser> {
  return readUser(await quietly(CALL_MS, () => sdk?.CRM.CONFIG.getCurrentUser()));
}

/** For questions whose answer we can do without: a refusal, a throw and no answer are all undefined. */
async function quietly(ms: number, ask: () => Promise<unknown> | undefined): Promise<unknown> {
  try {
    return await within(ms, Promise.resolve(ask()));
  } catch {
    return undefined;
  }
}

async function issueSession(
  sdk: ZohoSdk | undefined,
  accountId: string,
  allowLoopback: boolean,
): Promise<Result<WidgetSession, TokenRefusal>> {
  if (!sdk) return refuse("fault");
  try {
    const request = { arguments: JSON.stringify({ account_id: accountId, nonce: crypto.randomUUID() }) };
    const answer = await within(FUNCTION_MS, sdk.CRM.FUNCTIONS.execute(TOKEN_FUNCTION, request));
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
