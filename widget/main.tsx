import "./api/no-eval.ts";
import "./look/index.css";
import { render } from "preact";
import { AccountRoot } from "./account/account-root.tsx";
import { OutsidePage } from "./account/outside-page.tsx";
import { fitHeight } from "./account/fit-height.ts";
import { hostOrigin } from "./crm/guard.ts";
import { zohoBridge } from "./crm/zoho-bridge.ts";
import { localeOf } from "./words/speech.ts";

/** Set by the build: true only for the sandbox on this machine. */
declare const HUIKUAN_ALLOW_LOOPBACK: boolean;

async function start(root: HTMLElement): Promise<void> {
  const allowLoopback = HUIKUAN_ALLOW_LOOPBACK;
  const host = window.parent === window ? undefined : hostOrigin(window.location.search, allowLoopback);
  const crm = zohoBridge(window, { host, allowLoopback });
  crm.onColourMode((mode) => {
    document.documentElement.dataset["mode"] = mode;
  });
  const opened = await crm.open();
  if (!opened.ok) {
    render(<OutsidePage />, root);
    return;
  }
  const { accountId, userId, locale } = opened.value;
  render(<AccountRoot crm={crm} firstAccount={accountId} userId={userId} locale={localeOf(locale)} />, root);
  fitHeight(root, (height) => crm.resize(height));
}

const root = document.getElementById("page");
if (root) void start(root);
