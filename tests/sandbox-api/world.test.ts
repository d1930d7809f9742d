import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  addOrg,
  canSee,
  createClock,
  createWorld,
  deleteRecord,
  findByUnique,
  insertRecord,
  installExtension,
  stamp,
  updateRecord,
} from "../../sandbox/world/index.ts";

const START = Date.parse("2024-05-01T12:00:00Z");

function company(country = "US") {
  const world = createWorld(createClock(START));
  const org = addOrg(world, {
    name: "Acme",
    country,
    timeZone: "Asia/Kolkata",
    currencies: [{ isoCode: "USD", exchangeRate: 1, isBase: true }],
    users: [
      { fullName: "Ann Admin", email: "ann@acme.test", profile: "Administrator" },
      { fullName: "Sam Sales", email: "sam@acme.test", profile: "Sales" },
      { fullName: "Gus Guest", email: "gus@acme.test", profile: "Guest" },
    ],
  });
  const [admin, seller, guest] = org.users;
  if (!admin || !seller || !guest) throw new Error("three users were asked for");
  return { world, org, admin, seller, guest };
}

describe("the world's clock", () => {
  it("moves forward and runs on, and refuses to go back", () => {
    const clock = createClock(START);
    clock.moveTo(START + 86_400_000);
    expect(clock.now()).toBeGreaterThanOrEqual(START + 86_400_000);
    expect(() => clock.moveTo(START)).toThrow("only moves forward");
    expect(() => clock.moveTo(Number.NaN)).toThrow("only moves forward");
  });

  it("is written with the zone's offset and read back as the same second", () => {
    const zones = [
      "America/New_York",
      "Asia/Kolkata",
      "Asia/Shanghai",
      "Europe/London",
      "Australia/Lord_Howe",
    ];
    const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones, "UTC"), seconds, (zone, second) => {
        expect(Date.parse(stamp(zone, second * 1000))).toBe(second * 1000);
      }),
    );
  });

  it.each([
    ["2024-03-10T06:59:59Z", "2024-03-10T01:59:59-05:00"],
    ["2024-03-10T07:00:00Z", "2024-03-10T03:00:00-04:00"],
  ])("changes to summer time at the right second: %s", (utc, local) => {
    expect(stamp("America/New_York", Date.parse(utc))).toBe(local);
  });
});

describe("records of the world", () => {
  it("holds sixty thousand within two seconds, with growing ids", () => {
    const { org, admin } = company();
    // Processor time, because other work on the machine is not the world's fault.
    const from = process.cpuUsage();
    const ids: string[] = [];
    for (let n = 0; n < 60_000; n += 1) {
      ids.push(insertRecord(org, "Invoices", { Subject: `I-${n}`, Grand_Total: n }, admin).id);
    }
    expect(process.cpuUsage(from).user).toBeLessThan(2_000_000);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("stamps who and when, and replaces rather than edits", () => {
    const { world, org, admin, seller } = company();
    const before = insertRecord(org, "Accounts", { Account_Name: "A" }, admin);
    world.clock.moveTo(START + 3_600_000);
    const after = updateRecord(org, "Accounts", before.id, { Phone: "1" }, seller);
    expect(before).not.toHaveProperty("Phone");
    expect(after).toMatchObject({
      Owner: { id: admin.id },
      Created_Time: "2024-05-01T17:30:00+05:30",
      Modified_Time: "2024-05-01T18:30:00+05:30",
      Modified_By: { id: seller.id, name: "Sam Sales" },
    });
    expect(updateRecord(org, "Accounts", "0", {}, admin)).toBeUndefined();
  });

  it("puts a contact's full name together, and again when one part changes", () => {
    const { org, admin } = company();
    const contact = insertRecord(org, "Contacts", { First_Name: "Li", Last_Name: "Wei" }, admin);
    expect(contact["Full_Name"]).toBe("Li Wei");
    expect(updateRecord(org, "Contacts", contact.id, { Last_Name: "Na" }, admin)?.["Full_Name"]).toBe(
      "Li Na",
    );
  });

  it("moves a deleted record to the recycle bin", () => {
    const { org, admin } = company();
    const { id } = insertRecord(org, "Accounts", { Account_Name: "A" }, admin);
    expect(deleteRecord(org, "Accounts", id, admin)).toBe(true);
    expect(deleteRecord(org, "Accounts", id, admin)).toBe(false);
    expect(org.deleted.get("Accounts")).toEqual([
      expect.objectContaining({ id, displayName: "A", type: "recycle" }),
    ]);
  });

  it("shows a salesperson what they own and what hangs on it, and a guest nothing", () => {
    const { org, admin, seller, guest } = company();
    const theirs = insertRecord(org, "Accounts", { Account_Name: "A" }, seller);
    const other = insertRecord(org, "Accounts", { Account_Name: "B" }, admin);
    const under = (id: string) => ({ Note_Content: "n", Parent_Id: { id }, $se_module: "Accounts" });
    const note = insertRecord(org, "Notes", under(theirs.id), admin);
    const hidden = insertRecord(org, "Notes", under(other.id), admin);
    const sees = (module: string, record: typeof note) => canSee(org, seller, module, record);
    expect([sees("Accounts", theirs), sees("Accounts", other)]).toEqual([true, false]);
    expect([sees("Notes", note), sees("Notes", hidden)]).toEqual([true, false]);
    expect(canSee(org, guest, "Accounts", theirs)).toBe(false);
    expect(canSee(org, admin, "Accounts", theirs)).toBe(true);
  });
});

describe("an extension", () => {
  const label = { en: "Visits", zh: "拜访" };
  const components = {
    modules: [{ apiName: "x__Visits", label }],
    fields: [
      {
        module: "Calls",
        apiName: "x__Id",
        label: { en: "Id", zh: "编号" },
        dataType: "text",
        unique: true,
        external: true,
      },
      { module: "x__Visits", apiName: "x__Account", label, dataType: "lookup", lookup: "Accounts" },
    ],
  };

  it("is installed once, and an upgrade leaves what is there", () => {
    const { org, admin } = company("CN");
    installExtension(org, components);
    insertRecord(org, "Calls", { Subject: "S", x__Id: "1" }, admin);
    const before = org.modules.get("x__Visits");
    installExtension(org, components);
    expect(org.modules.get("x__Visits")).toBe(before);
    expect(before?.label).toBe("拜访");
    expect(findByUnique(org, "Calls", "x__Id", "1")).toBeDefined();
    expect(() => insertRecord(org, "Calls", { Subject: "S", x__Id: "1" }, admin)).toThrow(
      "already has x__Id",
    );
  });

  it("is refused when it names a module that is not there", () => {
    const { org } = company();
    const astray = { modules: [], fields: [{ module: "Nowhere", apiName: "x__F", label, dataType: "text" }] };
    expect(() => installExtension(org, astray)).toThrow("names the module Nowhere");
  });
});

describe("an org", () => {
  it("needs an administrator", () => {
    const world = createWorld(createClock(START));
    const spec = { name: "A", country: "US", timeZone: "UTC", currencies: [], users: [] };
    expect(() => addOrg(world, spec)).toThrow("no Administrator");
  });
});
