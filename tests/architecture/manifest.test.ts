import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { fields, modules } from "../../manifest/fields.ts";
import { connections, functions } from "../../manifest/functions.ts";
import { NAMESPACE } from "../../manifest/names.ts";
import { scopes } from "../../manifest/scopes.ts";
import { CREDIT_HOLD } from "../../server/adapters/zoho/field-names.ts";
import { SCOPES } from "../../server/adapters/zoho/scopes.ts";
import { manifestText } from "../../manifest/write-manifest.ts";

const deluge = (name: string): string => readFileSync(`manifest/functions/${name}.dg`, "utf8");

describe("what Zoho is asked for", () => {
  it("stands in plugin-manifest.json as manifest/ says it", () => {
    expect(readFileSync("plugin-manifest.json", "utf8")).toBe(manifestText());
  });

  it("has the source of every server function, and no source of another", () => {
    const sources = readdirSync("manifest/functions").map((file) => file.replace(/[.]dg$/, ""));
    expect(sources.sort()).toEqual(functions.map(({ name }) => name).sort());
  });

  it.each(functions)("$name has the arguments that its source declares", (each) => {
    const made = each.kind === "standalone" ? "string standalone" : "map validation_rule";
    const head = new RegExp(`^${made}[.]${each.name}\\(([^)]*)\\)`).exec(deluge(each.name));
    expect(head?.[1]?.split(", ")).toEqual(each.arguments.map((argument) => `string ${argument}`));
  });

  it("reads in the validation function the fields that our server writes, and no other of ours", () => {
    const read = [...deluge("huikuan_check_credit_hold").matchAll(/"(huikuan__[A-Za-z_]+)"/g)].map(
      (match) => match[1],
    );
    expect([...new Set(read)].sort()).toEqual(Object.values(CREDIT_HOLD).sort());
  });

  it("names every connection that a function uses, and no other", () => {
    const used = functions.flatMap(({ name }) =>
      [...deluge(name).matchAll(/connection:"([^"]+)"/g)].map((match) => match[1]),
    );
    expect([...new Set(used)].sort()).toEqual(connections.map(({ name }) => name).sort());
  });

  it("is what an admin's consent is asked for, scope by scope", () => {
    expect(SCOPES).toEqual(scopes.map(({ scope }) => scope));
  });

  it("carries our namespace on everything we add, so that nothing of the customer's can collide", () => {
    for (const { apiName } of [...fields, ...modules])
      expect(apiName.startsWith(`${NAMESPACE}__`)).toBe(true);
  });

  it("asks for each field and each scope once, and gives every scope its reason", () => {
    const asked = fields.map(({ module, apiName }) => `${module}.${apiName}`);
    expect(asked.filter((each, at) => asked.indexOf(each) !== at)).toEqual([]);
    expect(new Set(scopes.map(({ scope }) => scope)).size).toBe(scopes.length);
    expect(scopes.filter(({ because }) => because === "")).toEqual([]);
  });
});
