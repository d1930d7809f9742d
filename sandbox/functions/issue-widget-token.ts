import { canSee, findRecord } from "../world/index.ts";
import { askForToken, refusal } from "./ask-for-token.ts";
import type { ServerFunction } from "./server-function.ts";

const RECORD_ID = /^\d{15,20}$/;

/**
 * Plays the extension's function that signs a widget in: looks whether this user sees the account, then asks the
 * extension's server for a token over the org's connection, and returns the server's answer unread.
 * A refusal is the text of `{ ok: false, code }`: BAD_ID, NO_ACCESS or NO_CONNECTION.
 */
export const issueWidgetToken: ServerFunction = async (org, user, parameters, until) => {
  const { account_id: accountId = "", nonce = "" } = parameters;
  if (!RECORD_ID.test(accountId)) return refusal("BAD_ID");
  const account = findRecord(org, "Accounts", accountId);
  if (!account || !canSee(org, user, "Accounts", account)) return refusal("NO_ACCESS");
  return askForToken(org, user, { account_id: accountId, nonce }, until);
};
