import { useState } from "preact/hooks";
import type { SegmentsAnswer } from "../../../shared/settings/contract.ts";
import { countText } from "../../ui/number-text.ts";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { ChoiceField } from "../policy/entry-fields.tsx";
import { useFlaw } from "../policy/use-flaw.ts";
import type { SettingsClient } from "../settings-client.ts";
import { moved, type Namer, nameOf, newSegment, type SegmentDraft, type SegmentsDraft } from "./draft.ts";
import { SegmentForm } from "./segment-form.tsx";

export interface SegmentsProps {
  readonly answer: SegmentsAnswer;
  readonly draft: SegmentsDraft;
  readonly named: Namer;
  readonly client: SettingsClient;
}
interface ListProps extends SegmentsProps {
  readonly edit: (part: Partial<SegmentsDraft>) => void;
}

/** The lines in the order in which they are asked; one of them may be open for editing. */
export function SegmentList(props: ListProps) {
  const { answer, draft, named, edit } = props;
  const say = useSettingsWords().segments;
  const { locale } = useSpeech();
  const [open, setOpen] = useState<string | null>(null);
  const [removed, setRemoved] = useState<{ readonly segment: SegmentDraft; readonly at: number } | null>(
    null,
  );
  const { segments, otherwise } = draft;
  const nameIt = ({ name, when }: SegmentDraft): string => nameOf(name, named(when))[locale];
  const add = (): void => {
    const segment = newSegment(draft, otherwise);
    edit({ segments: [...segments, segment] });
    setOpen(segment.key);
  };
  const remove = (segment: SegmentDraft): void => {
    setRemoved({ segment, at: segments.indexOf(segment) });
    edit({ segments: segments.filter((each) => each !== segment) });
  };
  const undo = (): void => {
    if (removed)
      edit({ segments: [...segments.slice(0, removed.at), removed.segment, ...segments.slice(removed.at)] });
    setRemoved(null);
  };
  const { changed } = answer;
  return (
    <section class="panel" aria-labelledby="segments-title">
      <header class="panel-head">
        <h2 id="segments-title">{say.title}</h2>
        {changed && (
          <div class="panel-aside">{say.changed(changed.at.slice(0, 16).replace("T", " "), changed.by)}</div>
        )}
      </header>
      <p class="quiet">{segments.length === 0 ? say.never : say.hint}</p>
      <ol class="segments">
        {segments.map((segment, at) => (
          <SegmentRow
            key={segment.key}
            {...props}
            {...{ segment, at }}
            name={nameIt(segment)}
            open={open === segment.key}
            toggle={() => setOpen(open === segment.key ? null : segment.key)}
            remove={() => remove(segment)}
          />
        ))}
      </ol>
      <div class="segment segment-rest">
        <ChoiceField
          id="otherwise"
          label={say.otherwise}
          path="otherwise"
          value={otherwise}
          set={(policyId) => edit({ otherwise: policyId })}
          options={answer.policies.map(({ id, name }) => ({ value: id, label: name[locale] }))}
        />
        <Count {...{ answer }} segment={null} />
      </div>
      <div class="removed">
        <Status text={removed ? say.removed(nameIt(removed.segment)) : ""} />
        {removed && (
          <button type="button" class="link" onClick={undo}>
            {say.undo}
          </button>
        )}
      </div>
      <button type="button" class="button button-wide add-step" onClick={add}>
        + {say.add}
      </button>
    </section>
  );
}

function Count({ answer, segment }: Pick<SegmentsProps, "answer"> & { readonly segment: string | null }) {
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

function SegmentRow(props: RowProps) {
  const { answer, draft, named, edit, segment, at, name, open, toggle, remove, client } = props;
  const { locale } = useSpeech();
  const say = useSettingsWords().segments;
  const flaw = useFlaw(`segments.${segment.key}`);
  const policy = answer.policies.find(({ id }) => id === segment.policyId)?.name[locale] ?? segment.policyId;
  const condition = named(segment.when)[locale];
  const blank = condition === "";
  const shift = (by: -1 | 1) => (): void => edit({ segments: moved(draft.segments, segment.key, by) });
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
        <span class="rung-acts">
          <button
            type="button"
            class="button drop"
            aria-label={say.up(name)}
            aria-disabled={at === 0}
            onClick={shift(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            class="button drop"
            aria-label={say.down(name)}
            aria-disabled={at === draft.segments.length - 1}
            onClick={shift(1)}
          >
            ↓
          </button>
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
      </div>
      {flaw && (
        <p class="flaw" role="alert">
          {flaw}
        </p>
      )}
      {open && <SegmentForm {...{ answer, segment, change, client }} />}
    </li>
  );
}
