import type { WidgetSession } from "../../shared/account/contract.ts";
import { parseDay } from "../../shared/kernel/day.ts";
import type { ColourMode } from "./port.ts";

const RECORD_ID = /^[0-9]{10,24}$/;

/** PageLoad's data → the account's id. Detail buttons and lists send an array. */
export function readEntityId(data: unknown): string | undefined {
  const claimed = field(data, "EntityId");
  const id = Array.isArray(claimed) ? claimed[0] : claimed;
  return typeof id === "string" && RECORD_ID.test(id) ? id : undefined;
}

export interface CrmUser {
  readonly locale: string | undefined;
  readonly mode: ColourMode | undefined;
}

/** The current user arrives flat in the documentation and as { users: [user] } in the field. */
export function readUser(data: unknown): CrmUser {
  const users = field(data, "users");
  const user: unknown = Array.isArray(users) ? users[0] : data;
  return { locale: readLocale(user), mode: readColourMode(user) };
}

export function readLocale(data: unknown): string | undefined {
  return text(field(data, "locale")) ?? text(field(data, "language"));
}

/** Hosts say day and night, light and dark; anything else leaves the choice to the browser. */
export function readColourMode(data: unknown): ColourMode | undefined {
  const mode = text(field(data, "mode")) ?? text(field(data, "theme"));
  if (mode === "day" || mode === "light") return "light";
  if (mode === "night" || mode === "dark") return "dark";
  return undefined;
}

/** What FUNCTIONS.execute resolves with → the text that the function returned. */
export function readFunctionOutput(data: unknown): string | undefined {
  return text(field(field(data, "details"), "output"));
}

const CLOCK_AND_ZONE = /^T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** The server function's answer → the session in it; undefined unless it is one whole, as the contract shapes it. */
export function readSessionClaim(data: unknown): WidgetSession | undefined {
  const [token, expiresAt, apiUrl] = [
    text(field(data, "token")),
    text(field(data, "expiresAt")),
    text(field(data, "apiUrl")),
  ];
  if (field(data, "ok") !== true || !token || !expiresAt || !apiUrl || !isMoment(expiresAt)) return undefined;
  return { ok: true, token, expiresAt, apiUrl };
}

/** ISO 8601 with zone, on a day that exists. */
function isMoment(written: string): boolean {
  return parseDay(written.slice(0, 10)).ok && CLOCK_AND_ZONE.test(written.slice(10));
}

export function field(data: unknown, name: string): unknown {
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>)[name] : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
