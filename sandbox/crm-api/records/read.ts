import { findRecord } from "../../world/records.ts";
import { renderRecord } from "../../world/render.ts";
import { canSee } from "../../world/sharing.ts";
import type { CrmRecord, Module } from "../../world/types.ts";
import { stamp } from "../../world/zone-time.ts";
import { type Answer, badParam, empty, fail, found, notModified, Refusal } from "../answer.ts";
import type { Call } from "../call.ts";
import { countAsked, fieldsAsked, moduleAsked, modifiedSince, visibleRecord } from "./asking.ts";
import { type SortBy, type SortOrder, SORTS, sortedIds } from "./order.ts";
import type { Listing } from "./page-desk.ts";

const PAGE = 200;
/** How far page numbers reach; beyond, a page token is needed. */
const REACH = 2_000;

interface Window {
  readonly ids: readonly string[];
  readonly start: number;
  readonly key?: string;
  readonly until?: number;
  readonly sortBy: string;
  readonly sortOrder: string;
}

/** GET /{module} */
export function listRecords(call: Call): Answer {
  const module = moduleAsked(call);
  const fields = fieldsAsked(call);
  const perPage = countAsked(call, "per_page", PAGE, PAGE);
  const window =
    call.query["page_token"] === undefined ? fresh(call, module, perPage) : resumed(call, module);
  if (window === undefined) return notModified;
  const end = window.start + perPage;
  const data: CrmRecord[] = [];
  for (const id of window.ids.slice(window.start, end)) {
    const record = findRecord(call.org, module.apiName, id);
    if (record && canSee(call.org, call.user, module.apiName, record)) {
      data.push(renderRecord(call.org, module.apiName, record, fields));
    }
  }
  const more = end < window.ids.length;
  if (data.length === 0 && !more) return empty;
  return found({ data, info: pageInfo(call, module, window, perPage, data.length, more) });
}

function pageInfo(
  call: Call,
  module: Module,
  window: Window,
  perPage: number,
  count: number,
  more: boolean,
): object {
  const { ids, start, sortBy, sortOrder } = window;
  const kept =
    window.key !== undefined && window.until !== undefined
      ? { key: window.key, until: window.until }
      : more
        ? call.pages.keep({ owner: call.user.id, module: module.apiName, sortBy, sortOrder, ids })
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

/** A listing by page number; undefined when nothing was modified since the moment asked about. */
function fresh(call: Call, module: Module, perPage: number): Window | undefined {
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
  const [sortBy, sortOrder] = [sortAsked(call), orderAsked(call)];
  const since = modifiedSince(call);
  const ids = chosenIds(call, module, sortedIds(call.org, module.apiName, sortBy, sortOrder), since);
  if (since !== undefined && ids.length === 0) return undefined;
  return { ids, start: (page - 1) * perPage, sortBy, sortOrder };
}

function chosenIds(
  call: Call,
  module: Module,
  all: readonly string[],
  since: number | undefined,
): readonly string[] {
  const asked = call.query["ids"];
  const seesAll = call.user.profile.name !== "Sales";
  if (seesAll && since === undefined && asked === undefined) return all;
  const wanted = asked === undefined ? undefined : idsAsked(call, module, asked);
  return all.filter((id) => {
    if (wanted && !wanted.has(id)) return false;
    const record = findRecord(call.org, module.apiName, id);
    if (!record || !canSee(call.org, call.user, module.apiName, record)) return false;
    return since === undefined || modifiedAfter(record, since);
  });
}

function idsAsked(call: Call, module: Module, asked: string): ReadonlySet<string> {
  const given = asked.split(",");
  if (given.length > 100) throw new Refusal(badParam("ids", "at most 100 ids may be given"));
  return new Set(given.map((id) => visibleRecord(call, module, id.trim())?.id ?? ""));
}

const modifiedAfter = (record: CrmRecord, since: number): boolean =>
  Date.parse(String(record["Modified_Time"])) > since;

function resumed(call: Call, module: Module): Window {
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
  requireSame(call, module, listing);
  return { ...listing, key, start: Number(offset) };
}

function requireSame(call: Call, module: Module, listing: Listing): void {
  const same =
    listing.owner === call.user.id &&
    listing.module === module.apiName &&
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

function sortAsked(call: Call): SortBy {
  const given = call.query["sort_by"] ?? "id";
  const known = SORTS.find((one) => one === given);
  if (known) return known;
  throw new Refusal(
    fail(400, "INVALID_DATA", "the sort_by given seems to be invalid", {
      param_name: "sort_by",
      supported_values: SORTS,
    }),
  );
}

function orderAsked(call: Call): SortOrder {
  const given = call.query["sort_order"] ?? "desc";
  if (given === "asc" || given === "desc") return given;
  throw new Refusal(badParam("sort_order", "sort_order is asc or desc"));
}

/** GET /{module}/{id}: 204 for a record that is not there or that this user cannot see. */
export function getRecord(call: Call): Answer {
  const module = moduleAsked(call);
  const since = modifiedSince(call);
  const record = visibleRecord(call, module, call.path["id"] ?? "");
  if (!record) return empty;
  if (since !== undefined && !modifiedAfter(record, since)) return notModified;
  const fields = call.query["fields"]?.split(",").map((name) => name.trim());
  return found({ data: [renderRecord(call.org, module.apiName, record, fields)] });
}
