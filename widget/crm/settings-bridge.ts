import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ColourMode, CrmContext, SettingsPort } from "./port.ts";
import { readColourMode, readLocale } from "./read-claims.ts";
import { currentUser, hearContext, issueSession, loadedSdk, preferredMode, quietly } from "./sdk-calls.ts";
import { within } from "./within.ts";
import type { BridgeSetting } from "./zoho-bridge.ts";

const HANDSHAKE_MS = 8_000;
const TOKEN_FUNCTION = "huikuan_issue_settings_token";

/** The Zoho CRM page around the settings: it names no record, so its introduction is all there is to wait for. */
export function settingsBridge(page: Window, setting: BridgeSetting): SettingsPort {
  const modes = new Set<(mode: ColourMode) => void>();
  let mode: ColourMode | undefined;
  let locale: string | undefined;
  let introduce = (): void => {};
  const introduced = new Promise<void>((resolve) => {
    introduce = resolve;
  });

  const sawMode = (seen: ColourMode | undefined): void => {
    if (!seen) return;
    mode = seen;
    for (const tell of modes) tell(seen);
  };
  hearContext(page, (context) => {
    locale = readLocale(context) ?? locale;
    sawMode(readColourMode(context));
    // The SDK may read this very message after us.
    setTimeout(introduce);
  });

  async function open(): Promise<Result<Pick<CrmContext, "locale">, "outside-crm">> {
    if (!setting.host) return refuse("outside-crm");
    try {
      await within(setting.handshakeMs ?? HANDSHAKE_MS, shakeHands());
      const user = await currentUser(page.ZOHO);
      sawMode(user.mode);
      return ok({ locale: locale ?? user.locale ?? page.navigator.language });
    } catch {
      return refuse("outside-crm");
    }
  }

  async function shakeHands(): Promise<void> {
    const sdk = await loadedSdk(page);
    sdk.embeddedApp.on("PageLoad", () => setTimeout(introduce));
    sdk.embeddedApp.on("ContextUpdate", (data) => sawMode(readColourMode(data)));
    void sdk.embeddedApp.init().then(
      async () => {
        introduce();
        sawMode(await preferredMode(sdk));
      },
      () => undefined,
    );
    return introduced;
  }

  return {
    open,
    onColourMode: (tell) => {
      modes.add(tell);
      if (mode) tell(mode);
    },
    issueSession: () => issueSession(page.ZOHO, TOKEN_FUNCTION, {}, setting.allowLoopback),
    resize: (height) => {
      const size = { width: "100%", height: `${height}px` };
      void quietly(() => page.ZOHO?.CRM.UI.Resize(size));
    },
  };
}
