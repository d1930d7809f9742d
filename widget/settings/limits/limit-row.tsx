import type { LimitsView } from "../../../shared/contact/contract.ts";
import { clockText } from "../../../shared/kernel/clock-text.ts";
import { InputField } from "../../ui/input-field.tsx";
import { useContactLimitWords } from "../../words/contact-limit-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { isLooserText, type LimitText } from "./read-limits.ts";

interface RowProps {
  readonly limit: LimitsView["presets"][number]["limits"][number];
  readonly text: LimitText;
  readonly change: (part: Partial<LimitText>) => void;
}

/** One number: what it counts, where it comes from, what it is here. */
export function LimitRow({ limit, text, change }: RowProps) {
  const say = useContactLimitWords();
  const { list } = useSettingsWords();
  const { key, kind, counts, per, days, ways, usual, mayOverride, source } = limit;
  const rule = counts === null ? say.rules[kind === "pause" ? "pause" : "hours"] : say.rules[counts](days);
  const field = (part: "number" | "from" | "to", label: string) => (
    <InputField
      id={`${key}-${part}`}
      kind={part === "number" ? "count" : "text"}
      label={label}
      value={text[part]}
      maxLength={5}
      flaw={undefined}
      change={(value) => change({ [part]: value })}
    />
  );
  const preset =
    usual.number === null
      ? `${clockText(usual.fromMinute ?? 0)}–${clockText(usual.toMinute ?? 0)}`
      : String(usual.number);
  return (
    <div class="limit-row">
      <div class="small-fields">
        {kind === "hours" ? (
          <>
            {field("from", `${rule}: ${say.from}`)}
            {field("to", say.to)}
          </>
        ) : (
          field("number", rule)
        )}
      </div>
      {isLooserText(limit, text) && (
        <InputField
          id={`${key}-reason`}
          label={say.reason}
          value={text.reason}
          wide
          maxLength={500}
          flaw={undefined}
          change={(reason) => change({ reason })}
        />
      )}
      <p class="quiet">
        {[
          say.usual(preset),
          ...(per === null ? [] : [say.per[per]]),
          ways.map((way) => say.ways[way]).join(list),
          mayOverride ? say.override : say.strict,
        ].join(" · ")}
      </p>
      <p class="quiet">
        {[
          source.name,
          ...(source.place === "" ? [] : [source.place]),
          ...(source.since === null ? [] : [say.since(source.since)]),
          say.verified(source.verifiedOn),
          say.standings[source.standing],
        ].join(" · ")}
      </p>
    </div>
  );
}
