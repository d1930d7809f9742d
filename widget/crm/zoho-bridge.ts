import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ColourMode, CrmContext, CrmPort } from "./port.ts";
import { readColourMode, readEntityId, readLocale } from "./read-claims.ts";
import { currentUser, hearContext, issueSession, loadedSdk, preferredMode, quietly } from "./sdk-calls.ts";
import { within } from "./within.ts";

const HANDSHAKE_MS = 8_000;
const TOKEN_FUNCTION = "huikuan_issue_widget_token";

export interface BridgeSetting {
  /** The guard's verdict; undefined means that no CRM opened this page. */
  readonly host: string | undefined;
  readonly allowLoopback: boolean;
  readonly handshakeMs?: number;
}

/** The Zoho CRM page around an account's page. */
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

  hearContext(page, (context) => {
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
      async () => sawMode(await preferredMode(sdk)),
      () => undefined,
    );
    return first;
  }

  return {
    open,
    onAccount: (tell) => void accounts.add(tell),
    onColourMode: (tell) => {
      modes.add(tell);
      if (mode) tell(mode);
    },
    issueSession: (accountId) =>
      issueSession(page.ZOHO, TOKEN_FUNCTION, { account_id: accountId }, setting.allowLoopback),
    resize: (height) => {
      const size = { width: "100%", height: `${height}px` };
      void quietly(() => page.ZOHO?.CRM.UI.Resize(size));
    },
  };
}
