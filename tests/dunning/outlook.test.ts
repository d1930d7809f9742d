import { describe, expect, it } from "@jest/globals";
import { outlook } from "../../shared/dunning/outlook.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { addDays } from "../../shared/kernel/day.ts";
import { everyDay, facts, item, MONDAY, sent } from "./scene.ts";

describe("what comes next", () => {
  it("is the last step of a long schedule, however far away it is", () => {
    const last = everyDay.steps.at(-1);
    if (!last) throw new Error("the policy has steps");
    const policy = { ...everyDay, steps: [...everyDay.steps, { ...last, key: "lawyer", days: 720 }] };
    const history = [sent(last.key, addDays(MONDAY, last.days), ["1"])];
    const far = facts({ items: [item({ dueOn: MONDAY })], history });
    expect(outlook(far, policy, addDays(MONDAY, last.days + 1)).account).toMatchObject({
      kind: "step",
      step: "lawyer",
      on: addDays(MONDAY, 720),
    });
  });

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
