import { askForToken } from "./ask-for-token.ts";
import type { ServerFunction } from "./server-function.ts";

/**
 * Plays the extension's function that signs an administrator in to the settings: tells the extension's server who
 * asks and with which profile, but names no account, and returns its answer unread. What a profile may do is the server's to decide.
 */
export const issueSettingsToken: ServerFunction = (org, user, { nonce = "" }, until) =>
  askForToken(org, user, { nonce }, until);
