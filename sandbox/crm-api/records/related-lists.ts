import type { Field, Module, Org } from "../../world/types.ts";
import { fail, Refusal } from "../answer.ts";
import type { Call } from "../call.ts";

/** A list under the records of one module: the records of another whose lookup points there. */
export interface RelatedList {
  readonly name: string;
  readonly module: Module;
  readonly field: Field;
}

/** Lists of records of the same module have names of their own. */
const ownNames: Readonly<Record<string, string>> = { "Accounts.Parent_Account": "Member_Accounts" };

/** The lists under a module's records: whatever has a lookup that can point there, one that points only there first. */
export function relatedLists(org: Org, parent: string): RelatedList[] {
  const lists: RelatedList[] = [];
  for (const module of org.modules.values()) {
    const lookups = [...module.fields.values()].filter((one) => one.dataType === "lookup");
    const field =
      lookups.find((one) => one.lookup === parent) ?? lookups.find((one) => one.lookup === "se_module");
    if (field === undefined) continue;
    const own = ownNames[`${module.apiName}.${field.apiName}`];
    if (module.apiName !== parent) lists.push({ name: module.apiName, module, field });
    else if (own !== undefined) lists.push({ name: own, module, field });
  }
  return lists;
}

/** The list that the address names. */
export function listAsked(call: Call, parent: Module): RelatedList {
  const list = relatedLists(call.org, parent.apiName).find((one) => one.name === call.path["list"]);
  if (list) return list;
  throw new Refusal(
    fail(400, "INVALID_DATA", "the relation name given seems to be invalid", { resource_path_index: 2 }),
  );
}
