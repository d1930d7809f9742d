import { useState } from "preact/hooks";
import type { ReturnsView } from "../../../shared/bounce/contract.ts";
import { countText } from "../../ui/number-text.ts";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { ReturnsForm } from "./returns-form.tsx";

/** Where mails come back to, and how the mail server hands them on. */
export function ReturnsPanel({ client }: { readonly client: SettingsClient }) {
  const say = useSettingsWords().returns;
  const { answered, again } = useAnswer(client.returns);
  const [editing, setEditing] = useState(false);
  const [done, setDone] = useState("");
  if (answered.state === "loading") return null;
  if (answered.state === "failed")
    return <FailureNotice because={answered.because} again={() => void again()} />;
  const { mailbox, optedOut } = answered.value;
  const close = (said: string): void => {
    setDone(said);
    setEditing(false);
    document.getElementById("returns-title")?.focus();
  };
  const saved = async (): Promise<void> => {
    await again();
    close(say.saved);
  };
  return (
    <section class="panel" aria-labelledby="returns-title">
      <header class="panel-head">
        <h2 id="returns-title" tabIndex={-1}>
          {say.title}
        </h2>
        {optedOut > 0 && <div class="panel-aside">{say.optedOut(countText(optedOut))}</div>}
      </header>
      {editing ? (
        <ReturnsForm
          address={mailbox?.address ?? ""}
          client={client}
          saved={saved}
          cancel={() => close("")}
        />
      ) : (
        <>
          {mailbox === null ? <p class="quiet">{say.none}</p> : <Mailbox mailbox={mailbox} />}
          <div class="form-end">
            <button type="button" class="button" onClick={() => setEditing(true)}>
              {mailbox === null ? say.begin : say.edit}
            </button>
            <Status text={done} />
          </div>
        </>
      )}
    </section>
  );
}

function Mailbox({ mailbox }: { readonly mailbox: NonNullable<ReturnsView["mailbox"]> }) {
  const say = useSettingsWords().returns;
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{say.address}</dt>
          <dd>{mailbox.address}</dd>
        </div>
      </dl>
      <details class="more">
        <summary>{say.intake}</summary>
        <p class="quiet">{say.handOn}</p>
        <p class="hash">{mailbox.intakeUrl}</p>
      </details>
      <p class="quiet">{say.by(mailbox.by)}</p>
    </>
  );
}
