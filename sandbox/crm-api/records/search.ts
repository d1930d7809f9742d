import { renderRecord } from "../../world/render.ts";
import { canSee } from "../../world/sharing.ts";
import type { CrmRecord, Module } from "../../world/types.ts";
import { type Answer, empty, fail, found, Refusal } from "../answer.ts";
import type { Call } from "../call.ts";
import { countAsked, moduleAsked } from "./asking.ts";
import { parseCriteria } from "./criteria.ts";

const REACH = 2_000;

/** GET /{module}/search by criteria, email, phone or word. */
export function searchRecords(call: Call): Answer {
  const module = moduleAsked(call);
  const matches = testAsked(call, module);
  if (!matches) {
    throw new Refusal(
      fail(400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing", {
        param_name: "criteria",
      }),
    );
  }
  const perPage = countAsked(call, "per_page", 200, 200);
  const page = countAsked(call, "page", 1);
  if (page * perPage > REACH) {
    throw new Refusal(
      fail(400, "LIMIT_REACHED", "You have reached the limit of the search", { limit: REACH }),
    );
  }
  const all = visible(call, module).filter(matches).reverse();
  const fields = call.query["fields"]?.split(",").map((name) => name.trim());
  const data = all
    .slice((page - 1) * perPage, page * perPage)
    .map((record) => renderRecord(call.org, module.apiName, record, fields));
  if (data.length === 0) return empty;
  return found({
    data,
    info: { per_page: perPage, count: data.length, page, more_records: page * perPage < all.length },
  });
}

/** GET /{module}/actions/count */
export function countRecords(call: Call): Answer {
  const module = moduleAsked(call);
  const matches = testAsked(call, module);
  const all = visible(call, module);
  return found({ count: matches ? all.filter(matches).length : all.length });
}

const visible = (call: Call, module: Module): CrmRecord[] =>
  [...(call.org.records.get(module.apiName)?.values() ?? [])].filter((record) =>
    canSee(call.org, call.user, module.apiName, record),
  );

function testAsked(call: Call, module: Module): ((record: CrmRecord) => boolean) | undefined {
  const { criteria, email, phone, word } = call.query;
  if (criteria !== undefined) return parseCriteria(criteria, call.org, module);
  if (email !== undefined) return within(module, ["email"], (held) => held === email.toLowerCase());
  if (phone !== undefined) return within(module, ["phone"], (held) => held.includes(phone.toLowerCase()));
  if (word !== undefined) {
    return within(module, ["text", "textarea", "email", "phone"], (held) =>
      held.includes(word.toLowerCase()),
    );
  }
  return undefined;
}

function within(
  module: Module,
  types: readonly string[],
  test: (held: string) => boolean,
): (record: CrmRecord) => boolean {
  const names = [...module.fields.values()]
    .filter((field) => types.includes(field.dataType))
    .map((field) => field.apiName);
  return (record) =>
    names.some((name) => {
      const held = record[name];
      return typeof held === "string" && test(held.toLowerCase());
    });
}
