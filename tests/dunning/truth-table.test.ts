import { describe, expect, it } from "@jest/globals";
import { decide } from "../../shared/dunning/decide.ts";
import { explain } from "./explain.ts";
import type { AccountFacts, PastDispatch } from "../../shared/dunning/facts.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { renderMessage } from "../../shared/dunning/templates/render-message.ts";
import { letters } from "../../shared/dunning/templates/letters.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { assert } from "../../shared/kernel/result.ts";
import { CNY, everyDay, facts, item, MONDAY, sent } from "./scene.ts";

const asOf = addDays(MONDAY, 3);
const AMOUNT = 100_000;

/** Twelve facts that may each speak against a letter that is due. */
const FACTS = [
  "excluded",
  "inDoubt",
  "stale",
  "disputed",
  "onPlan",
  "promised",
  "notAdmitted",
  "nobodyThere",
  "vetoed",
  "justWritten",
  "holiday",
  "stopped",
] as const;
type Row = Readonly<Record<(typeof FACTS)[number], boolean>>;

/** By hand, and independent of the decision: which of them is the one reason, and until when. */
function oracle(row: Row): string {
  if (row.excluded) return "excluded";
  if (row.inDoubt) return "in-doubt";
  if (row.stale) return "stale-data";
  if (row.disputed) return "disputed";
  if (row.onPlan) return "on-plan";
  if (row.promised) return "promise-open";
  if (row.notAdmitted) return "conditions";
  if (row.nobodyThere) return "no-contact";
  if (row.vetoed) return "vetoed";
  if (row.justWritten) return "too-soon";
  if (row.holiday) return "outside-hours";
  if (row.stopped) return "stopped";
  return "reminder-1";
}

function sceneOf(row: Row): AccountFacts {
  const disputedMinor = row.disputed ? AMOUNT : 0;
  const given = facts({ items: [item({ dueOn: MONDAY, residualMinor: AMOUNT, disputedMinor })] });
  const past: PastDispatch[] = [];
  if (row.inDoubt) past.push({ ...sent("courtesy", addDays(asOf, -30), ["x"]), state: "in_doubt" });
  if (row.justWritten) past.push(sent("courtesy", addDays(asOf, -1), ["x"]));
  return {
    ...given,
    excluded: row.excluded ? "asked for by sales" : null,
    dataAgeMinutes: row.stale ? 61 : 60,
    plans: row.onPlan ? [{ planId: "p", amountMinor: AMOUNT, invoiceIds: ["1"], holdsUntil: asOf }] : [],
    promises: row.promised
      ? [{ amountMinor: AMOUNT, promisedOn: addDays(asOf, -1), madeOn: MONDAY, invoiceIds: [] }]
      : [],
    brokenPromises: row.notAdmitted ? 0 : 1,
    contacts: row.nobodyThere ? [] : given.contacts,
    vetoedUntil: row.vetoed ? asOf : addDays(asOf, -1),
    calendar: { ...given.calendar, id: "XX", closed: new Set(row.holiday ? [asOf] : []) },
    history: past,
    stopped: row.stopped,
  };
}

const policy: Policy = {
  ...everyDay,
  steps: everyDay.steps.map((step) =>
    step.key === "reminder-1" ? { ...step, when: { fact: "brokenPromises", atLeast: 1 } } : step,
  ),
};

describe("R-11: who may be written to", () => {
  it("gives each of the 4,096 rows of twelve facts the one reason that was worked out by hand", () => {
    const wrong: string[] = [];
    for (let bits = 0; bits < 4096; bits += 1) {
      const row = Object.fromEntries(FACTS.map((fact, at) => [fact, (bits & (1 << at)) !== 0])) as Row;
      const { decision, invoices } = explain(sceneOf(row), policy, asOf);
      const said =
        decision.kind === "remind" ? decision.step.key : decision.kind === "hold" ? decision.because : "rest";
      const expected = oracle(row);
      const traced = invoices[0]?.because ?? invoices[0]?.fate;
      if (said !== expected || traced !== (expected === "reminder-1" ? "carries" : expected))
        wrong.push(`${JSON.stringify(row)}: ${said}, ${traced}, expected ${expected}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe("R-12: money that is not an invoice", () => {
  const asked = (given: Partial<AccountFacts>, items = [item({ dueOn: MONDAY, residualMinor: AMOUNT })]) => {
    const decision = decide(facts({ items, ...given }), everyDay, asOf);
    if (decision.kind === "remind")
      return [decision.demand.openMinor, decision.demand.creditsMinor, decision.demand.askedMinor];
    return decision.kind === "hold" ? decision.because : decision.kind;
  };

  it.each<[string, ReturnType<typeof asked>, ReturnType<typeof asked>]>([
    [
      "a partial payment",
      asked({}, [item({ dueOn: MONDAY, amountMinor: AMOUNT, paidMinor: 40_000, residualMinor: 60_000 })]),
      [60_000, 0, 60_000],
    ],
    ["unapplied cash", asked({ creditsMinor: 30_000 }), [AMOUNT, 30_000, 70_000]],
    [
      "an overpayment of one that covers part of another",
      asked({ creditsMinor: 1 }),
      [AMOUNT, 1, AMOUNT - 1],
    ],
    ["credit to the last cent", asked({ creditsMinor: AMOUNT }), "paid"],
    ["a credit note larger than the invoice", asked({ creditsMinor: AMOUNT + 1 }), "paid"],
    ["credit notes and no invoice", asked({ creditsMinor: AMOUNT }, []), "rest"],
    ["credit that leaves less than the tolerance", asked({ creditsMinor: AMOUNT - 999 }), "below-tolerance"],
    [
      "credit that leaves the tolerance",
      asked({ creditsMinor: AMOUNT - 1000 }),
      [AMOUNT, AMOUNT - 1000, 1000],
    ],
  ])("%s", (_, said, expected) => expect(said).toEqual(expected));
});

describe("R-16: a week without rounds", () => {
  it("C13: writes to each of 1,000 debtors once a day at most afterwards, at the right step, on open days only", () => {
    const down = { from: addDays(MONDAY, 5), to: addDays(MONDAY, 12) };
    const messages: { at: number; asOf: Day; step: string; dpd: number }[] = [];
    for (let debtor = 0; debtor < 1000; debtor += 1) {
      // Due days spread over five weeks, so that every step falls into the outage for somebody.
      const dueOn = addDays(MONDAY, (debtor % 35) - 20);
      const history: PastDispatch[] = [];
      for (let on = addDays(dueOn, -8); on < addDays(dueOn, 45); on = addDays(on, 1)) {
        if (on >= down.from && on < down.to) continue;
        // Two rounds a day.
        for (const _ of [1, 2]) {
          const decision = decide(facts({ items: [item({ dueOn })], history }), standardPolicy, on);
          if (decision.kind !== "remind") break;
          history.push(sent(decision.step.key, on, ["1"], standardPolicy));
          messages.push({ at: debtor, asOf: on, step: decision.step.key, dpd: on - dueOn });
        }
      }
      const overdue = history.filter(({ days }) => days > 0).map(({ step }) => step);
      expect(overdue).toEqual(["reminder-1", "reminder-2", "call"]);
      for (const [at, message] of history.entries()) {
        const before = history[at - 1];
        if (before) expect(message.asOf - before.asOf).toBeGreaterThanOrEqual(standardPolicy.minGapDays);
      }
    }
    expect(messages.filter(({ asOf: on }) => on >= down.from && on < down.to)).toEqual([]);
    expect(messages.filter(({ step, dpd }) => step === "due-today" && dpd !== 0)).toEqual([]);
    expect(new Set(messages.map((each) => `${each.at}/${each.asOf}`)).size).toBe(messages.length);
  });
});

describe("R-17: a debtor with 300 open invoices", () => {
  it("C08: gets one message with every line and no more than 10 MB of it", () => {
    const items = Array.from({ length: 300 }, (_, at) =>
      item({
        invoiceId: String(at),
        number: `N${at}.`,
        dueOn: addDays(MONDAY, -(at % 40)),
        residualMinor: 1000 + at,
      }),
    );
    const decision = decide(facts({ items }), everyDay, asOf);
    assert(decision.kind === "remind", "due");
    expect(decision.demand.lines).toHaveLength(300);
    expect(decision.demand.askedMinor).toBe(items.reduce((all, { residualMinor }) => all + residualMinor, 0));
    const letter = letters["reminder-1"];
    assert(letter, "there");
    const fields = {
      accountName: "A",
      contactName: "B",
      senderName: "C",
      asOf,
      currency: CNY,
      demand: decision.demand,
      deadlineOn: null,
      tone: "neutral",
    } as const;
    const { text, html } = renderMessage(letter, fields, "zh-CN");
    expect(
      items.filter(({ number }) => !text.includes(`\n${number}  |`) || !html.includes(`>${number}<`)),
    ).toEqual([]);
    expect(Buffer.byteLength(text) + Buffer.byteLength(html)).toBeLessThan(10_000_000);
    const after = {
      ...facts({ items }),
      history: [
        {
          ...sent(
            "reminder-1",
            asOf,
            items.map(({ invoiceId }) => invoiceId),
          ),
        },
      ],
    };
    expect(decide(after, everyDay, asOf)).toMatchObject({ kind: "hold" });
  });
});
