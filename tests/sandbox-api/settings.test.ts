import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Decoded, type Running, run, userOf } from "./company.ts";

describe("settings", () => {
  let zoho: Running;
  beforeAll(async () => {
    zoho = await run();
  });
  afterAll(() => zoho.close());
  const fieldOf = async (module: string, apiName: string): Promise<Decoded> => {
    const { json } = await zoho.ask("GET", `/crm/v6/settings/fields?module=${module}`);
    return json.fields.find((one: Decoded) => one.api_name === apiName);
  };

  it("describes a field of the extension: custom, unique, external", async () => {
    expect(await fieldOf("Calls", "huikuan__External_Id")).toMatchObject({
      data_type: "text",
      custom_field: true,
      unique: { casesensitive: false },
      external: { type: "org" },
    });
    expect(await fieldOf("Calls", "Subject")).toMatchObject({
      custom_field: false,
      unique: {},
      external: null,
    });
  });

  it("says where a lookup leads and what a picklist offers", async () => {
    const { lookup } = await fieldOf("Invoices", "Account_Name");
    expect(lookup.module).toEqual({ api_name: "Accounts", id: zoho.acme.modules.get("Accounts")?.id });
    expect((await fieldOf("Notes", "Parent_Id")).lookup.module.api_name).toBe("se_module");
    const { pick_list_values: values } = await fieldOf("Accounts", "huikuan__Language");
    expect(values.map((one: Decoded) => one.actual_value)).toEqual(["zh-CN", "en"]);
  });

  it("gives every field and picklist value an id of its own", async () => {
    const { json } = await zoho.ask("GET", "/crm/v6/settings/fields?module=Invoices");
    const ids = json.fields.flatMap((one: Decoded) => [
      one.id,
      ...one.pick_list_values.map((value: Decoded) => value.id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("wants a module, and one that exists", async () => {
    expect((await zoho.ask("GET", "/crm/v6/settings/fields")).json.code).toBe("REQUIRED_PARAM_MISSING");
    expect((await zoho.ask("GET", "/crm/v6/settings/fields?module=No")).status).toBe(400);
  });

  it("lists modules, one module, and the lists under an account", async () => {
    const all = await zoho.ask("GET", "/crm/v6/settings/modules");
    expect(all.json.modules.find((one: Decoded) => one.api_name === "huikuan__Payments").generated_type).toBe(
      "custom",
    );
    const one = await zoho.ask("GET", "/crm/v6/settings/modules/Accounts");
    expect(one.json.modules).toHaveLength(1);
    const lists = await zoho.ask("GET", "/crm/v6/settings/related_lists?module=Accounts");
    const names = lists.json.related_lists.map((list: Decoded) => list.api_name);
    expect(names).toEqual(expect.arrayContaining(["Contacts", "Invoices", "Notes", "huikuan__Payments"]));
  });

  it("sends exchange rates as text, and the decimals of each currency", async () => {
    const { json } = await zoho.ask("GET", "/crm/v6/org/currencies");
    expect(json.currencies).toEqual([
      expect.objectContaining({ iso_code: "USD", exchange_rate: "1.000000000", is_base: true }),
      expect.objectContaining({ iso_code: "CNY", exchange_rate: "7.100000000", is_base: false }),
    ]);
  });

  it("tells a guest who they are and nothing of the others", async () => {
    const guest = userOf(zoho.acme, "Guest");
    const token = await zoho.token(zoho.acme, guest);
    const me = await zoho.ask("GET", "/crm/v6/users?type=CurrentUser", { token });
    expect(me.json.users).toEqual([expect.objectContaining({ id: guest.id, profile: guest.profile })]);
    expect((await zoho.ask("GET", "/crm/v6/users?type=AllUsers", { token })).status).toBe(403);
    expect((await zoho.ask("GET", "/crm/v6/settings/modules", { token })).status).toBe(204);
  });

  it("pages users and tells administrators from others", async () => {
    const page = await zoho.ask("GET", "/crm/v6/users?type=ActiveUsers&per_page=2&page=2");
    expect([page.json.info.count, page.json.info.more_records]).toEqual([2, true]);
    const admins = await zoho.ask("GET", "/crm/v6/users?type=AdminUsers");
    expect(admins.json.users).toHaveLength(1);
  });
});
