import { useState } from "preact/hooks";
import type { MessageAnswer } from "../../shared/account/contract.ts";
import type { DispatchView } from "../../shared/dunning/contract.ts";
import type { Told } from "../api/server-client.ts";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { useSpeech } from "../words/speech.ts";

export type FetchMessage = (dispatchId: string) => Promise<Told<MessageAnswer>>;

/** A button that opens the exact message under its line of the timeline. */
export function SentMessage({
  dispatch,
  fetchMessage,
}: {
  dispatch: DispatchView;
  fetchMessage: FetchMessage;
}) {
  const { words } = useSpeech();
  const [open, setOpen] = useState(false);
  const [told, setTold] = useState<Told<MessageAnswer>>();
  const load = async (): Promise<void> => {
    setTold(undefined);
    setTold(await fetchMessage(dispatch.dispatchId));
  };
  const toggle = (): void => {
    setOpen(!open);
    if (!open && !told?.ok) void load();
  };
  return (
    <>
      <button type="button" class="link" aria-expanded={open} onClick={toggle}>
        {open ? words.dunning.hideMessage : words.dunning.readMessage}
      </button>
      {open && (
        <div class="message">
          {!told && <Skeleton label={words.dunning.messageLoading} />}
          {told?.ok && <MessageText message={told.value} />}
          {told && !told.ok && (
            <Notice
              tone="bad"
              title={words.problem[told.because.problem].title}
              what={words.problem[told.because.problem].what}
              retry={{ label: words.page.retry, again: () => void load() }}
            />
          )}
        </div>
      )}
    </>
  );
}

function MessageText({ message }: { readonly message: MessageAnswer }) {
  const { words, moment } = useSpeech();
  const say = words.dunning;
  const [raw, setRaw] = useState(false);
  return (
    <>
      <dl class="message-head">
        <div>
          <dt>{say.subject}</dt>
          <dd>{message.subject}</dd>
        </div>
        <div>
          <dt>{say.to}</dt>
          <dd>{message.recipient}</dd>
        </div>
        <div>
          <dt>{say.sentAt}</dt>
          <dd>{message.sentAt === null ? say.notSent : moment(message.sentAt)}</dd>
        </div>
        <div>
          <dt>{say.fingerprint}</dt>
          <dd class="hash">{message.sha256}</dd>
        </div>
      </dl>
      <button type="button" class="link" onClick={() => setRaw(!raw)}>
        {raw ? say.asText : say.exactBytes}
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre class={raw ? "message-raw" : undefined} tabIndex={0} aria-label={message.subject} role="region">
        {raw ? message.raw : message.text}
      </pre>
    </>
  );
}
