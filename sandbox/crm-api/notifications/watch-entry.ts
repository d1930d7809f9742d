import type { Org } from "../../world/types.ts";
import { type Failure, failure } from "../answer.ts";
import { plainText } from "../call.ts";
import { isWatchable, type Operation, operations } from "./channel.ts";
import { loopbackUrl } from "../loopback-url.ts";

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;
const LONGEST_TOKEN = 50;
const ISO_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** What one entry of a `watch` body may say; a key that was not given is absent. */
export interface WatchEntry {
  readonly events?: Map<string, Set<Operation>>;
  readonly notifyUrl?: string;
  readonly token?: string | null;
  readonly expiresAt?: number;
  readonly onRelatedAction?: boolean;
  readonly withValues?: boolean;
}

export type Given = Readonly<Record<string, unknown>>;

/** An entry that cannot be done; the failure is what Zoho says of it. */
export class Wrong extends Error {
  readonly failure: Failure;
  constructor(said: Failure) {
    super(said.message);
    this.failure = said;
  }
}

export const missing = (name: string, path: string): Wrong =>
  new Wrong(
    failure("MANDATORY_NOT_FOUND", "required field not found", {
      api_name: name,
      json_path: `${path}.${name}`,
    }),
  );

export const invalid = (
  name: string,
  path: string,
  details: Readonly<Record<string, unknown>> = {},
  message = "invalid data",
): Wrong =>
  new Wrong(failure("INVALID_DATA", message, { api_name: name, json_path: `${path}.${name}`, ...details }));

/** The id of the channel that an entry is about. */
export function channelIdOf(given: Given, path: string): string {
  const id = given["channel_id"];
  if (id === undefined || id === null || id === "") throw missing("channel_id", path);
  const text = Number.isSafeInteger(id) ? String(id) : id;
  if (typeof text !== "string" || !/^\d{1,19}$/.test(text))
    throw invalid("channel_id", path, { expected_data_type: "long" });
  return text;
}

/** Reads what an entry says of a channel. @throws Wrong for the first thing that is not right. */
export function readEntry(org: Org, given: Given, path: string, now: number): WatchEntry {
  const has = (name: string): boolean => given[name] !== undefined;
  if (has("notification_condition") && given["notification_condition"] !== null)
    throw invalid(
      "notification_condition",
      path,
      {},
      "this sandbox has no notification conditions: leave them out",
    );
  return {
    ...(has("events") ? { events: readEvents(org, given["events"], path) } : {}),
    ...(has("notify_url") ? { notifyUrl: readUrl(given["notify_url"], path) } : {}),
    ...(has("token") ? { token: readToken(given["token"], path) } : {}),
    ...(has("channel_expiry") ? { expiresAt: readExpiry(given["channel_expiry"], path, now) } : {}),
    ...(has("notify_on_related_action")
      ? { onRelatedAction: readFlag(given, "notify_on_related_action", path) }
      : {}),
    ...(has("return_affected_field_values")
      ? { withValues: readFlag(given, "return_affected_field_values", path) }
      : {}),
  };
}

/** An hour from now: what Zoho gives when no expiry is asked for, or one that is more than a week away. */
export const usualExpiry = (now: number): number => now + HOUR;

function readEvents(org: Org, given: unknown, path: string): Map<string, Set<Operation>> {
  if (!Array.isArray(given)) throw invalid("events", path, { expected_data_type: "jsonarray" });
  if (given.length === 0) throw missing("events", path);
  const events = new Map<string, Set<Operation>>();
  for (const [index, event] of given.entries()) {
    const [, module, operation] = /^(\w+)\.(all|create|edit|delete)$/.exec(plainText(event)) ?? [];
    if (typeof event !== "string" || module === undefined || !isWatchable(org, module))
      throw invalid("events", path, { json_path: `${path}.events[${index}]`, index });
    const watched = events.get(module) ?? new Set();
    for (const each of operations) if (operation === "all" || operation === each) watched.add(each);
    events.set(module, watched);
  }
  return events;
}

function readUrl(given: unknown, path: string): string {
  if (given === null || given === "") throw missing("notify_url", path);
  if (typeof given !== "string" || !URL.canParse(given))
    throw invalid("notify_url", path, { expected_data_type: "website" });
  if (loopbackUrl(given) === undefined)
    throw invalid("notify_url", path, {}, "this sandbox notifies http addresses of this machine only");
  return given;
}

function readToken(given: unknown, path: string): string | null {
  if (given === null) return null;
  if (typeof given !== "string") throw invalid("token", path, { expected_data_type: "string" });
  if (given.length > LONGEST_TOKEN) throw invalid("token", path, { maximum_length: LONGEST_TOKEN });
  return given;
}

function readExpiry(given: unknown, path: string, now: number): number {
  if (given === null) return usualExpiry(now);
  const at = typeof given === "string" && ISO_MOMENT.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(at)) throw invalid("channel_expiry", path, { expected_data_type: "datetime" });
  if (at <= now) throw invalid("channel_expiry", path, {}, "the expiry is in the past");
  return at > now + WEEK ? usualExpiry(now) : at;
}

function readFlag(given: Given, name: string, path: string): boolean {
  const value = given[name];
  if (typeof value !== "boolean") throw invalid(name, path, { expected_data_type: "boolean" });
  return value;
}
