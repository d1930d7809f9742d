import "./look/index.css";
import { askingAhead, type FirstView } from "./api/ask-ahead.ts";
import { serverClient } from "./api/server-client.ts";
import { sessionKeeper } from "./api/session.ts";
import { AccountRoot } from "./account/account-root.tsx";
import { UNNOTICED_MS } from "./account/loading-body.tsx";
import { openPage } from "./account/open-page.tsx";
import { hostAround } from "./crm/host-around.ts";
import { zohoBridge } from "./crm/zoho-bridge.ts";
import { loadWords } from "./words/load-words.ts";
import { localeOf } from "./words/speech.ts";

function start(root: HTMLElement): Promise<void> {
  const crm = zohoBridge(window, hostAround(window));
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
  return openPage(root, crm, async (_, spoken) => {
    await shortly(accountOf(named).first);
    return <AccountRoot crm={crm} accountOf={accountOf} firstAccount={named} {...spoken} />;
  });
}

/** Figures that come within a wait that nobody notices are the first thing that is drawn. */
function shortly({ askedAt, coming }: FirstView): Promise<unknown> {
  const left = askedAt + UNNOTICED_MS - performance.now();
  return Promise.race([coming, new Promise((done) => setTimeout(done, left))]);
}

const root = document.getElementById("page");
if (root) void start(root);
