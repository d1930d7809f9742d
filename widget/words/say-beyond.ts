import type { Beyond } from "../../shared/contact/contract.ts";
import { clockText } from "../../shared/kernel/clock-text.ts";
import type { Words } from "./en.ts";

/** What a contact that happened went beyond, and the rule that says so: `what` in a few words, `rule` as it was in force. */
export function sayBeyond(
  { because, rule }: Pick<Beyond, "because" | "rule">,
  { followup: { beyond: say } }: Pick<Words, "followup">,
): { readonly what: string; readonly rule: string } {
  const what = say.because[because];
  if (rule === null) return { what, rule: "" };
  const { fromMinute, toMinute, most, days, name, place } = rule;
  const number =
    fromMinute !== null && toMinute !== null
      ? `${clockText(fromMinute)}–${clockText(toMinute)}`
      : most === null
        ? say.pause(days ?? 0)
        : days === null
          ? say.perDay(most)
          : say.within(most, days);
  return { what, rule: [number, name, place].filter((part) => part !== "").join(" · ") };
}
