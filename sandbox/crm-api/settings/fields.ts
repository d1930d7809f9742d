import type { Field, Module, Org } from "../../world/types.ts";
import { type Answer, badParam, empty, fail, found, Refusal } from "../answer.ts";
import type { Call } from "../call.ts";
import { moduleAsked } from "../records/asking.ts";

/** GET /settings/fields?module= */
export function listFields(call: Call): Answer {
  const name = call.query["module"];
  if (name === undefined) {
    throw new Refusal(
      fail(400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing", {
        param_name: "module",
      }),
    );
  }
  if (!call.org.modules.has(name)) {
    throw new Refusal(badParam("module", "the module name given seems to be invalid"));
  }
  const module = moduleAsked(call, name);
  const fields = [...module.fields.values()].map((field, index) => fieldBody(call.org, module, field, index));
  return fields.length === 0 ? empty : found({ fields });
}

const jsonTypes: Readonly<Record<string, string>> = {
  integer: "integer",
  double: "double",
  currency: "double",
  percent: "double",
  boolean: "boolean",
  lookup: "jsonobject",
  ownerlookup: "jsonobject",
  subform: "jsonarray",
  multiselectpicklist: "jsonarray",
};

function fieldBody(org: Org, module: Module, field: Field, index: number): object {
  return {
    id: String(BigInt(module.id) + BigInt(index + 1)),
    api_name: field.apiName,
    field_label: field.label,
    display_label: field.label,
    data_type: field.dataType,
    json_type: jsonTypes[field.dataType] ?? "string",
    length: field.maxLength ?? 255,
    system_mandatory: field.mandatory,
    custom_field: field.custom,
    read_only: field.readOnly,
    field_read_only: field.readOnly,
    visible: true,
    unique: field.unique ? { casesensitive: false } : {},
    external: field.external ? { type: "org", show: true } : null,
    pick_list_values: pickList(module, field, index),
    ...(field.dataType === "lookup" ? { lookup: { module: target(org, field.lookup) } } : {}),
    ...(field.dataType === "subform"
      ? { associated_module: { module: field.lookup, id: target(org, field.lookup).id } }
      : {}),
  };
}

const target = (org: Org, name = ""): { api_name: string; id: string } => ({
  api_name: name,
  id: org.modules.get(name)?.id ?? "0",
});

function pickList(module: Module, field: Field, index: number): object[] {
  return (field.values ?? []).map((value, at) => ({
    id: String(BigInt(module.id) + BigInt(200 + index * 10 + at)),
    display_value: value,
    actual_value: value,
    reference_value: value,
    sequence_number: at + 1,
    type: "used",
  }));
}
