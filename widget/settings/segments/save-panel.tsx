import { useState } from "preact/hooks";
import type { SegmentsAnswer } from "../../../shared/settings/contract.ts";
import { Notice } from "../../ui/notice.tsx";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { Flaw } from "../policy/write-draft.ts";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { draftOf, flawByKey, nameOf } from "./draft.ts";
import type { SegmentsProps } from "./segments-props.ts";

interface SaveProps extends SegmentsProps {
  readonly body: unknown;
  readonly flaw: Flaw | null;
  readonly isChanged: boolean;
  readonly again: () => Promise<void>;
  readonly discard: () => void;
  /** The draft goes on as a change of that version. */
  readonly rebase: (version: number) => void;
}

/** What is to be saved, and what somebody else saved in the meantime. */
export function SavePanel(props: SaveProps) {
  const { client, body, flaw, isChanged, again, discard, answer, draft, named } = props;
  const say = useSettingsWords().segments.save;
  const { locale } = useSpeech();
  const act = useAct();
  const [done, setDone] = useState("");
  const isOld = answer.current.version !== draft.version;
  const save = async (): Promise<void> => {
    if (flaw) return;
    setDone("");
    const saved = await act.perform(() => client.putSegments(body));
    // The newest list in either case: it was saved, or it was somebody else's.
    await again();
    if (!saved) return;
    discard();
    setDone(say.done(saved.version));
  };
  const refused = act.because?.sentence;
  const failure = refused
    ? flawByKey(draft, named, { field: act.because?.field ?? "", message: refused }).message[locale]
    : act.failure;
  if (!isChanged)
    return (
      <section class="panel" aria-label={say.save}>
        <p class="quiet">{say.same}</p>
        <Status text={done} />
      </section>
    );
  return (
    <section class="panel" aria-label={say.save}>
      {isOld && <Conflict {...props} />}
      <p class="quiet">{say.kept}</p>
      {flaw && <p class="flaw">{say.flawed}</p>}
      {!isOld && failure && <FlawLine says={`${say.failed} ${failure}`} />}
      {!isOld && (
        <div class="form-end">
          <button
            type="button"
            class="button button-main"
            aria-disabled={flaw !== null || act.acting}
            onClick={() => void save()}
          >
            {act.acting ? say.saving : say.save}
          </button>
          <button type="button" class="button" onClick={discard}>
            {say.discard}
          </button>
        </div>
      )}
    </section>
  );
}

function Conflict({ answer, named, rebase, discard }: SaveProps) {
  const words = useSettingsWords().segments;
  const say = words.save;
  const { current, changed } = answer;
  return (
    <div role="alert">
      <Notice
        tone="warn"
        title={say.conflict}
        what={changed ? words.changed(changed.at.slice(0, 16).replace("T", " "), changed.by) : ""}
      />
      <p class="quiet after-notice">{say.theirs}</p>
      <Stored {...{ answer, named }} />
      <div class="form-end after-notice">
        <button type="button" class="button button-main" onClick={discard}>
          {say.take}
        </button>
        <button type="button" class="button" onClick={() => rebase(current.version)}>
          {say.over}
        </button>
      </div>
    </div>
  );
}

function Stored({ answer, named }: Pick<SaveProps, "answer" | "named">) {
  const say = useSettingsWords().segments;
  const { locale } = useSpeech();
  const policy = (id: string): string => answer.policies.find((each) => each.id === id)?.name[locale] ?? id;
  const { segments, otherwise }: SegmentsAnswer["current"] = answer.current;
  const lines = draftOf({ ...answer.current, segments }, named).segments;
  return (
    <ol class="changes">
      {lines.map(({ key, name, when, policyId }) => (
        <li key={key}>{say.goesTo(nameOf(name, named(when))[locale], policy(policyId))}</li>
      ))}
      <li>{say.goesTo(say.otherwise, policy(otherwise))}</li>
    </ol>
  );
}
