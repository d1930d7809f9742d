// First: zod looks at its setting when a shape is made.
import "../api/no-eval.ts";
import "../look/settings.css";
import { openPage } from "../account/open-page.tsx";
import { sessionKeeper } from "../api/session.ts";
import { hostAround } from "../crm/host-around.ts";
import { settingsBridge } from "../crm/settings-bridge.ts";
import { settingsClient } from "./settings-client.ts";
import { SettingsPage } from "./settings-page.tsx";

const root = document.getElementById("page");
if (root) {
  const crm = settingsBridge(window, hostAround(window));
  const client = settingsClient(sessionKeeper(() => crm.issueSession()));
  void openPage(root, crm, (_, first) => <SettingsPage client={client} first={first} />);
}
