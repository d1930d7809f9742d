import { shapedAt } from "../../world/org-state.ts";
import { seesModules } from "../../world/sharing.ts";
import type { Module, Org } from "../../world/types.ts";
import { type Answer, empty, found, notModified } from "../answer.ts";
import type { Call } from "../call.ts";
import { moduleAsked } from "../records/asking.ts";
import { stamp } from "../../world/zone-time.ts";

/** GET /settings/modules; with If-Modified-Since those whose fields changed after it. */
export function listModules(call: Call): Answer {
  if (!seesModules(call.user)) return empty;
  const since = momentAsked(call);
  const modules = [...call.org.modules.values()]
    .filter((module) => since === undefined || shapedAt(call.org, module.apiName) > since)
    .map((module) => moduleBody(call.org, module));
  return modules.length === 0 ? notModified : found({ modules });
}

/** Here, and only here, the official SDK itself sends a moment as its language prints dates; so that is read too. */
function momentAsked(call: Call): number | undefined {
  const given = call.headers["if-modified-since"];
  const ms = given === undefined ? Number.NaN : Date.parse(given);
  return Number.isNaN(ms) ? undefined : ms;
}

/** GET /settings/modules/{api_name} */
export function getModule(call: Call): Answer {
  return found({ modules: [moduleBody(call.org, moduleAsked(call))] });
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
    modified_time: stamp(org.timeZone, shapedAt(org, module.apiName)),
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
