import { describe, expect, it } from "@jest/globals";
import { hostOrigin, installGuard, isCrmOrigin, mayPass, UNNAMED } from "../../widget/crm/guard.ts";

const inProduction = (origin: string): boolean => isCrmOrigin(origin, false);
const inSandbox = (origin: string): boolean => isCrmOrigin(origin, true);

describe("who may speak to the page", () => {
  it("is the CRM of each data centre, compared whole", () => {
    for (const good of [
      "https://crm.zoho.com",
      "https://crm.zoho.eu",
      "https://crm.zoho.com.cn",
      "https://one.zoho.in",
      "https://crm.zohocloud.ca",
    ])
      expect([good, isCrmOrigin(good, false)]).toEqual([good, true]);
    for (const bad of [
      "https://evilzoho.com",
      "https://crm.zoho.com.evil.example",
      "http://crm.zoho.com",
      "https://crm.zoho.com:444",
      "https://crmXzoho.com",
      "null",
      "",
    ])
      expect([bad, isCrmOrigin(bad, true)]).toEqual([bad, false]);
  });

  it("is this machine only in a build for the sandbox", () => {
    expect(isCrmOrigin("http://127.0.0.1:4100", true)).toBe(true);
    expect(isCrmOrigin("http://127.0.0.1:4100", false)).toBe(false);
    expect(isCrmOrigin("http://127.0.0.1.evil.example", true)).toBe(false);
  });

  it("is fixed by the address, once", () => {
    expect(hostOrigin("?serviceOrigin=https%3A%2F%2Fcrm.zoho.eu", inProduction)).toBe("https://crm.zoho.eu");
    expect(hostOrigin("?serviceOrigin=https%3A%2F%2Fevil.example", inProduction)).toBeUndefined();
  });

  it("may go unnamed, and is then known by what it says first", () => {
    expect(hostOrigin("", inSandbox)).toBe(UNNAMED);
    expect(hostOrigin("?serviceOrigin=", inSandbox)).toBeUndefined();
    expect(hostOrigin("?serviceOrigin=unnamed", inSandbox)).toBeUndefined();
  });
});

describe("a message", () => {
  const host = "https://crm.zoho.com";
  const data = { type: "FRAMEWORK.EVENT" };
  it("passes from the window around us, from its own origin", () => {
    expect(mayPass({ fromParent: true, origin: host, data }, host)).toBe(true);
    expect(mayPass({ fromParent: true, origin: host, data: JSON.stringify(data) }, host)).toBe(true);
  });
  it("is stopped from any other window, origin or page", () => {
    expect(mayPass({ fromParent: false, origin: host, data }, host)).toBe(false);
    expect(mayPass({ fromParent: true, origin: "https://crm.zoho.eu", data }, host)).toBe(false);
    expect(mayPass({ fromParent: true, origin: host, data }, undefined)).toBe(false);
  });
  it("is stopped when it would make the SDK throw", () => {
    for (const odd of [null, undefined, 7, true])
      expect(mayPass({ fromParent: true, origin: host, data: odd }, host)).toBe(false);
  });
});

describe("a page that nobody named", () => {
  function guardedPage() {
    const parent = {};
    let hear = (_event: object): void => undefined;
    const page = {
      location: { search: "" },
      parent,
      addEventListener: (_: string, tell: typeof hear) => (hear = tell),
    };
    installGuard(page as unknown as Window, false);
    return (origin: string, source: object = parent): boolean => {
      let passed = true;
      const stopImmediatePropagation = () => {
        passed = false;
      };
      hear({ origin, source, data: { eventName: "__HANDSHAKE__" }, stopImmediatePropagation });
      return passed;
    };
  }

  it("hears the first CRM around it, and from then on that origin only", () => {
    const passes = guardedPage();
    expect(passes("https://evil.example")).toBe(false);
    expect(passes("https://crm.zoho.eu", {})).toBe(false);
    expect(passes("https://crm.zoho.com")).toBe(true);
    expect(passes("https://crm.zoho.eu")).toBe(false);
    expect(passes("https://crm.zoho.com")).toBe(true);
  });
});
