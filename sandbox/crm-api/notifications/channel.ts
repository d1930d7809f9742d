import type { Org, User } from "../../world/types.ts";

export const operations = ["create", "edit", "delete"] as const;
export type Operation = (typeof operations)[number];

/** module → the operations on it that are watched. */
export type Events = ReadonlyMap<string, ReadonlySet<Operation>>;

/** One subscription: what happens to the records of its modules is posted to its address until it expires. */
export interface Channel {
  readonly id: string;
  readonly user: User;
  readonly events: Events;
  readonly notifyUrl: string;
  readonly token: string | null;
  /** By the world's clock, milliseconds since 1970. */
  readonly expiresAt: number;
  readonly onRelatedAction: boolean;
  readonly withValues: boolean;
  /** Where this API was asked, the beginning of every resource_uri. */
  readonly origin: string;
}

export const resourceUri = (channel: Channel, module: string): string => `${channel.origin}/crm/v6/${module}`;

/** `["Accounts.all"]` or `["Accounts.create", "Accounts.edit"]`, as Zoho lists what a channel watches of a module. */
export function eventNames(module: string, watched: ReadonlySet<Operation>): string[] {
  if (watched.size === operations.length) return [`${module}.all`];
  return operations.filter((each) => watched.has(each)).map((each) => `${module}.${each}`);
}

/** Modules that Zoho notifies of; notes are not among them. */
export function isWatchable(org: Org, module: string): boolean {
  const known = org.modules.get(module);
  return known !== undefined && (known.generatedType === "custom" || watchable.has(module));
}

const watchable = new Set([
  "Accounts",
  "Calls",
  "Contacts",
  "Deals",
  "Events",
  "Invoices",
  "Leads",
  "Products",
  "Purchase_Orders",
  "Quotes",
  "Sales_Orders",
  "Tasks",
  "Vendors",
]);
