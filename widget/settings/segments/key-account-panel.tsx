import type { KeyAccountAnswer } from "../../../shared/settings/contract.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { EditLine } from "../edit-line.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { useAnswer } from "../use-answer.ts";
import { useEditing } from "../use-editing.ts";
import { type ChosenProps, KeyAccountForm } from "./key-account-form.tsx";

/** Which field of the CRM's accounts says that a customer is a key account. */
export function KeyAccountPanel({ client }: Pick<ChosenProps, "client">) {
  const words = useSettingsWords();
  const say = words.segments.keyField;
  const { answered, again } = useAnswer(client.keyAccount);
  return (
    <section class="panel" aria-labelledby="key-account-title">
      <header class="panel-head">
        <h2 id="key-account-title" tabIndex={-1}>
          {say.title}
        </h2>
      </header>
      <p class="quiet">{say.hint}</p>
      {answered.state === "loading" && <Skeleton label={words.loading} />}
      {answered.state === "failed" && <FailureNotice because={answered.because} again={() => void again()} />}
      {answered.state === "ready" && <Chosen answer={answered.value} {...{ client, again }} />}
    </section>
  );
}

function Chosen(props: ChosenProps) {
  const say = useSettingsWords().segments.keyField;
  const panel = useEditing("key-account-title");
  if (panel.editing) return <KeyAccountForm {...props} close={panel.close} />;
  return (
    <>
      <p>{useTold(props.answer)}</p>
      {props.answer.fields === null && <p class="quiet">{say.silent}</p>}
      <EditLine label={props.answer.fields === null ? null : say.edit} {...panel} />
    </>
  );
}

/** The choice in one sentence. */
function useTold({ current, fields }: KeyAccountAnswer): string {
  const words = useSettingsWords();
  const say = words.segments.keyField;
  if (current === null) return say.none;
  const found = fields?.find(({ field }) => field === current.field);
  const label = found?.label ?? current.field;
  if (current.values === null) return say.checkbox(label);
  const names = current.values.map(
    (value) => found?.values?.find((each) => each.value === value)?.label ?? value,
  );
  return say.picklist(label, names.join(words.segments.say.or));
}
