import { findByUnique, findRecord } from "../../world/records.ts";
import { canSee, seesModules } from "../../world/sharing.ts";
import type { CrmRecord, Module } from "../../world/types.ts";
import { badParam, fail, Refusal } from "../answer.ts";
import type { Call } from "../call.ts";

const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;
const MOST_FIELDS = 50;

/** The module the path names, for a user who may reach modules. */
export function moduleAsked(call: Call, name = call.path["module"] ?? ""): Module {
  const module = call.org.modules.get(name);
  if (!module) {
    throw new Refusal(
      fail(400, "INVALID_MODULE", "the module name given seems to be invalid", { resource_path_index: 0 }),
    );
  }
  if (!seesModules(call.user)) {
    throw new Refusal(
      fail(403, "NO_PERMISSION", "permission denied", { permissions: [`Crm_Implied_View_${name}`] }),
    );
  }
  return module;
}

/** The `fields` parameter, which Zoho demands of every listing. */
export function fieldsAsked(call: Call): string[] {
  const given = call.query["fields"];
  if (given === undefined || given.trim() === "") {
    throw new Refusal(
      fail(400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing", {
        param_name: "fields",
      }),
    );
  }
  const names = given.split(",").map((name) => name.trim());
  if (names.length > MOST_FIELDS) {
    throw new Refusal(
      fail(400, "LIMIT_EXCEEDED", "fields limit exceeded", { limit: MOST_FIELDS, param_name: "fields" }),
    );
  }
  return names;
}

/** A whole number in a query parameter. */
export function countAsked(
  call: Call,
  name: string,
  otherwise: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const given = call.query[name];
  if (given === undefined) return otherwise;
  const value = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (value < 1) throw new Refusal(badParam(name, `${name} is not a positive whole number`));
  if (value > most) {
    throw new Refusal(
      fail(400, "LIMIT_EXCEEDED", `${name} limit exceeded`, { limit: most, param_name: name }),
    );
  }
  return value;
}

/** If-Modified-Since in milliseconds. Only ISO 8601 with an offset is a moment here; anything else is refused aloud. */
export function modifiedSince(call: Call): number | undefined {
  const given = call.headers["if-modified-since"];
  if (given === undefined) return undefined;
  const ms = ISO_MOMENT.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(ms)) {
    throw new Refusal(
      fail(400, "INVALID_DATA", "If-Modified-Since is not an ISO 8601 date and time with an offset", {
        api_name: "If-Modified-Since",
        expected_data_type: "datetime",
      }),
    );
  }
  return ms;
}

/**
 * The field that stands for the id of this module's records, by `X-EXTERNAL: Module.Field,Other.Field`; undefined for
 * Zoho's own ids. With two modules in the address, the header may speak of the one `beside` alone.
 */
export function externalField(call: Call, module: Module, beside?: Module): string | undefined {
  const header = call.headers["x-external"];
  if (header === undefined) return undefined;
  const parts = header.split(",").map((part) => part.trim().split("."));
  const field = parts.find(([name]) => name === module.apiName)?.[1];
  if (field !== undefined && module.fields.get(field)?.external) return field;
  if (field === undefined && parts.some(([name]) => name === beside?.apiName)) return undefined;
  throw new Refusal(
    fail(400, "INVALID_DATA", "the external field given in X-EXTERNAL seems to be invalid", {
      api_name: header,
      module: module.apiName,
    }),
  );
}

/** The record an id (or external id) stands for, if this user can see it. */
export function visibleRecord(
  call: Call,
  module: Module,
  given: string,
  beside?: Module,
): CrmRecord | undefined {
  const field = externalField(call, module, beside);
  const record =
    field === undefined
      ? findRecord(call.org, module.apiName, given)
      : findByUnique(call.org, module.apiName, field, given);
  return record && canSee(call.org, call.user, module.apiName, record) ? record : undefined;
}
