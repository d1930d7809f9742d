import { useState } from "preact/hooks";
import type { OpenedView } from "../../../../shared/playbook/contract.ts";
import type { EndPlaybookRequest } from "../../../../shared/playbook/request-contract.ts";
import { OpenedSteps } from "../../../playbook/opened-steps.tsx";
import type { TickBody } from "../../../playbook/tick-body.ts";
import { Badge } from "../../../ui/badge.tsx";
import { FormEnd } from "../../../ui/form-end.tsx";
import { InputField } from "../../../ui/input-field.tsx";
import { useAlertWords } from "../../../words/alert-words.ts";
import { usePlaybookWords } from "../../../words/playbook-words.ts";
import { useSpeech } from "../../../words/speech.ts";
import type { Told } from "../../settings-client.ts";
import { useAct } from "../../../ui/use-act.ts";
import { FlawLine } from "../../../ui/flaw-line.tsx";

interface LineProps {
  readonly opened: OpenedView;
  readonly tick: (body: TickBody) => Promise<Told<unknown>>;
  readonly end: (body: EndPlaybookRequest) => Promise<Told<unknown>>;
}

/** One opened playbook: for whom, since when, its steps, and the form that closes it. */
export function OpenedLine({ opened, tick, end }: LineProps) {
  const say = usePlaybookWords();
  const { triggers } = useAlertWords();
  const { fullDay } = useSpeech();
  const { openedId, account, accountUrl, trigger, openedOn, alertEndedOn, ended, steps } = opened;
  const isOpen = ended === null && steps.some((step) => step.tick === null);
  return (
    <li class="segment inbox-line" aria-labelledby={`opened-${openedId}`}>
      <p class="inbox-head">
        <Badge tone={isOpen ? "warn" : "calm"}>{triggers[trigger]}</Badge>{" "}
        <b id={`opened-${openedId}`}>{account}</b>
        <small class="quiet">
          {say.openedOn(fullDay(openedOn))}
          {alertEndedOn !== null && ` · ${say.alertEnded(fullDay(alertEndedOn))}`}
        </small>
        {accountUrl !== null && (
          <a class="link" href={accountUrl} target="_blank" rel="noopener">
            {say.openAccount}
          </a>
        )}
      </p>
      <OpenedSteps opened={opened} tick={tick} />
      {ended !== null && (
        <p class="quiet">{say.endedBy(ended.by, ended.at.slice(0, 16).replace("T", " "), ended.reason)}</p>
      )}
      {isOpen && <EndForm openedId={openedId} end={end} />}
    </li>
  );
}

function EndForm({ openedId, end }: { readonly openedId: string; readonly end: LineProps["end"] }) {
  const say = usePlaybookWords();
  const { acting, failure, perform } = useAct();
  const [reason, setReason] = useState<string | null>(null);
  const [unsaid, setUnsaid] = useState(false);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  if (reason === null)
    return (
      <div class="rung-acts">
        <button type="button" class="button" onClick={() => setReason("")}>
          {say.end}
        </button>
      </div>
    );
  const id = `end-${openedId}`;
  return (
    <form
      class="mode-form"
      onSubmit={(event) => {
        event.preventDefault();
        setUnsaid(reason.trim() === "");
        if (reason.trim() !== "") void perform(() => end({ clientId, openedId, reason: reason.trim() }));
      }}
    >
      <InputField
        id={id}
        label={say.endReason}
        value={reason}
        maxLength={500}
        flaw={unsaid ? { field: id, says: say.needReason } : undefined}
        change={(value) => {
          setClientId(crypto.randomUUID());
          setReason(value);
        }}
        wide
      />
      <FormEnd busy={acting} say={say} cancel={() => setReason(null)} />
      <FlawLine says={failure} />
    </form>
  );
}
