import { describe, expect, it } from "@jest/globals";
import { outlook } from "../../shared/dunning/outlook.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { addDays } from "../../shared/kernel/day.ts";
import { facts, item, MONDAY } from "./scene.ts";

describe("what comes next", () => {
  const friday = addDays(MONDAY, 4);
  const nextMonday = addDays(MONDAY, 7);
  // Three days past due on Saturday: the first reminder is due on a day on which no letter leaves.
  const given = facts({ items: [item({ dueOn: addDays(friday, -2) })] });

  it("is Monday's letter on the Friday before, not a hold for a weekend that has not come", () => {
    expect(outlook(given, standardPolicy, friday).account).toMatchObject({
      kind: "step",
      step: "reminder-1",
      on: nextMonday,
    });
  });

  it("is a hold until Sunday once the weekend is there", () => {
    expect(outlook(given, standardPolicy, addDays(friday, 1)).account).toEqual({
      kind: "hold",
      because: "outside-hours",
      until: addDays(nextMonday, -1),
    });
  });
});
