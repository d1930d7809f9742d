import { renderRecord } from "../../world/render.ts";
import { canSee, idIn } from "../../world/sharing.ts";
import type { CrmRecord, Field, Module, Org } from "../../world/types.ts";
import { type Answer, empty, fail, found, Refusal } from "../answer.ts";
import type { Call } from "../call.ts";
import { countAsked, fieldsAsked, moduleAsked, visibleRecord } from "./asking.ts";

export interface RelatedList {
  readonly name: string;
  readonly module: Module;
  readonly field: Field;
}

/** The lists under a module's records: whatever has a lookup that can point there. */
export function relatedLists(org: Org, parent: string): RelatedList[] {
  const lists: RelatedList[] = [];
  for (const module of org.modules.values()) {
    const field = [...module.fields.values()].find(
      (one) => one.dataType === "lookup" && (one.lookup === parent || one.lookup === "se_module"),
    );
    if (field && module.apiName !== parent) lists.push({ name: module.apiName, module, field });
  }
  return lists;
}

/** GET /{module}/{id}/{related_list} */
export function listRelated(call: Call): Answer {
  const parent = moduleAsked(call);
  const list = relatedLists(call.org, parent.apiName).find((one) => one.name === call.path["list"]);
  if (!list) {
    throw new Refusal(
      fail(400, "INVALID_DATA", "the relation name given seems to be invalid", { resource_path_index: 2 }),
    );
  }
  const fields = fieldsAsked(call);
  const perPage = countAsked(call, "per_page", 200, 200);
  const page = countAsked(call, "page", 1);
  const record = visibleRecord(call, parent, call.path["id"] ?? "");
  if (!record) return empty;
  const all = hanging(call, list, record.id);
  const data = all
    .slice((page - 1) * perPage, page * perPage)
    .map((one) => renderRecord(call.org, list.module.apiName, one, fields));
  if (data.length === 0) return empty;
  return found({
    data,
    info: { per_page: perPage, count: data.length, page, more_records: page * perPage < all.length },
  });
}

function hanging(call: Call, list: RelatedList, id: string): CrmRecord[] {
  const { apiName } = list.module;
  const records = [...(call.org.records.get(apiName)?.values() ?? [])];
  return records
    .filter((record) => idIn(record[list.field.apiName]) === id)
    .filter((record) => canSee(call.org, call.user, apiName, record))
    .reverse();
}
