import { countText } from "../../ui/number-text.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { useFlaw } from "../policy/use-flaw.ts";
import { moved, type SegmentDraft } from "./draft.ts";
import { SegmentForm } from "./segment-form.tsx";
import type { ListProps, SegmentsProps } from "./segments-props.ts";

/** How many of today's customers a line takes; null: whoever no line takes. */
export function Count({
  answer,
  segment,
}: Pick<SegmentsProps, "answer"> & { readonly segment: string | null }) {
  const say = useSettingsWords().segments;
  const found = answer.counts.find((each) => each.segment === segment);
  return found ? <small class="quiet">{say.accounts(countText(found.accounts))}</small> : null;
}

interface RowProps extends ListProps {
  readonly segment: SegmentDraft;
  readonly at: number;
  readonly name: string;
  readonly open: boolean;
  readonly toggle: () => void;
  readonly remove: () => void;
}

/** One line: whom it takes, to which policy they go, what is wrong with it; and its form when it is open. */
export function SegmentRow(props: RowProps) {
  const { answer, draft, named, edit, segment, at, name, open, client } = props;
  const { locale } = useSpeech();
  const say = useSettingsWords().segments;
  const flaw = useFlaw(`segments.${segment.key}`);
  const policy = answer.policies.find(({ id }) => id === segment.policyId)?.name[locale] ?? segment.policyId;
  const condition = named(segment.when)[locale];
  const blank = condition === "";
  const change = (part: Partial<SegmentDraft>): void =>
    edit({ segments: draft.segments.map((each) => (each === segment ? { ...each, ...part } : each)) });
  return (
    <li class={`segment ${flaw ? "segment-flawed" : ""}`}>
      <div class="segment-line">
        <span class="segment-at" aria-hidden="true">
          {at + 1}
        </span>
        <span>
          <b>{say.goesTo(blank ? say.blank : name, policy)}</b>{" "}
          {!blank && name !== condition && <small class="quiet">{condition} </small>}
          <Count {...{ answer }} segment={segment.key} />
        </span>
        <RowActs {...props} />
      </div>
      <FlawLine says={flaw} />
      {open && <SegmentForm {...{ answer, segment, change, client }} />}
    </li>
  );
}

function RowActs({ draft, edit, segment, at, name, open, toggle, remove }: RowProps) {
  const say = useSettingsWords().segments;
  const shifts = [
    { by: -1, sign: "↑", label: say.up(name), isLast: at === 0 },
    { by: 1, sign: "↓", label: say.down(name), isLast: at === draft.segments.length - 1 },
  ] as const;
  return (
    <span class="rung-acts">
      {shifts.map(({ by, sign, label, isLast }) => (
        <button
          key={by}
          type="button"
          class="button drop"
          aria-label={label}
          aria-disabled={isLast}
          onClick={() => edit({ segments: moved(draft.segments, segment.key, by) })}
        >
          {sign}
        </button>
      ))}
      <button
        type="button"
        class="link"
        aria-expanded={open}
        aria-label={open ? say.close : say.editThis(name)}
        onClick={toggle}
      >
        {open ? say.close : say.edit}
      </button>
      <button type="button" class="link" aria-label={say.removeThis(name)} onClick={remove}>
        {say.remove}
      </button>
    </span>
  );
}
