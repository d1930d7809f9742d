import type { SettingsWords } from "../../words/settings-en.ts";
import type { StepBody } from "./diff-policies.ts";
import type { StepDraft } from "./draft.ts";
import { sayField, type Teller } from "./say-policy.ts";
import { stepBody } from "./write-draft.ts";

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

/** A number that is still being written is not told yet. */
function isWhole(value: unknown): boolean {
  if (typeof value === "string") return value === "" || !/^\s*[\d.-]*[^\p{L}\s]$/u.test(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isWhole);
}
