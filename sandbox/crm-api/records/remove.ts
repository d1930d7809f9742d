import { deleteRecord } from "../../world/records.ts";
import type { DeletedRecord, Module } from "../../world/types.ts";
import { type Answer, badParam, empty, fail, failure, found, Refusal } from "../answer.ts";
import type { Call } from "../call.ts";
import { countAsked, modifiedSince, moduleAsked, visibleRecord } from "./asking.ts";

const MOST = 100;

/** DELETE /{module}/{id} and DELETE /{module}?ids= */
export function deleteRecords(call: Call): Answer {
  const module = moduleAsked(call);
  const one = call.path["id"];
  const ids = one === undefined ? idsOf(call) : [one];
  const data = ids.map((id) => remove(call, module, id));
  const failed = data.filter((result) => result.status === "error").length;
  return { status: failed === 0 ? 200 : failed === data.length ? 400 : 207, body: { data } };
}

/** The `ids` parameter, which a delete of several needs. */
export function idsOf(call: Call): string[] {
  const given = call.query["ids"];
  if (given === undefined || given === "") {
    throw new Refusal(
      fail(400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing", { param_name: "ids" }),
    );
  }
  const ids = given.split(",").map((id) => id.trim());
  if (ids.length > MOST) throw new Refusal(badParam("ids", `at most ${MOST} ids may be given`));
  return ids;
}

function remove(call: Call, module: Module, given: string) {
  const record = visibleRecord(call, module, given);
  if (!record) return failure("INVALID_DATA", "the id given seems to be invalid", { id: given });
  deleteRecord(call.org, module.apiName, record.id, call.user);
  return { code: "SUCCESS", details: { id: record.id }, message: "record deleted", status: "success" };
}

/** GET /{module}/deleted?type=all|recycle|permanent, the latest first. */
export function listDeleted(call: Call): Answer {
  const module = moduleAsked(call);
  const type = call.query["type"] ?? "all";
  if (!["all", "recycle", "permanent"].includes(type)) {
    throw new Refusal(badParam("type", "type is all, recycle or permanent"));
  }
  const since = modifiedSince(call) ?? Number.NEGATIVE_INFINITY;
  const perPage = countAsked(call, "per_page", 200, 200);
  const page = countAsked(call, "page", 1);
  const all = (call.org.deleted.get(module.apiName) ?? [])
    .filter((gone) => type === "all" || gone.type === type)
    .filter((gone) => Date.parse(gone.deletedTime) > since)
    .filter((gone) => call.user.profile.name !== "Sales" || gone.by.id === call.user.id)
    .reverse();
  const data = all.slice((page - 1) * perPage, page * perPage).map(deletedBody);
  if (data.length === 0) return empty;
  return found({
    data,
    info: { per_page: perPage, count: data.length, page, more_records: page * perPage < all.length },
  });
}

const deletedBody = (gone: DeletedRecord): object => ({
  deleted_by: gone.by,
  id: gone.id,
  display_name: gone.displayName,
  type: gone.type,
  created_by: gone.by,
  deleted_time: gone.deletedTime,
});
