import { describe, expect, it } from "@jest/globals";
import { readView } from "../../widget/api/read-view.ts";
import { asRead, busyAccount, emptyAccount, entry, hugeAccount } from "./account-views.ts";

describe("a view that is read before it is checked", () => {
  it("is what the contract's shape makes of it", () => {
    const busy = busyAccount();
    const unlimited = { ...busy, exposure: busy.exposure && { ...busy.exposure, ratesOn: null } };
    for (const body of [busy, emptyAccount(), hugeAccount(50), unlimited])
      expect(readView(body)).toEqual(asRead(body));
  });

  it("leaves the answer as it came, for the check to read", () => {
    const body = busyAccount();
    const before = structuredClone(body);
    readView(body);
    expect(body).toEqual(before);
  });

  it("is not read at all when a day in it is none", () => {
    const body = busyAccount();
    const followups = [entry({ next: { what: "call", on: "tomorrow" } })];
    expect(() => readView({ ...body, log: { ...body.log, followups } })).toThrow("tomorrow");
    expect(() => readView({ ...body, items: [{ ...body.items[0]!, dueOn: "2026-11-31" }] })).toThrow(
      "2026-11-31",
    );
  });
});
