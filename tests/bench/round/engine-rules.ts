import { Engine, type RuleProperties } from "json-rules-engine";
import type { Policy } from "../../../shared/dunning/policy/policy.ts";

/** What json-rules-engine is told of one invoice: all counted out before, so that only the rules are its work. */
export interface InvoiceFacts {
  readonly dpd: number;
  /** How many of the lowest steps are done. */
  readonly completed: number;
  /** Days past due on which the first step that is not done may be taken. */
  readonly spacedDpd: number;
  readonly chaseableMinor: number;
}

/** What it is told of one account. */
export interface AccountRuleFacts {
  readonly waiting: number;
  readonly silenced: boolean;
  readonly creditsMinor: number;
  readonly openMinor: number;
  readonly isExcluded: boolean;
  readonly inDoubt: boolean;
  readonly dataAgeMinutes: number | null;
  readonly chaseable: number;
  readonly promised: number;
  readonly askedMinor: number;
  readonly leastMinor: number;
  readonly channel: string;
  readonly hasContact: boolean;
  readonly ready: number;
  /** Whether what is ready comes to more than the credits. */
  readonly taken: boolean;
  readonly gapDaysLeft: number;
  readonly weekday: number;
  readonly stopped: boolean;
}

type Condition = { fact: string; operator: string; value: unknown };
const is = (fact: string, operator: string, value: unknown): Condition => ({ fact, operator, value });

/** One rule a step (is the invoice at it?), and whether it may be chased and its spacing is over. */
export function invoiceEngine({ steps }: Policy): Engine {
  const engine = new Engine();
  for (const [at, step] of steps.entries()) {
    const next = steps[at + 1];
    const below = steps[at - 1];
    // A notice that is not after the due day lapses: with its time, or when the next one's has come.
    const live =
      step.days <= 0
        ? [is("turnDpd", "lessThanInclusive", 0), is("turnDpd", "lessThan", next?.days ?? Infinity)]
        : [];
    const from = below && below.days <= 0 ? lapsedBelow(at, step.days) : [is("completed", "equal", at)];
    const all = [is("dpd", "greaterThanInclusive", step.days), ...live, ...from];
    engine.addRule({ conditions: { all }, event: { type: "at-step", params: { at } } } as RuleProperties);
  }
  engine.addRule({
    conditions: { all: [is("chaseableMinor", "greaterThan", 0)] },
    event: { type: "chaseable" },
  });
  engine.addRule({
    conditions: { all: [is("dpd", "greaterThanInclusive", { fact: "spacedDpd" })] },
    event: { type: "spaced" },
  });
  return engine;
}

/** Not done itself; whatever is below and not done has lapsed. */
const lapsedBelow = (at: number, days: number) => [
  {
    any: [
      is("completed", "equal", at),
      {
        all: [
          is("completed", "lessThan", at),
          days > 0 ? is("turnDpd", "greaterThan", 0) : is("turnDpd", "greaterThanInclusive", days),
        ],
      },
    ],
  },
];

/** The reasons in their order: the first that holds is the answer. */
export function accountEngine(policy: Policy): Engine {
  const email = is("channel", "equal", "email");
  const rules: readonly (readonly [string, object])[] = [
    ["excluded -", { all: [is("waiting", "equal", 0), is("silenced", "equal", true)] }],
    ["rest", { all: [is("waiting", "equal", 0)] }],
    [
      "paid",
      {
        all: [
          is("creditsMinor", "greaterThan", 0),
          is("creditsMinor", "greaterThanInclusive", { fact: "openMinor" }),
        ],
      },
    ],
    ["excluded", { all: [is("isExcluded", "equal", true)] }],
    ["in-doubt", { all: [is("inDoubt", "equal", true)] }],
    [
      "stale-data",
      {
        any: [
          is("dataAgeMinutes", "equal", null),
          is("dataAgeMinutes", "greaterThan", policy.maxDataAgeMinutes),
        ],
      },
    ],
    ["promise-open", { all: [is("chaseable", "equal", 0), is("promised", "greaterThan", 0)] }],
    ["disputed", { all: [is("chaseable", "equal", 0)] }],
    ["below-tolerance", { all: [is("askedMinor", "lessThan", { fact: "leastMinor" })] }],
    ["below-tolerance", { all: [is("ready", "greaterThan", 0), is("taken", "equal", false)] }],
    ["no-contact", { all: [email, is("hasContact", "equal", false)] }],
    ["too-soon", { any: [is("ready", "equal", 0), is("gapDaysLeft", "greaterThan", 0)] }],
    [
      "outside-hours",
      {
        all: [
          is("channel", "in", ["email", "call-task"]),
          is("weekday", "notIn", policy.sendWindow.weekdays),
        ],
      },
    ],
    ["stopped", { all: [is("stopped", "equal", true)] }],
    ["remind", { all: [is("waiting", "greaterThan", 0)] }],
  ];
  const engine = new Engine();
  for (const [at, [type, conditions]] of rules.entries())
    engine.addRule({ conditions, event: { type }, priority: rules.length - at } as RuleProperties);
  engine.on("success", () => void engine.stop());
  return engine;
}
