import { findRecord } from "../../world/records.ts";
import { renderRecord } from "../../world/render.ts";
import { canSee, idIn } from "../../world/sharing.ts";
import type { CrmRecord } from "../../world/types.ts";
import { type Answer, empty, found, notModified } from "../answer.ts";
import type { Call } from "../call.ts";
import { countAsked, fieldsAsked, moduleAsked, modifiedSince, visibleRecord } from "./asking.ts";
import { type Listed, PAGE, pageInfo, windowAsked } from "./paging.ts";
import { idsAsked, modifiedAfter } from "./read.ts";
import { listAsked, type RelatedList } from "./related-lists.ts";

/** GET /{module}/{id}/{related_list} */
export function listRelated(call: Call): Answer {
  const parent = moduleAsked(call);
  const list = listAsked(call, parent);
  const record = visibleRecord(call, parent, call.path["id"] ?? "", list.module);
  return listUnder(call, list, record?.id);
}

/** GET /{module}/deleted/{id}/{related_list}: what hung on a record that is deleted. */
export function listRelatedOfDeleted(call: Call): Answer {
  const parent = moduleAsked(call);
  const list = listAsked(call, parent);
  const gone = call.org.deleted.get(parent.apiName)?.find((one) => one.id === call.path["id"]);
  const mayKnow = gone !== undefined && (call.user.profile.name !== "Sales" || gone.by.id === call.user.id);
  return listUnder(call, list, mayKnow ? gone.id : undefined);
}

/** GET /{module}/{id}/{related_list}/{related_id} */
export function getRelated(call: Call): Answer {
  const parent = moduleAsked(call);
  const list = listAsked(call, parent);
  const since = modifiedSince(call);
  const record = visibleRecord(call, parent, call.path["id"] ?? "", list.module);
  const related = record && relatedRecord(call, list, record.id, call.path["related"] ?? "");
  if (!related) return empty;
  if (since !== undefined && !modifiedAfter(related, since)) return notModified;
  const fields = call.query["fields"]?.split(",").map((name) => name.trim());
  return found({ data: [renderRecord(call.org, list.module.apiName, related, fields)] });
}

/** A record by its id or external id, if it hangs on that parent and this user can see it. */
export function relatedRecord(
  call: Call,
  list: RelatedList,
  parentId: string,
  given: string,
): CrmRecord | undefined {
  const record = visibleRecord(call, list.module, given, moduleAsked(call));
  return record && hangsOn(list, parentId, record) ? record : undefined;
}

const hangsOn = (list: RelatedList, parentId: string, record: CrmRecord): boolean =>
  idIn(record[list.field.apiName]) === parentId;

function listUnder(call: Call, list: RelatedList, parentId: string | undefined): Answer {
  const { apiName } = list.module;
  const fields = fieldsAsked(call);
  const perPage = countAsked(call, "per_page", PAGE, PAGE);
  if (parentId === undefined) return empty;
  const key = `${call.path["module"] ?? ""}/${parentId}/${list.name}`;
  const window = windowAsked(call, key, perPage, () => freshList(call, list, parentId));
  if (window === undefined) return notModified;
  const data = window.ids.slice(window.start, window.start + perPage).flatMap((id) => {
    const record = findRecord(call.org, apiName, id);
    const stays = record && hangsOn(list, parentId, record) && canSee(call.org, call.user, apiName, record);
    return stays ? [renderRecord(call.org, apiName, record, fields)] : [];
  });
  if (data.length === 0 && window.start + perPage >= window.ids.length) return empty;
  return found({ data, info: pageInfo(call, key, window, perPage, data.length) });
}

/** The latest first; undefined when nothing was modified since the moment asked about. */
function freshList(call: Call, list: RelatedList, parentId: string): Listed | undefined {
  const { apiName } = list.module;
  const since = modifiedSince(call);
  const asked = call.query["ids"];
  const wanted = asked === undefined ? undefined : idsAsked(call, list.module, asked);
  const ids = [...(call.org.records.get(apiName)?.values() ?? [])]
    .filter((record) => hangsOn(list, parentId, record))
    .filter((record) => canSee(call.org, call.user, apiName, record))
    .filter((record) => since === undefined || modifiedAfter(record, since))
    .filter((record) => wanted === undefined || wanted.has(record.id))
    .map((record) => record.id)
    .reverse();
  return since !== undefined && ids.length === 0 ? undefined : { ids, sortBy: "id", sortOrder: "desc" };
}
