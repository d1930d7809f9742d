import { seesModules } from "../../world/sharing.ts";
import type { Module, Org } from "../../world/types.ts";
import { type Call, isObject, plainText } from "../call.ts";
import { loopbackUrl } from "../loopback-url.ts";
import { type Column, columnOf, everyColumn, idColumn } from "./column.ts";
import { readCriteria, type Test } from "./criteria.ts";
import { refusal } from "./refusal.ts";

/** What a bulk read asks for, checked. */
export interface BulkQuery {
  readonly module: Module;
  readonly columns: readonly Column[];
  readonly page: number;
  readonly matches: Test;
  readonly callbackUrl: string | undefined;
  /** The query as the job's details repeat it. */
  readonly told: Readonly<Record<string, unknown>>;
}

const KNOWN = ["module", "fields", "page", "criteria", "cvid", "file_type"];
const NOT_EXPORTED = ["Notes", "Attachments", "Emails"];

/** Reads the body of POST /read. */
export function readQuery(call: Call): BulkQuery {
  const body = call.body;
  if (!isObject(body)) throw refusal("REQUEST_BODY_IS_EMPTY", "the request has no JSON object for a body");
  const query = body["query"];
  if (!isObject(query)) throw missing("query");
  refuseWhatIsNotOffered(body, query);
  const module = moduleAsked(call, query["module"]);
  const { fields, criteria } = query;
  const page = query["page"] ?? 1;
  if (!Number.isSafeInteger(page) || Number(page) < 1) {
    throw refusal("PAGE_NOT_SUPPORTED", "page is a whole number from 1");
  }
  return {
    module,
    columns: columnsAsked(call.org, module, fields),
    page: Number(page),
    matches: criteria === undefined ? () => true : readCriteria(criteria, call.org, module),
    callbackUrl: callbackAsked(body["callback"]),
    told: {
      module: { id: module.id, api_name: module.apiName },
      ...(fields === undefined ? {} : { fields }),
      ...(criteria === undefined ? {} : { criteria }),
      page,
    },
  };
}

const missing = (name: string) =>
  refusal("MANDATORY_NOT_FOUND", "required field not found", { api_name: name });

function refuseWhatIsNotOffered(body: Record<string, unknown>, query: Record<string, unknown>): void {
  if (query["cvid"] !== undefined) {
    throw refusal("CVID_NOT_SUPPORTED", "there are no custom views here: give criteria in place of cvid");
  }
  const type = body["file_type"] ?? query["file_type"] ?? "csv";
  if (type !== "csv") {
    throw refusal("INVALID_DATA", "only file_type csv is offered: ics is for the module Events", {
      api_name: "file_type",
      supported: "csv",
    });
  }
  const strange = Object.keys(query).find((key) => !KNOWN.includes(key));
  if (strange === undefined) return;
  throw refusal("QUERY_NOT_SUPPORTED", `a query has no ${strange.slice(0, 40)}`, {
    supported: KNOWN.join(", "),
  });
}

function moduleAsked(call: Call, given: unknown): Module {
  const name = isObject(given) ? given["api_name"] : undefined;
  if (typeof name !== "string") throw missing("module");
  const module = call.org.modules.get(name);
  if (!module) throw refusal("MODULE_NOT_AVAILABLE", "the module is not available", { api_name: name });
  if (NOT_EXPORTED.includes(name)) {
    throw refusal("MODULE_NOT_SUPPORTED", "the module cannot be read in bulk", { api_name: name });
  }
  if (!seesModules(call.user)) throw refusal("NO_PERMISSION", "Permission denied to read", {}, 403);
  return module;
}

function columnsAsked(org: Org, module: Module, given: unknown): Column[] {
  if (given === undefined || (Array.isArray(given) && given.length === 0)) {
    return [idColumn, ...everyColumn(module)];
  }
  if (!Array.isArray(given)) throw refusal("FIELD_NOT_SUPPORTED", "fields is a list of API names");
  const columns = given.map((name: unknown) => {
    const column = typeof name === "string" ? columnOf(org, module, name) : "unknown";
    if (typeof column !== "string") return column;
    const details = { api_name: plainText(name) };
    throw column === "unknown"
      ? refusal("FIELD_NOT_AVAILABLE", "the field is not available", details)
      : refusal("FIELD_NOT_SUPPORTED", "the field is not supported", details);
  });
  return [idColumn, ...columns.filter((column) => column !== idColumn)];
}

function callbackAsked(given: unknown): string | undefined {
  if (given === undefined || given === null) return undefined;
  const { url, method } = isObject(given) ? given : {};
  if (method !== "post") {
    throw refusal("INVALID_CALLBACK_METHOD", "the callback's method is post", { supported: "post" });
  }
  if (typeof url === "string" && loopbackUrl(url) !== undefined) return url;
  throw refusal("INVALID_CALLBACK_URL", "this sandbox calls back http addresses of this machine only");
}
