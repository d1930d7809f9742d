import type { SmsStateView } from "../../../shared/sms/contract.ts";
import { countText } from "../../ui/number-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { EditLine } from "../edit-line.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { useEditing } from "../use-editing.ts";
import { SmsForm } from "./sms-form.tsx";
import { SmsTexts } from "./sms-texts.tsx";

/** Who texts come from, what the provider is to be told, and how long each text is. */
export function SmsPanel({ client }: { readonly client: SettingsClient }) {
  const say = useSettingsWords().sms;
  const { answered, again } = useAnswer(client.sms);
  const panel = useEditing("sms-title");
  if (answered.state === "loading") return null;
  if (answered.state === "failed")
    return <FailureNotice because={answered.because} again={() => void again()} />;
  const { sender, optedOut } = answered.value;
  const saved = async (): Promise<void> => {
    await again();
    panel.close(say.saved);
  };
  return (
    <section class="panel" aria-labelledby="sms-title">
      <header class="panel-head">
        <h2 id="sms-title" tabIndex={-1}>
          {say.title}
        </h2>
        {optedOut > 0 && <div class="panel-aside">{say.optedOut(countText(optedOut))}</div>}
      </header>
      {panel.editing ? (
        <SmsForm sender={sender} client={client} saved={saved} cancel={() => panel.close("")} />
      ) : (
        <>
          {sender === null ? <p class="panel-empty">{say.none}</p> : <SenderFacts sender={sender} />}
          <EditLine label={sender === null ? say.begin : say.edit} {...panel} />
        </>
      )}
      <SmsTexts sender={sender} />
    </section>
  );
}

function SenderFacts({ sender }: { readonly sender: NonNullable<SmsStateView["sender"]> }) {
  const say = useSettingsWords().sms;
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{say.provider}</dt>
          <dd>{say.providers[sender.provider]}</dd>
        </div>
        <div>
          <dt>{say.from}</dt>
          <dd>{sender.from}</dd>
        </div>
        <div>
          <dt>{say.region}</dt>
          <dd>{sender.region}</dd>
        </div>
      </dl>
      <details class="more">
        <summary>{say.reportUrl}</summary>
        <p class="quiet">{say.hooks}</p>
        <p class="hash">{sender.reportUrl}</p>
        <p class="quiet">{say.replyUrl}</p>
        <p class="hash">{sender.replyUrl}</p>
      </details>
      <p class="quiet">{say.by(sender.by)}</p>
    </>
  );
}
