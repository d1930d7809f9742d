import { describe, expect, it } from "@jest/globals";
import { decide } from "../../shared/dunning/decide.ts";
import { explain } from "./explain.ts";
import type { MailContact } from "../../shared/dunning/facts.ts";
import type { Step } from "../../shared/dunning/policy/policy.ts";
import type { Purpose } from "../../shared/dunning/purpose.ts";
import { addDays } from "../../shared/kernel/day.ts";
import { everyDay, liNa } from "./scene.ts";
import { due, one, told, withStep } from "./story.ts";

describe("wrong person", () => {
  const person = (contactId: string, role: MailContact["role"]): MailContact => ({
    ...liNa,
    contactId,
    role,
  });
  const [ap, cfo, ceo, someone] = [
    person("ap", "billing"),
    person("cfo", "finance_lead"),
    person("ceo", "executive"),
    person("x", null),
  ];
  const writtenTo = (contacts: readonly MailContact[], to?: Step["to"]) => {
    const decision = decide({ ...one, contacts }, withStep("reminder-1", to ? { to } : {}), addDays(due, 3));
    return decision.kind === "remind"
      ? decision.recipient?.contactId
      : decision.kind === "hold" && decision.because;
  };

  it.each<[string, readonly MailContact[], Step["to"], string]>([
    ["the first role that is there", [ap, cfo, ceo], ["finance_lead", "executive"], "cfo"],
    ["the next one when it is not", [ap, ceo], ["finance_lead", "executive"], "ceo"],
    ["whoever is best when none is", [ap, someone], ["finance_lead", "executive"], "ap"],
    ["whoever is best when none is asked for", [ap, cfo], undefined, "ap"],
    ["anybody, in its place", [someone, cfo], ["executive", "anybody", "finance_lead"], "x"],
    ["nobody", [], ["billing"], "no-contact"],
  ])("C44 C48: writes to %s", (_, contacts, to, expected) => expect(writtenTo(contacts, to)).toBe(expected));

  it.each<[string, readonly (readonly Purpose[])[], string, string]>([
    ["both said no to reminders", [["reminder"], ["early-notice", "reminder"]], "all-opted-out", "ap"],
    ["both said no to notices", [["early-notice"], ["early-notice"]], "ap", "all-opted-out"],
    ["one of two said no to either", [["early-notice", "reminder"], []], "cfo", "cfo"],
    ["one said no to each", [["reminder"], ["early-notice"]], "cfo", "ap"],
    ["nobody is there", [], "no-contact", "no-contact"],
  ])("says of everybody what everybody said, by purpose: %s", (_, refusals, reminded, noticed) => {
    const contacts = refusals.flatMap((refuses, at) => ({ ...((at === 0 ? ap : cfo) ?? ap), refuses }));
    const at = (days: number) => {
      const { decision, invoices } = explain({ ...one, contacts }, everyDay, addDays(due, days));
      if (decision.kind === "remind") return decision.recipient?.contactId;
      expect(invoices.map(({ because }) => because)).toEqual([
        decision.kind === "hold" ? decision.because : null,
      ]);
      return decision.kind === "hold" ? decision.because : decision.kind;
    };
    expect([at(3), at(-7)]).toEqual([reminded, noticed]);
  });

  it("C44: needs nobody for a task, and names whom to call where somebody is known", () => {
    const ready = told(one, ["reminder-1", 3], ["reminder-2", 10]);
    const policy = withStep("call", { to: ["executive"] });
    expect(decide({ ...ready, contacts: [] }, policy, addDays(due, 30))).toMatchObject({
      kind: "remind",
      recipient: null,
    });
    expect(decide({ ...ready, contacts: [ap, ceo] }, policy, addDays(due, 30))).toMatchObject({
      recipient: ceo,
    });
  });

  it("C45: remembers nothing of one account when it judges the next", () => {
    const other = {
      ...one,
      accountId: "10",
      contacts: [cfo],
      extensions: [{ invoiceId: "1", extendedTo: addDays(due, 90) }],
    };
    const alone = decide(one, everyDay, addDays(due, 3));
    for (let round = 0; round < 3; round += 1) {
      expect(decide(other, everyDay, addDays(due, 93))).toMatchObject({ recipient: cfo });
      expect(decide(one, everyDay, addDays(due, 3))).toEqual(alone);
    }
  });
});
