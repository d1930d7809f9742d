import { addModule } from "./org.ts";
import { reshape, touch, uniqueIndex } from "./org-state.ts";
import type { Components, Field, Module, Org } from "./types.ts";

/** Installs what an extension's manifest lists. Installing again is an upgrade: what is there stays, records too. */
export function installExtension(org: Org, components: Components): void {
  for (const asked of components.modules) {
    if (org.modules.has(asked.apiName)) continue;
    addModule(org, asked.apiName, labelFor(org, asked.label), "custom", [
      ["Name", "Name", "text", { mandatory: true, maxLength: 120 }],
      ["Currency", "Currency", "picklist"],
      ["Exchange_Rate", "Exchange Rate", "double"],
    ]);
  }
  for (const asked of components.fields) {
    const module = org.modules.get(asked.module);
    if (!module) {
      throw new Error(
        `Field ${asked.apiName} names the module ${asked.module}, which this org does not have.`,
      );
    }
    if (!module.fields.has(asked.apiName)) addField(org, module, asked);
  }
}

function addField(org: Org, module: Module, asked: Components["fields"][number]): void {
  if (asked.lookup !== undefined && !org.modules.has(asked.lookup)) {
    throw new Error(`Field ${asked.apiName} looks up ${asked.lookup}, which this org does not have.`);
  }
  const field: Field = {
    apiName: asked.apiName,
    label: labelFor(org, asked.label),
    dataType: asked.dataType,
    custom: true,
    mandatory: asked.mandatory ?? false,
    unique: asked.unique ?? false,
    external: asked.external ?? false,
    readOnly: false,
    ...(asked.values ? { values: asked.values } : {}),
    ...(asked.lookup ? { lookup: asked.lookup } : {}),
    maxLength: asked.dataType === "textarea" ? 2_000 : 255,
  };
  module.fields.set(field.apiName, field);
  if (field.unique) uniqueIndex(org, module.apiName, field.apiName);
  touch(org, module.apiName);
  reshape(org, module.apiName);
}

const labelFor = (org: Org, label: { readonly en: string; readonly zh: string }): string =>
  org.country === "CN" ? label.zh : label.en;
