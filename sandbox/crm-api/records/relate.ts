import { deleteRecord, updateRecord } from "../../world/records.ts";
import type { CrmRecord, Module } from "../../world/types.ts";
import { type Answer, fail, failure, Refusal } from "../answer.ts";
import { type Call, isObject } from "../call.ts";
import { externalField, moduleAsked, visibleRecord } from "./asking.ts";
import { relatedRecord } from "./related.ts";
import { listAsked, type RelatedList } from "./related-lists.ts";
import { idsOf } from "./remove.ts";
import { at, change, dataOf, idOf, insert, type Written, written } from "./write.ts";

/** A note has no life without its parent: taking it away deletes it. */
const NOTES = "Notes";

/** POST /{module}/{id}/Notes */
export function addNotes(call: Call): Answer {
  const { parent, record } = parentAsked(call);
  const notes = moduleAsked(call, NOTES);
  const under = { Parent_Id: { id: record.id }, $se_module: parent.apiName };
  const results = dataOf(call).map((given, index) =>
    insert(call, notes, isObject(given) ? { ...given, ...under } : given, at(index)),
  );
  return written(results, 201);
}

/** PUT /{module}/{id}/{related_list}, each with its id, or …/{related_id}: hangs records there, and changes them. */
export function relateRecords(call: Call): Answer {
  const { parent, record } = parentAsked(call);
  const list = listAsked(call, parent);
  const one = call.path["related"];
  const external = externalField(call, list.module, parent);
  const data = dataOf(call, one === undefined ? undefined : 1);
  const results = data.map((given, index) =>
    relate(call, list, parent, record, one ?? idOf(given, external), given, at(index)),
  );
  return written(results, 200);
}

/** DELETE /{module}/{id}/{related_list}?ids= or …/{related_id} */
export function delinkRecords(call: Call): Answer {
  const { parent, record } = parentAsked(call);
  const list = listAsked(call, parent);
  const one = call.path["related"];
  const ids = one === undefined ? idsOf(call) : [one];
  return written(
    ids.map((id) => delink(call, list, record.id, id)),
    200,
  );
}

function parentAsked(call: Call): { readonly parent: Module; readonly record: CrmRecord } {
  const parent = moduleAsked(call);
  const list = call.path["list"] === undefined ? undefined : listAsked(call, parent);
  const record = visibleRecord(call, parent, call.path["id"] ?? "", list?.module);
  if (record) return { parent, record };
  throw new Refusal(
    fail(400, "INVALID_DATA", "the id given seems to be invalid", { resource_path_index: 1 }),
  );
}

function relate(
  call: Call,
  list: RelatedList,
  parent: Module,
  parentRecord: CrmRecord,
  id: string | undefined,
  given: unknown,
  path: string,
): Written {
  const isNote = list.module.apiName === NOTES;
  const related =
    id === undefined
      ? undefined
      : isNote
        ? relatedRecord(call, list, parentRecord.id, id)
        : visibleRecord(call, list.module, id, parent);
  if (!related) return unknownRelated(id, `${path}.id`);
  const link = {
    [list.field.apiName]: { id: parentRecord.id },
    ...(list.field.lookup === "se_module" ? { $se_module: parent.apiName } : {}),
  };
  const changed = change(call, list.module, isObject(given) ? { ...given, ...link } : given, related, path);
  return changed.status === "error" || isNote ? changed : { ...changed, message: "relation added" };
}

function delink(call: Call, list: RelatedList, parentId: string, id: string): Written {
  const { module, field } = list;
  const related = relatedRecord(call, list, parentId, id);
  if (!related) return unknownRelated(id);
  if (module.apiName === NOTES) deleteRecord(call.org, module.apiName, related.id, call.user);
  else if (field.mandatory) {
    return failure("CANNOT_BE_UPDATED", "a record cannot be without this lookup", {
      id: related.id,
      api_name: field.apiName,
    });
  } else {
    const gone = { [field.apiName]: null, ...(field.lookup === "se_module" ? { $se_module: null } : {}) };
    updateRecord(call.org, module.apiName, related.id, gone, call.user);
  }
  const message = module.apiName === NOTES ? "record deleted" : "relation removed";
  return { code: "SUCCESS", details: { id: related.id }, message, status: "success" };
}

const unknownRelated = (id: string | undefined, path?: string): Written =>
  failure("INVALID_DATA", "the related id given seems to be invalid", {
    ...(id === undefined ? {} : { id }),
    ...(path === undefined ? {} : { json_path: path }),
  });
