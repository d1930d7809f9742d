import { seesModules } from "../../world/sharing.ts";
import type { Module, Org } from "../../world/types.ts";
import { type Answer, badParam, empty, found, Refusal } from "../answer.ts";
import type { Call } from "../call.ts";
import { moduleAsked } from "../records/asking.ts";
import { relatedLists } from "../records/related.ts";

/** GET /settings/modules */
export function listModules(call: Call): Answer {
  if (!seesModules(call.user)) return empty;
  return found({ modules: [...call.org.modules.values()].map((module) => moduleBody(call.org, module)) });
}

/** GET /settings/modules/{api_name} */
export function getModule(call: Call): Answer {
  return found({ modules: [moduleBody(call.org, moduleAsked(call))] });
}

/** GET /settings/related_lists?module= */
export function listRelatedLists(call: Call): Answer {
  const name = call.query["module"];
  if (name === undefined || !call.org.modules.has(name)) {
    throw new Refusal(badParam("module", "the module name given seems to be invalid"));
  }
  const module = moduleAsked(call, name);
  const lists = relatedLists(call.org, module.apiName).map((related, index) => ({
    id: String(BigInt(module.id) + BigInt(900 + index)),
    api_name: related.name,
    display_label: related.module.label,
    name: related.name,
    href: `${module.apiName}/{ENTITYID}/${related.name}`,
    module: { api_name: related.module.apiName, id: related.module.id },
    type: related.module.generatedType === "custom" ? "custom_lookup" : "default",
  }));
  return lists.length === 0 ? empty : found({ related_lists: lists });
}

function moduleBody(org: Org, module: Module): object {
  const plural = module.generatedType === "custom" ? module.label : module.apiName.replaceAll("_", " ");
  return {
    id: module.id,
    api_name: module.apiName,
    module_name: module.apiName,
    singular_label: module.label,
    plural_label: plural,
    generated_type: module.generatedType,
    api_supported: true,
    viewable: true,
    creatable: true,
    editable: true,
    deletable: true,
    visible: true,
    global_search_supported: true,
    sequence_number: [...org.modules.keys()].indexOf(module.apiName) + 1,
    profiles: [],
  };
}
