import { useState } from "preact/hooks";
import type { SenderAnswer } from "../../../shared/settings/contract.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { SenderForm } from "./sender-form.tsx";

interface PanelProps {
  readonly client: SettingsClient;
  /** The page around it names the sender, too. */
  readonly again: () => Promise<void>;
}

/** Who the org's mail comes from. */
export function SenderPanel({ client, again }: PanelProps) {
  const words = useSettingsWords();
  const sender = useAnswer(client.sender);
  const { answered } = sender;
  return (
    <section class="panel" aria-labelledby="sender-title">
      <header class="panel-head">
        <h2 id="sender-title" tabIndex={-1}>
          {words.mailSender.title}
        </h2>
      </header>
      {answered.state === "loading" && <Skeleton label={words.loading} />}
      {answered.state === "failed" && (
        <FailureNotice because={answered.because} again={() => void sender.again()} />
      )}
      {answered.state === "ready" && (
        <Sender
          answer={answered.value}
          client={client}
          again={async () => {
            await Promise.all([sender.again(), again()]);
          }}
        />
      )}
    </section>
  );
}

function Sender({ answer, client, again }: PanelProps & { readonly answer: SenderAnswer }) {
  const say = useSettingsWords().mailSender;
  const [editing, setEditing] = useState(false);
  const [done, setDone] = useState("");
  const close = (said: string): void => {
    setDone(said);
    setEditing(false);
    document.getElementById("sender-title")?.focus();
  };
  if (editing) return <SenderForm {...{ answer, client, again, close }} />;
  return (
    <>
      <Told answer={answer} />
      <div class="form-end">
        <button type="button" class="button" onClick={() => setEditing(true)}>
          {say.edit}
        </button>
        <Status text={done} />
      </div>
    </>
  );
}

function Told({ answer: { sender } }: { readonly answer: SenderAnswer }) {
  const say = useSettingsWords().mailSender;
  const { locale } = useSpeech();
  if (sender === null) return <p>{say.none}</p>;
  const { name, address, replyTo, signature } = sender;
  return (
    <div class="meaning">
      <p>
        <b>{name}</b> {address}
      </p>
      {replyTo !== null && <p>{say.replies(replyTo)}</p>}
      {signature[locale] !== "" && <p class="quiet">{signature[locale]}</p>}
    </div>
  );
}
