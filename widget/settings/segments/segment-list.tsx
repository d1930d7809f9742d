import { useState } from "preact/hooks";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { ChoiceField } from "../policy/entry-fields.tsx";
import { nameOf, newSegment, type SegmentDraft } from "./draft.ts";
import { Count, SegmentRow } from "./segment-row.tsx";
import type { ListProps } from "./segments-props.ts";

/** The lines in the order in which they are asked; one of them may be open for editing. */
export function SegmentList(props: ListProps) {
  const { draft, named, edit } = props;
  const say = useSettingsWords().segments;
  const { locale } = useSpeech();
  const [open, setOpen] = useState<string | null>(null);
  const { removed, remove, undo } = useRemoved(props);
  const nameIt = ({ name, when }: SegmentDraft): string => nameOf(name, named(when))[locale];
  const add = (): void => {
    const segment = newSegment(draft, draft.otherwise);
    edit({ segments: [...draft.segments, segment] });
    setOpen(segment.key);
  };
  return (
    <section class="panel" aria-labelledby="segments-title">
      <ListHead {...props} />
      <ol class="segments">
        {draft.segments.map((segment, at) => (
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
      <Rest {...props} />
      <Removed what={removed ? nameIt(removed) : null} undo={undo} />
      <button type="button" class="button button-wide add-step" onClick={add}>
        + {say.add}
      </button>
    </section>
  );
}

/** The line that was removed last, and how it comes back to where it was. */
function useRemoved({ draft: { segments }, edit }: ListProps) {
  const [removed, setRemoved] = useState<{ readonly segment: SegmentDraft; readonly at: number } | null>(
    null,
  );
  return {
    removed: removed?.segment ?? null,
    remove: (segment: SegmentDraft): void => {
      setRemoved({ segment, at: segments.indexOf(segment) });
      edit({ segments: segments.filter((each) => each !== segment) });
    },
    undo: (): void => {
      if (removed)
        edit({
          segments: [...segments.slice(0, removed.at), removed.segment, ...segments.slice(removed.at)],
        });
      setRemoved(null);
    },
  };
}

function ListHead({ answer: { changed }, draft }: ListProps) {
  const say = useSettingsWords().segments;
  return (
    <>
      <header class="panel-head">
        <h2 id="segments-title">{say.title}</h2>
        {changed && (
          <div class="panel-aside">{say.changed(changed.at.slice(0, 16).replace("T", " "), changed.by)}</div>
        )}
      </header>
      <p class="quiet">{draft.segments.length === 0 ? say.never : say.hint}</p>
    </>
  );
}

/** Whoever no line takes. */
function Rest({ answer, draft, edit }: ListProps) {
  const say = useSettingsWords().segments;
  const { locale } = useSpeech();
  return (
    <div class="segment segment-rest">
      <ChoiceField
        id="otherwise"
        label={say.otherwise}
        path="otherwise"
        value={draft.otherwise}
        set={(policyId) => edit({ otherwise: policyId })}
        options={answer.policies.map(({ id, name }) => ({ value: id, label: name[locale] }))}
      />
      <Count {...{ answer }} segment={null} />
    </div>
  );
}

function Removed({ what, undo }: { readonly what: string | null; readonly undo: () => void }) {
  const say = useSettingsWords().segments;
  return (
    <div class="removed">
      <Status text={what === null ? "" : say.removed(what)} />
      {what !== null && (
        <button type="button" class="link" onClick={undo}>
          {say.undo}
        </button>
      )}
    </div>
  );
}
