import type { Org, User, World } from "../../world/index.ts";

/** A CRM_EVENT's body as the widget posted it; nothing about it is trusted. */
export type CrmEvent = Readonly<Record<string, unknown>>;

/** Who asks, and how they look at the page. */
export interface Asker {
  readonly world: World;
  readonly org: Org;
  readonly user: User;
  readonly locale: string;
  readonly mode: string;
  /** The page's switches of these names. */
  readonly empty204: string | undefined;
  readonly failure: string | undefined;
  readonly me: string | undefined;
}

/** How the widget's promise settles, and with what; `data` left out arrives as undefined. */
export interface HostAnswer {
  readonly outcome: "resolved" | "rejected";
  readonly data?: unknown;
}

export const resolved = (data?: unknown): HostAnswer => ({ outcome: "resolved", data });
export const rejected = (code: string, message: string): HostAnswer => ({
  outcome: "rejected",
  data: { code, message, status: "error" },
});

/** A failure as the CRM reports most of them: inside a value that resolves. */
export const failedInside = (code: string, message: string, details: object = {}): HostAnswer =>
  resolved({ data: [{ code, details, message, status: "error" }] });

export const noPermission = (module: string): HostAnswer =>
  failedInside("NO_PERMISSION", `permission denied to ${module}`, { permissions: [module] });

export const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/** The value's own fields when it is an object; otherwise none. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
