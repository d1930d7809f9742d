import "./look/index.css";
import { render } from "preact";
import { askingAhead, type FirstView } from "./api/ask-ahead.ts";
import { serverClient } from "./api/server-client.ts";
import { sessionKeeper } from "./api/session.ts";
import { AccountRoot } from "./account/account-root.tsx";
import { OutsidePage } from "./account/outside-page.tsx";
import { UNNOTICED_MS } from "./account/loading-body.tsx";
import { fitHeight } from "./account/fit-height.ts";
import { hostOrigin, isCrmOrigin } from "./crm/guard.ts";
import { zohoBridge } from "./crm/zoho-bridge.ts";
import { loadWords } from "./words/load-words.ts";
import { localeOf } from "./words/speech.ts";

/** Set by the build: true only for the sandbox on this machine. */
declare const HUIKUAN_ALLOW_LOOPBACK: boolean;

async function start(root: HTMLElement): Promise<void> {
  const allowLoopback = HUIKUAN_ALLOW_LOOPBACK;
  const isCrm = (origin: string): boolean => isCrmOrigin(origin, allowLoopback);
  const host = window.parent === window ? undefined : hostOrigin(window.location.search, isCrm);
  const crm = zohoBridge(window, { host, allowLoopback });
  crm.onColourMode((mode) => {
    document.documentElement.dataset["mode"] = mode;
  });
  const accountOf = askingAhead((id) =>
    serverClient(
      id,
      sessionKeeper(() => crm.issueSession(id)),
    ),
  );
  // The CRM may go on to another account before the page stands.
  let named = "";
  crm.onAccount((id) => {
    named = id;
    accountOf(id);
  });
  // A guess while the CRM is still introducing itself: most people's browser speaks what their CRM speaks.
  void loadWords(localeOf(window.navigator.language)).catch(() => undefined);
  const opened = await crm.open();
  if (!opened.ok) {
    const [zh, en] = await Promise.all([loadWords("zh-CN"), loadWords("en")]);
    const spoken = [
      { locale: "zh-CN", words: zh },
      { locale: "en", words: en },
    ];
    render(<OutsidePage spoken={spoken} />, root);
    return;
  }
  const locale = localeOf(opened.value.locale);
  const words = await loadWords(locale);
  await shortly(accountOf(named).first);
  render(
    <AccountRoot crm={crm} accountOf={accountOf} firstAccount={named} locale={locale} words={words} />,
    root,
  );
  fitHeight(root, (height) => crm.resize(height));
}

/** Figures that come within a wait that nobody notices are the first thing that is drawn. */
function shortly({ askedAt, coming }: FirstView): Promise<unknown> {
  const left = askedAt + UNNOTICED_MS - performance.now();
  return Promise.race([coming, new Promise((done) => setTimeout(done, left))]);
}

const root = document.getElementById("page");
if (root) void start(root);
