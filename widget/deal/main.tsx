// First: zod looks at its setting when a shape is made.
import "../api/no-eval.ts";
import "../look/index.css";
import { openPage } from "../account/open-page.tsx";
import { serverClient } from "../api/server-client.ts";
import { sessionKeeper } from "../api/session.ts";
import { dealBridge } from "../crm/deal-bridge.ts";
import { hostAround } from "../crm/host-around.ts";
import { DealPage } from "./deal-page.tsx";

const root = document.getElementById("page");
if (root) {
  const crm = dealBridge(window, hostAround(window));
  const clientOf = (accountId: string) =>
    serverClient(
      accountId,
      sessionKeeper(() => crm.issueSession(accountId)),
    );
  void openPage(root, crm, ({ deal }, spoken) => (
    <DealPage deal={deal} client={deal.accountId === null ? null : clientOf(deal.accountId)} {...spoken} />
  ));
}
