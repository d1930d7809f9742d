import type { Request } from "express";
import type { Org } from "../world/types.ts";
import type { Deliver } from "./mail/outgoing-mail.ts";

/**
 * What goes wrong with one request. An object answers in Zoho's place or delays the true answer; "reset" and "hang"
 * come before anything is done; "truncate" and "lose" do the work and then cut or drop the answer.
 */
export type Fault =
  | {
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly delayMs: number }
  | "reset"
  | "hang"
  | "html"
  | "truncate"
  | "lose";

export interface CrmApiOptions {
  /** Asked for every request under /oauth and /crm; `req.originalUrl` is the address. Under /crm the token and the places are checked before. */
  readonly fault?: (req: Request) => Fault | undefined;
  /** Life of an access token by the world's clock; an hour when absent. */
  readonly tokenLifeMs?: number;
  /** Access tokens that one refresh token may get in ten minutes; 10 when absent. */
  readonly tokensPerTenMinutes?: number;
  /** API credits of an org for 24 hours, in place of the edition's. */
  readonly dailyCredits?: (org: Org) => number;
  /** Where send_mail's messages go; without it there is no sending. */
  readonly deliver?: Deliver;
  /** Mails of an org for a day, in place of the edition's. */
  readonly dailyMails?: (org: Org) => number;
  /** How bulk reads go. */
  readonly bulkRead?: BulkReadOptions;
}

export interface BulkReadOptions {
  /** From ADDED to the end, by the world's clock, a third of it in each state; 300 ms when absent. */
  readonly takesMs?: number;
  /** Most records of one job; Zoho's 200,000 when absent. */
  readonly perPage?: number;
  /** Asked at a job's end: true makes it a failure. */
  readonly fails?: (org: Org, module: string) => boolean;
}
