import { describe, expect, it } from "@jest/globals";
import { fields, modules } from "../../manifest/fields.ts";
import { NAMESPACE } from "../../manifest/names.ts";
import { addOrg, createClock, createWorld } from "../../sandbox/world/index.ts";
import * as names from "../../server/adapters/zoho/field-names.ts";

const standard = addOrg(createWorld(createClock()), {
  name: "S",
  country: "US",
  timeZone: "UTC",
  currencies: [{ isoCode: "USD", exchangeRate: 1, isBase: true }],
  users: [{ fullName: "A", email: "a@t", profile: "Administrator" }],
}).modules;

const uses: readonly (readonly [string, readonly string[]])[] = [
  [
    names.MODULE.accounts,
    [
      ...Object.values(names.ACCOUNT),
      ...Object.values(names.ASSESSMENT),
      ...Object.values(names.CREDIT_HOLD),
    ],
  ],
  [names.MODULE.contacts, Object.values(names.CONTACT)],
  [names.MODULE.invoices, Object.values(names.INVOICE)],
  [names.MODULE.payments, Object.values(names.PAYMENT)],
  [names.MODULE.orders, Object.values(names.ORDER)],
  [names.MODULE.deals, Object.values(names.DEAL)],
  ["Calls", [...Object.values(names.CALL), names.EXTERNAL_ID]],
  ["Tasks", [...Object.values(names.TASK), names.EXTERNAL_ID]],
  ["Notes", [...Object.values(names.NOTE), names.EXTERNAL_ID]],
];
/** Zoho puts these on every custom module by itself. */
const OWN_OF_EVERY_MODULE = ["Name", "Currency", "Modified_Time", "Owner"];

describe("the fields we read and write", () => {
  it.each(uses)("of %s are asked for in the manifest or are Zoho's own", (module, used) => {
    const asked = fields.filter((field) => field.module === module).map((field) => field.apiName);
    const own = [...(standard.get(module)?.fields.keys() ?? OWN_OF_EVERY_MODULE)];
    expect(used.filter((field) => !asked.includes(field) && !own.includes(field))).toEqual([]);
    for (const field of used) expect(asked.includes(field)).toBe(field.startsWith(`${NAMESPACE}__`));
  });

  it("name the payments module as the manifest does", () => {
    expect(modules.map((module) => module.apiName)).toContain(names.MODULE.payments);
  });

  it("can make a lost answer harmless: our id is unique in every module that we create records in", () => {
    for (const module of ["Calls", "Tasks", "Notes"]) {
      const field = fields.find((each) => each.module === module && each.apiName === names.EXTERNAL_ID);
      expect(field).toMatchObject({ unique: true, external: true });
    }
  });
});
