import type { Org, User } from "../world/index.ts";
import { broke, type FunctionAnswer, succeeded, unknownFunction } from "./answer.ts";
import { issueSettingsToken } from "./issue-settings-token.ts";
import { issueWidgetToken } from "./issue-widget-token.ts";
import type { ServerFunction } from "./server-function.ts";

const FUNCTIONS: ReadonlyMap<string, ServerFunction> = new Map([
  ["huikuan_issue_widget_token", issueWidgetToken],
  ["huikuan_issue_settings_token", issueSettingsToken],
]);

/** How long Zoho lets a function run when a page waits for it. */
const LIMIT_MS = 10_000;

/**
 * Plays a server function of the org, with this user as the one who is signed in.
 * `argumentsJson` is the SDK's `arguments`: a JSON object whose values reach the function as text.
 * Every failure is an answer, as Zoho's are; nothing is thrown.
 */
export async function runFunction(
  org: Org,
  user: User,
  name: string,
  argumentsJson: unknown,
  limitMs = LIMIT_MS,
): Promise<FunctionAnswer> {
  const run = FUNCTIONS.get(name);
  if (!run) return unknownFunction(name);
  const parameters = readParameters(argumentsJson);
  const id = `${org.id}.${name}`;
  if (!parameters) return broke(id, "arguments must be a JSON object written as text");
  const until = AbortSignal.timeout(limitMs);
  try {
    return succeeded(id, await run(org, user, parameters, until));
  } catch (fault) {
    if (until.aborted) return broke(id, `function timed out after ${limitMs / 1000} seconds`);
    return broke(id, `Error occurred while executing the function: ${String(fault)}`);
  }
}

function readParameters(argumentsJson: unknown): Record<string, string> | undefined {
  if (argumentsJson === undefined || argumentsJson === null) return {};
  if (typeof argumentsJson !== "string") return undefined;
  try {
    const read: unknown = JSON.parse(argumentsJson);
    if (typeof read !== "object" || read === null || Array.isArray(read)) return undefined;
    return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, String(value)]));
  } catch {
    return undefined;
  }
}
