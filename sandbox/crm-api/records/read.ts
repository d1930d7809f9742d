import { findRecord } from "../../world/records.ts";
import { renderRecord } from "../../world/render.ts";
import { canSee } from "../../world/sharing.ts";
import type { CrmRecord, Module } from "../../world/types.ts";
import { type Answer, badParam, empty, fail, found, notModified, Refusal } from "../answer.ts";
import type { Call } from "../call.ts";
import { countAsked, fieldsAsked, moduleAsked, modifiedSince, visibleRecord } from "./asking.ts";
import { type SortBy, type SortOrder, SORTS, sortedIds } from "./order.ts";
import { type Listed, PAGE, pageInfo, windowAsked } from "./paging.ts";

/** GET /{module} */
export function listRecords(call: Call): Answer {
  const module = moduleAsked(call);
  const fields = fieldsAsked(call);
  const perPage = countAsked(call, "per_page", PAGE, PAGE);
  const window = windowAsked(call, module.apiName, perPage, () => freshListing(call, module));
  if (window === undefined) return notModified;
  const data: CrmRecord[] = [];
  for (const id of window.ids.slice(window.start, window.start + perPage)) {
    const record = findRecord(call.org, module.apiName, id);
    if (record && canSee(call.org, call.user, module.apiName, record)) {
      data.push(renderRecord(call.org, module.apiName, record, fields));
    }
  }
  if (data.length === 0 && window.start + perPage >= window.ids.length) return empty;
  return found({ data, info: pageInfo(call, module.apiName, window, perPage, data.length) });
}

/** Undefined when nothing was modified since the moment asked about. */
function freshListing(call: Call, module: Module): Listed | undefined {
  const [sortBy, sortOrder] = [sortAsked(call), orderAsked(call)];
  const since = modifiedSince(call);
  const ids = chosenIds(call, module, sortedIds(call.org, module.apiName, sortBy, sortOrder), since);
  return since !== undefined && ids.length === 0 ? undefined : { ids, sortBy, sortOrder };
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

export function idsAsked(call: Call, module: Module, asked: string): ReadonlySet<string> {
  const given = asked.split(",");
  if (given.length > 100) throw new Refusal(badParam("ids", "at most 100 ids may be given"));
  return new Set(given.map((id) => visibleRecord(call, module, id.trim())?.id ?? ""));
}

export const modifiedAfter = (record: CrmRecord, since: number): boolean =>
  Date.parse(String(record["Modified_Time"])) > since;

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
