// First: zod looks at its setting when a shape is made.
import "../api/no-eval.ts";
import "../look/index.css";
import { render } from "preact";
import { OutsidePage } from "../account/outside-page.tsx";
import { fitHeight } from "../account/fit-height.ts";
import { serverClient } from "../api/server-client.ts";
import { sessionKeeper } from "../api/session.ts";
import { dealBridge } from "../crm/deal-bridge.ts";
import { hostOrigin, isCrmOrigin } from "../crm/guard.ts";
import { loadWords } from "../words/load-words.ts";
import { localeOf } from "../words/speech.ts";
import { DealPage } from "./deal-page.tsx";

/** Set by the build: true only for the sandbox on this machine. */
declare const HUIKUAN_ALLOW_LOOPBACK: boolean;

async function start(root: HTMLElement): Promise<void> {
  const allowLoopback = HUIKUAN_ALLOW_LOOPBACK;
  const isCrm = (origin: string): boolean => isCrmOrigin(origin, allowLoopback);
  const host = window.parent === window ? undefined : hostOrigin(window.location.search, isCrm);
  const crm = dealBridge(window, { host, allowLoopback });
  crm.onColourMode((mode) => {
    document.documentElement.dataset["mode"] = mode;
  });
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
  const { deal } = opened.value;
  const locale = localeOf(opened.value.locale);
  const { accountId } = deal;
  const client =
    accountId === null
      ? null
      : serverClient(
          accountId,
          sessionKeeper(() => crm.issueSession(accountId)),
        );
  render(<DealPage {...{ deal, client, locale, words: await loadWords(locale) }} />, root);
  fitHeight(root, (height) => crm.resize(height));
}

const root = document.getElementById("page");
if (root) void start(root);
