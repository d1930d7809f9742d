import type { Sentence } from "../../../shared/kernel/contract.ts";
import { parseCurrency } from "../../../shared/kernel/currency.ts";
import { parseMajor } from "../../../shared/kernel/money.ts";
import { readPolicy } from "../../../shared/dunning/policy/read-policy.ts";
import type { AmountRow, ConditionDraft, Entered, PolicyDraft, StepDraft, TestDraft } from "./draft.ts";
import { inTime } from "./draft.ts";

/** What is wrong with a draft: where ("steps.<key>.days", "tolerance.minor.CNY"), and the sentence beside it. */
export interface Flaw {
  readonly field: string;
  readonly message: Sentence;
}

/** The draft as the server takes it. What is no number yet stays text, and is refused as such. */
export function bodyOf(draft: PolicyDraft): Record<string, unknown> {
  const { id, from, name, window, tolerance } = draft;
  return {
    ...draft.rest,
    id,
    version: from.version,
    name,
    steps: inTime(draft.steps).map(stepBody),
    tolerance: { minor: minorOf(tolerance.amounts), share: shareOf(tolerance.share) },
    minGapDays: draft.minGapDays,
    maxDataAgeMinutes: draft.maxDataAgeMinutes,
    ...given("minInvoiceAgeDays", draft.minInvoiceAgeDays),
    sendWindow: {
      weekdays: [...window.weekdays].sort(),
      fromMinute: minuteOf(window.from),
      toMinute: minuteOf(window.to),
    },
    promiseGraceDays: draft.promiseGraceDays,
    ...(draft.end === null ? {} : { endOfSchedule: draft.end }),
  };
}

export function stepBody(step: StepDraft): Record<string, unknown> {
  const { key, days, channel, template, when, minimum, to, tone, deadlineDays, repeat } = step;
  return {
    key,
    days,
    channel,
    template,
    ...(when === null ? {} : { when: conditionBody(when) }),
    ...(minimum === null
      ? {}
      : { minimum: { minor: minorOf(minimum.amounts), share: shareOf(minimum.share) } }),
    ...(to.length === 0 ? {} : { to }),
    ...(tone === null ? {} : { tone }),
    ...given("deadlineDays", deadlineDays),
    ...(repeat === null ? {} : { repeat }),
  };
}

const given = (name: string, entered: Entered): Record<string, Entered> =>
  entered === "" ? {} : { [name]: entered };

/** 12.5 → 0.125; text stays text. */
const shareOf = (percent: Entered): Entered => (typeof percent === "number" ? percent / 100 : percent);

/** "09:00" → 540; text that is no time stays text. */
function minuteOf(clock: string): Entered {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(clock.trim()) ?? [];
  return hours === undefined || Number(minutes) > 59 ? clock : Number(hours) * 60 + Number(minutes);
}

/** Rows without a currency and an amount are not there yet. */
export function minorOf(rows: readonly AmountRow[]): Record<string, Entered> {
  const written = rows.filter(({ currency, amount }) => currency.trim() !== "" || amount.trim() !== "");
  return Object.fromEntries(written.map((row) => [codeOf(row), minorAmount(row)]));
}

const codeOf = ({ currency }: AmountRow): string => currency.trim().toUpperCase();

function minorAmount(row: AmountRow): Entered {
  const currency = parseCurrency(codeOf(row));
  if (!currency.ok) return 0;
  const parsed = parseMajor(row.amount.normalize("NFKC").replace(/[\s,]/g, ""), currency.value);
  return parsed.ok ? parsed.value.amountMinor : row.amount;
}

function conditionBody(when: ConditionDraft): unknown {
  return when.join === "as-written" ? when.condition : { [when.join]: when.tests.map(testBody) };
}

function testBody(test: TestDraft): unknown {
  if ("words" in test)
    return {
      fact: test.fact,
      in: test.words
        .normalize("NFKC")
        .toUpperCase()
        .split(/[\s,，、;]+/)
        .filter(Boolean),
    };
  if (test.fact === "asked") return { fact: "asked", [test.bound]: minorOf(test.amounts) };
  return { fact: test.fact, [test.bound]: test.fact === "share" ? shareOf(test.value) : test.value };
}

/** The first thing that keeps the draft from being a policy; null when nothing does. */
export function flawOf(draft: PolicyDraft): Flaw | null {
  const body = bodyOf(draft);
  const odd = notANumber(body);
  if (odd !== null) return { field: byKey(draft, odd.field), message: odd.message };
  const read = readPolicy(body);
  return read.ok ? null : { field: byKey(draft, read.because.field), message: read.because.message };
}

/** "steps.2.days" → "steps.<key>.days": the order of a draft changes while it is written. */
export function byKey(draft: PolicyDraft, field: string): string {
  return field.replace(/^steps\.(\d+)/, (all, at: string) => {
    const step = inTime(draft.steps)[Number(at)];
    return step ? `steps.${step.key}` : all;
  });
}

const NOT_A_NUMBER: Sentence = {
  "zh-CN": "这里需要一个数：请只填写数字。",
  en: "A number belongs here: write digits only.",
};

/** Paths of a policy's or the segments' body at which a draft may still hold text. */
const NUMBER_PATH =
  /^(segments\.\d+\.when\.openAtLeast\.\w*|steps\.\d+\.(days|deadlineDays|repeat\.\w+|minimum\.(share|minor\.\w+)|when\.(all|any)\.\d+\.(atLeast|atMost)(\.\w+)?)|tolerance\.(share|minor\.\w+)|endOfSchedule\.afterDays|minGapDays|maxDataAgeMinutes|minInvoiceAgeDays|promiseGraceDays|sendWindow\.\w+Minute)$/;

/** Where what is to be sent has text in the place of a number, and what to say of it; null when it has none. */
export function notANumber(body: unknown): Flaw | null {
  const field = textForNumber(body);
  return field === null ? null : { field, message: NOT_A_NUMBER };
}

function textForNumber(value: unknown, path = ""): string | null {
  if (typeof value === "string") return NUMBER_PATH.test(path) ? path : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, each] of Object.entries(value)) {
    const found = textForNumber(each, path === "" ? name : `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}
