import type { Module } from "../../world/types.ts";
import { type Answer, badParam, empty, found, Refusal } from "../answer.ts";
import type { Call } from "../call.ts";
import { moduleAsked } from "../records/asking.ts";
import { type RelatedList, relatedLists } from "../records/related-lists.ts";

/** GET /settings/related_lists?module= */
export function listRelatedLists(call: Call): Answer {
  const lists = listsOf(call);
  return lists.length === 0 ? empty : found({ related_lists: lists });
}

/** GET /settings/related_lists/{id}?module= */
export function getRelatedList(call: Call): Answer {
  const lists = listsOf(call).filter((one) => one.id === call.path["id"]);
  return lists.length === 0 ? empty : found({ related_lists: lists });
}

function listsOf(call: Call): ReturnType<typeof listBody>[] {
  const name = call.query["module"];
  if (name === undefined || !call.org.modules.has(name)) {
    throw new Refusal(badParam("module", "the module name given seems to be invalid"));
  }
  const module = moduleAsked(call, name);
  return relatedLists(call.org, module.apiName).map((related, index) => listBody(module, related, index));
}

const listBody = (module: Module, related: RelatedList, index: number) => ({
  id: String(BigInt(module.id) + BigInt(900 + index)),
  api_name: related.name,
  display_label: related.module.label,
  name: related.name,
  href: `${module.apiName}/{ENTITYID}/${related.name}`,
  module: { api_name: related.module.apiName, id: related.module.id },
  type: related.module.generatedType === "custom" ? "custom_lookup" : "default",
  sequence_number: String(index + 1),
  visible: true,
});
