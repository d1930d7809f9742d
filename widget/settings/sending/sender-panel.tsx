import type { Day } from "../../../shared/kernel/day.ts";
import type { SenderAnswer } from "../../../shared/settings/contract.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { EditLine } from "../edit-line.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { useEditing } from "../use-editing.ts";
import { DomainCheck } from "./domain-check.tsx";
import { SenderForm } from "./sender-form.tsx";
import { SigningKeys } from "./signing-keys.tsx";

interface PanelProps {
  readonly today: Day;
  readonly client: SettingsClient;
  /** The page around it names the sender, too. */
  readonly again: () => Promise<void>;
}

/** Who the org's mail comes from. */
export function SenderPanel({ today, client, again }: PanelProps) {
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
          today={today}
          client={client}
          again={async () => {
            await Promise.all([sender.again(), again()]);
          }}
        />
      )}
    </section>
  );
}

function Sender({ answer, today, client, again }: PanelProps & { readonly answer: SenderAnswer }) {
  const say = useSettingsWords().mailSender;
  const panel = useEditing("sender-title");
  if (panel.editing) return <SenderForm {...{ answer, client, again }} close={panel.close} />;
  return (
    <>
      <Told answer={answer} />
      <EditLine label={say.edit} {...panel} />
      {answer.sender !== null && answer.sender.by !== "zoho" && (
        <>
          <DomainCheck check={answer.check} {...{ today, client, again }} />
          <SigningKeys keys={answer.keys} {...{ client, again }} />
        </>
      )}
    </>
  );
}

function Told({ answer: { sender } }: { readonly answer: SenderAnswer }) {
  const say = useSettingsWords().mailSender;
  const { locale } = useSpeech();
  if (sender === null) return <p>{say.none}</p>;
  const { name, address, replyTo, signature, by } = sender;
  return (
    <div class="meaning">
      <p>
        <b>{name}</b> {address}
      </p>
      {replyTo !== null && <p>{say.replies(replyTo)}</p>}
      {by === "zoho" && <p class="quiet">{say.byZoho}</p>}
      {signature[locale] !== "" && <p class="quiet">{signature[locale]}</p>}
    </div>
  );
}
