import type { SettingsWords } from "../../words/settings-en.ts";
import type { StepBody } from "./diff-policies.ts";
import { settingsWords } from "../../words/settings-words.ts";
import type { PolicyDraft, StepDraft } from "./draft.ts";
import { sayField, type Teller } from "./say-policy.ts";
import { type Flaw, stepBody } from "./write-draft.ts";

/** "10 days past due · E-mail", whatever stands in the field for the days. */
export function sayStepDraft({ days, channel }: StepDraft, words: SettingsWords): string {
  return `${typeof days === "number" ? words.threshold(days) : "?"} · ${words.channel[channel]}`;
}

const LIMITS = ["when", "minimum", "to", "tone", "deadlineDays", "repeat"] as const;

/** What a step has beside its day, channel and letter, each in a few words. */
export function sayStepLimits(step: StepDraft, teller: Teller): readonly string[] {
  const body = stepBody(step) as unknown as StepBody;
  const { fields } = teller.words.policy.change;
  return LIMITS.filter((field) => body[field] !== undefined && isWhole(body[field])).map((field) =>
    field === "when"
      ? teller.words.policy.when.say(sayField(body, field, teller))
      : `${fields[field] ?? field}: ${sayField(body, field, teller)}`,
  );
}

/** The mistake, with steps called by their letters: nobody sees a key. */
export function nameSteps({ steps }: PolicyDraft, { field, message }: Flaw): Flaw {
  const inNames = (locale: "zh-CN" | "en"): string =>
    steps.reduce((text, { key, template }) => {
      const called = settingsWords[locale].letter(template);
      return text.replaceAll(`“${key}”`, `“${called}”`).replaceAll(`"${key}"`, `"${called}"`);
    }, message[locale]);
  return { field, message: { "zh-CN": inNames("zh-CN"), en: inNames("en") } };
}

/** A number that is still being written is not told yet. */
function isWhole(value: unknown): boolean {
  if (typeof value === "string") return value === "" || !/^\s*[\d.-]*[^\p{L}\s]$/u.test(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isWhole);
}
