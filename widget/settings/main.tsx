// First: zod looks at its setting when a shape is made.
import "../api/no-eval.ts";
import "../look/settings.css";
import { render } from "preact";
import { sessionKeeper } from "../api/session.ts";
import { OutsidePage } from "../account/outside-page.tsx";
import { fitHeight } from "../account/fit-height.ts";
import { hostOrigin, isCrmOrigin } from "../crm/guard.ts";
import { settingsBridge } from "../crm/settings-bridge.ts";
import { loadWords } from "../words/load-words.ts";
import { localeOf } from "../words/speech.ts";
import { settingsClient } from "./settings-client.ts";
import { SettingsPage } from "./settings-page.tsx";

/** Set by the build: true only for the sandbox on this machine. */
declare const HUIKUAN_ALLOW_LOOPBACK: boolean;

async function start(root: HTMLElement): Promise<void> {
  const allowLoopback = HUIKUAN_ALLOW_LOOPBACK;
  const isCrm = (origin: string): boolean => isCrmOrigin(origin, allowLoopback);
  const host = window.parent === window ? undefined : hostOrigin(window.location.search, isCrm);
  const crm = settingsBridge(window, { host, allowLoopback });
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
  const locale = localeOf(opened.value.locale);
  const client = settingsClient(sessionKeeper(() => crm.issueSession()));
  render(<SettingsPage client={client} first={{ locale, words: await loadWords(locale) }} />, root);
  fitHeight(root, (height) => crm.resize(height));
}

const root = document.getElementById("page");
if (root) void start(root);
