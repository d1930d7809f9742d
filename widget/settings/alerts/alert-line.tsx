import { useState } from "preact/hooks";
import type { AlertView } from "../../../shared/alert/contract.ts";
import { GRAVE_TRIGGERS } from "../../../shared/alert/kinds.ts";
import { Badge } from "../../ui/badge.tsx";
import { InputField } from "../../ui/input-field.tsx";
import type { Tone } from "../../ui/notice.tsx";
import { useAlertWords } from "../../words/alert-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { FormEnd } from "../../ui/form-end.tsx";
import type { Told } from "../settings-client.ts";

const toneOf = ({ trigger, endedOn }: AlertView): Tone =>
  endedOn !== null ? "calm" : GRAVE_TRIGGERS.has(trigger) ? "bad" : "warn";

interface LineProps {
  readonly alert: AlertView;
  /** Answers whether it is done. */
  readonly see: (note: string) => Promise<Told<unknown>>;
}

/** One warning: about whom, by which figures, and what somebody made of it. */
export function AlertLine({ alert, see }: LineProps) {
  const say = useAlertWords();
  const { number, fullDay } = useSpeech();
  const [isOpen, open] = useState(false);
  const figure = (name: string): string => {
    const value = alert.figures[name];
    return value === undefined ? "–" : number(value);
  };
  return (
    <li class="segment inbox-line" aria-labelledby={`alert-${alert.alertId}`}>
      <p class="inbox-head">
        <Badge tone={toneOf(alert)}>{say.triggers[alert.trigger]}</Badge>{" "}
        <b id={`alert-${alert.alertId}`}>{alert.account ?? alert.accountId ?? say.everybody}</b>
        <small class="quiet">
          {say.raised(fullDay(alert.raisedOn))}
          {alert.endedOn !== null && ` · ${say.ended(fullDay(alert.endedOn))}`}
          {alert.accountId !== null && ` · ${alert.owner ?? say.noOwner}`}
        </small>
        <span class="inbox-acts">
          {alert.accountUrl !== null && (
            <a class="link" href={alert.accountUrl} target="_blank" rel="noopener">
              {say.open}
            </a>
          )}
          {alert.seen === null && alert.endedOn === null && !isOpen && (
            <button type="button" class="button" onClick={() => open(true)}>
              {say.acknowledge}
            </button>
          )}
        </span>
      </p>
      <p>{say.says[alert.trigger](figure)}</p>
      {alert.seen !== null && (
        <p class="quiet">
          {say.seen(alert.seen.by, alert.seen.at.slice(0, 16).replace("T", " "))} {alert.seen.note}
        </p>
      )}
      {isOpen && <SeeForm id={alert.alertId} see={see} close={() => open(false)} />}
    </li>
  );
}

interface SeeFormProps extends Pick<LineProps, "see"> {
  readonly id: string;
  readonly close: () => void;
}

function SeeForm({ id, see, close }: SeeFormProps) {
  const say = useAlertWords();
  const act = useAct();
  const [note, setNote] = useState("");
  const [unsaid, setUnsaid] = useState(false);
  return (
    <form
      class="mode-form"
      onSubmit={(event) => {
        event.preventDefault();
        setUnsaid(note.trim() === "");
        if (note.trim() !== "") void act.perform(() => see(note.trim()));
      }}
    >
      <InputField
        id={`note-${id}`}
        label={say.note}
        value={note}
        change={setNote}
        maxLength={500}
        flaw={unsaid ? { field: `note-${id}`, says: say.needNote } : undefined}
        wide
      />
      <FormEnd busy={act.acting} say={say} cancel={close} />
      <FlawLine says={act.failure} />
    </form>
  );
}
