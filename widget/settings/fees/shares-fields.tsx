import type { DiscountsView } from "../../../shared/discount/contract.ts";
import { type FieldFlaw, flawOf } from "../../ui/field.tsx";
import { InputField } from "../../ui/input-field.tsx";
import { useDiscountWords } from "../../words/discount-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { RulesText, SegmentText } from "./read-rules.ts";

interface SharesFieldsProps {
  readonly view: DiscountsView;
  readonly text: RulesText;
  readonly flaw: FieldFlaw | undefined;
  readonly change: (part: Partial<RulesText>) => void;
}

/** What each role may let go of, what comes in otherwise, and what holds for some segments. */
export function SharesFields({ view, text, flaw, change }: SharesFieldsProps) {
  const { settings: say } = useDiscountWords();
  return (
    <>
      <fieldset class="field-group">
        <legend>{say.authorityHint(say.authority)}</legend>
        <div class="small-fields">
          {(["rep", "collector", "admin"] as const).map((role) => (
            <InputField
              key={role}
              id={`discount-${role}`}
              kind="amount"
              label={say.roles[role]}
              value={text[role]}
              flaw={flaw}
              change={(value) => change({ [role]: value })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset class="field-group">
        <legend>{say.expectedHint(say.expected)}</legend>
        <div class="small-fields">
          {text.expected.map((value, at) => (
            <InputField
              key={at}
              id={`discount-expected-${at}`}
              kind="amount"
              label={say.ages[at] ?? ""}
              value={value}
              flaw={at === 0 || flawOf(flaw, `discount-expected-${at}`) ? flaw : undefined}
              change={(typed) => change({ expected: text.expected.with(at, typed) })}
            />
          ))}
        </div>
      </fieldset>
      {view.segments.length > 0 && (
        <SegmentRows
          view={view}
          rows={text.bySegment}
          flaw={flaw}
          change={(bySegment) => change({ bySegment })}
        />
      )}
    </>
  );
}

interface SegmentRowsProps {
  readonly view: DiscountsView;
  readonly rows: readonly SegmentText[];
  readonly flaw: FieldFlaw | undefined;
  readonly change: (rows: readonly SegmentText[]) => void;
}

/** One line for each segment of the org. */
function SegmentRows({ view, rows, flaw, change }: SegmentRowsProps) {
  const { settings: say } = useDiscountWords();
  const { locale } = useSpeech();
  return (
    <fieldset class="field-group">
      <legend>{say.bySegmentHint(say.bySegment)}</legend>
      {rows.map((row, at) => (
        <div key={row.segment} class="small-fields">
          <InputField
            id={`discount-segment-${at}`}
            kind="amount"
            label={view.segments[at]?.name[locale] ?? row.segment}
            value={row.percent}
            flaw={flaw}
            change={(percent) => change(rows.with(at, { ...row, percent }))}
          />
          <InputField
            id={`discount-segment-days-${at}`}
            kind="count"
            label={say.within}
            value={row.days}
            flaw={undefined}
            change={(days) => change(rows.with(at, { ...row, days }))}
          />
        </div>
      ))}
    </fieldset>
  );
}
