import { stamp } from "../../world/zone-time.ts";
import { badParam, fail, Refusal } from "../answer.ts";
import type { Call } from "../call.ts";
import { countAsked } from "./asking.ts";
import type { Listing } from "./page-desk.ts";

/** Most records on a page. */
export const PAGE = 200;
/** How far page numbers reach; beyond, a page token is needed. */
const REACH = 2_000;

export interface Listed {
  readonly ids: readonly string[];
  readonly sortBy: string;
  readonly sortOrder: string;
}

/** A page's place in a listing; `key` and `until` when its order is being kept. */
export interface Window extends Listed {
  readonly start: number;
  readonly key?: string;
  readonly until?: number;
}

/** The page asked for by token or number. `list` tells listings apart; `fresh` makes one, undefined for a 304. */
export function windowAsked(
  call: Call,
  list: string,
  perPage: number,
  fresh: () => Listed | undefined,
): Window | undefined {
  if (call.query["page_token"] !== undefined) return resumed(call, list);
  const page = countAsked(call, "page", 1);
  if (page * perPage > REACH) {
    throw new Refusal(
      fail(
        400,
        "DISCRETE_PAGINATION_LIMIT_EXCEEDED",
        "You can only get the first 2000 records without using page_token",
        { limit: REACH },
      ),
    );
  }
  const listed = fresh();
  return listed && { ...listed, start: (page - 1) * perPage };
}

/** The `info` of a page; an order with more to come is kept, so that its further pages do not move. */
export function pageInfo(call: Call, list: string, window: Window, perPage: number, count: number): object {
  const { ids, start, sortBy, sortOrder } = window;
  const more = start + perPage < ids.length;
  const kept =
    window.key !== undefined && window.until !== undefined
      ? { key: window.key, until: window.until }
      : more
        ? call.pages.keep({ owner: call.user.id, module: list, sortBy, sortOrder, ids })
        : undefined;
  return {
    per_page: perPage,
    next_page_token: kept && more ? `${kept.key}.${start + perPage}` : null,
    count,
    sort_by: sortBy,
    page: Math.floor(start / perPage) + 1,
    previous_page_token: kept && start > 0 ? `${kept.key}.${Math.max(0, start - perPage)}` : null,
    page_token_expiry: kept ? stamp(call.org.timeZone, kept.until) : null,
    sort_order: sortOrder,
    more_records: more,
  };
}

function resumed(call: Call, list: string): Window {
  if (call.query["page"] !== undefined) {
    throw new Refusal(
      fail(400, "AMBIGUITY_DURING_PROCESSING", "give page or page_token, not both", {
        ambiguity_due_to: [{ param_name: "page" }, { param_name: "page_token" }],
      }),
    );
  }
  const [key = "", offset = ""] = (call.query["page_token"] ?? "").split(".");
  const listing = call.pages.find(key);
  if (listing === "expired") {
    throw new Refusal(fail(400, "EXPIRED_VALUE", "the page_token has expired", { param_name: "page_token" }));
  }
  if (!listing || !/^\d{1,9}$/.test(offset)) {
    throw new Refusal(badParam("page_token", "the page_token given seems to be invalid"));
  }
  requireSame(call, list, listing);
  return { ...listing, key, start: Number(offset) };
}

function requireSame(call: Call, list: string, listing: Listing): void {
  const same =
    listing.owner === call.user.id &&
    listing.module === list &&
    (call.query["sort_by"] ?? listing.sortBy) === listing.sortBy &&
    (call.query["sort_order"] ?? listing.sortOrder) === listing.sortOrder;
  if (!same) {
    throw new Refusal(
      fail(400, "TOKEN_BOUND_DATA_MISMATCH", "the page_token belongs to another listing", {
        param_name: "page_token",
      }),
    );
  }
}
