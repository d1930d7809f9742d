import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ColourMode, DealPort, OpenDeal } from "./port.ts";
import { field, readColourMode, readEntityId, readLocale } from "./read-claims.ts";
import { readDealClaim } from "./read-deal-claim.ts";
import { currentUser, hearContext, issueSession, loadedSdk, preferredMode, quietly } from "./sdk-calls.ts";
import { within } from "./within.ts";
import type { BridgeSetting } from "./zoho-bridge.ts";

const HANDSHAKE_MS = 8_000;
const TOKEN_FUNCTION = "huikuan_issue_widget_token";

/** The Zoho CRM page around a deal: the deal is asked for as its reader may see it. */
export function dealBridge(page: Window, setting: BridgeSetting): DealPort {
  const modes = new Set<(mode: ColourMode) => void>();
  let mode: ColourMode | undefined;
  let locale: string | undefined;
  const sawMode = (seen: ColourMode | undefined): void => {
    if (!seen) return;
    mode = seen;
    for (const tell of modes) tell(seen);
  };
  let introduce = (): void => {};
  const introduced = new Promise<void>((resolve) => {
    introduce = resolve;
  });
  hearContext(page, (context) => {
    locale = readLocale(context) ?? locale;
    sawMode(readColourMode(context));
    // The SDK may read this very message after us.
    setTimeout(introduce);
  });

  async function shakeHands(): Promise<string> {
    const sdk = await loadedSdk(page);
    const named = new Promise<string>((resolve) => {
      sdk.embeddedApp.on("PageLoad", (data) => {
        const id = readEntityId(data);
        if (id !== undefined) resolve(id);
      });
    });
    sdk.embeddedApp.on("ContextUpdate", (data) => sawMode(readColourMode(data)));
    void sdk.embeddedApp.init().then(
      async () => {
        introduce();
        sawMode(await preferredMode(sdk));
      },
      () => undefined,
    );
    const [id] = await Promise.all([named, introduced]);
    return id;
  }

  async function open(): Promise<Result<OpenDeal, "outside-crm">> {
    if (!setting.host) return refuse("outside-crm");
    try {
      const dealId = await within(setting.handshakeMs ?? HANDSHAKE_MS, shakeHands());
      const request = { Entity: "Deals", RecordID: dealId };
      const answer = await quietly(() => page.ZOHO?.CRM.API.getRecord(request));
      const told = field(answer, "data");
      const user = await currentUser(page.ZOHO);
      sawMode(user.mode);
      return ok({
        locale: locale ?? user.locale ?? page.navigator.language,
        deal: readDealClaim(Array.isArray(told) ? told[0] : undefined, dealId),
      });
    } catch {
      return refuse("outside-crm");
    }
  }

  return {
    open,
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
