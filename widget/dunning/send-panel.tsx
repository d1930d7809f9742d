import { useLayoutEffect, useRef } from "preact/hooks";
import type { SendPreview } from "../../shared/dunning/contract.ts";
import { Notice } from "../ui/notice.tsx";
import { numberText } from "../ui/number-text.ts";
import { Skeleton } from "../ui/panel.tsx";
import { useFormWords } from "../words/form-words.ts";
import { useSpeech } from "../words/speech.ts";
import { sayAnswer, sayNothing } from "./say-send.ts";
import { isSettled, type SendClient, type SendStage, useSend } from "./use-send.ts";

interface SendPanelProps {
  readonly client: SendClient;
  readonly done: () => void;
  readonly close: () => void;
}

/** What would leave now, the yes to it, and what became of it. */
export function SendPanel({ client, done, close }: SendPanelProps) {
  const say = useFormWords().send;
  const { stage, look, confirm } = useSend(client, done);
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    // The button that was pressed may be gone: the keyboard stays in the panel.
    if (stage.at === "looking" || stage.at === "answered") title.current?.focus();
  }, [stage.at]);
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  return (
    <section class="log-form send-panel" aria-labelledby="send-title" onKeyDown={press}>
      <h3 id="send-title" tabIndex={-1} ref={title}>
        {say.title}
      </h3>
      <div class="send-state" aria-live="polite">
        <StageText stage={stage} look={look} />
      </div>
      <div class="form-end">
        <MainButton stage={stage} look={look} confirm={confirm} />
        <button type="button" class="button" onClick={close}>
          {say.close}
        </button>
      </div>
    </section>
  );
}

function StageText({ stage, look }: { readonly stage: SendStage; readonly look: () => void }) {
  const speech = useSpeech();
  const say = useFormWords().send;
  switch (stage.at) {
    case "looking":
      return <Skeleton label={say.asking} />;
    case "failed": {
      const { problem, sentence } = stage.because;
      const { title, what } = speech.words.problem[problem];
      const told = sentence === undefined ? { title, what } : { title: sentence[speech.locale] };
      return <Notice tone="bad" {...told} retry={{ label: say.again, again: look }} />;
    }
    case "answered":
      return (
        <>
          {sayAnswer(stage.answer, say, speech).map((text) => (
            <p key={text}>{text}</p>
          ))}
          {stage.slow && !isSettled(stage.answer) && <p class="quiet">{say.slow}</p>}
        </>
      );
    case "shown":
    case "confirming":
    case "unanswered":
      return (
        <>
          {stage.at === "shown" && stage.changed && <Notice tone="warn" title={say.changed} />}
          <PreviewText preview={stage.preview} />
          {stage.at === "unanswered" && <Notice tone="warn" title={say.unanswered} />}
        </>
      );
  }
}

const leaves = ({ parts }: SendPreview): boolean => parts.some(({ kind }) => kind === "leaves");

interface MainProps {
  readonly stage: SendStage;
  readonly look: () => void;
  readonly confirm: (preview: SendPreview) => void;
}

function MainButton({ stage, look, confirm }: MainProps) {
  const say = useFormWords().send;
  if (stage.at === "answered" && stage.answer.state === "changed")
    return (
      <button type="button" class="button" onClick={look}>
        {say.again}
      </button>
    );
  if (stage.at !== "shown" && stage.at !== "confirming" && stage.at !== "unanswered") return null;
  const { preview } = stage;
  if (!leaves(preview)) return null;
  const label = {
    shown: preview.mode === "rehearsal" ? say.rehearse : say.confirm,
    confirming: say.sending,
    unanswered: say.retry,
  }[stage.at];
  // Not disabled while it is asked: the keyboard would lose its place. A second press is the same request.
  return (
    <button
      type="button"
      class="button button-main"
      aria-busy={stage.at === "confirming"}
      onClick={() => stage.at !== "confirming" && confirm(preview)}
    >
      {label}
    </button>
  );
}

function PreviewText({ preview }: { readonly preview: SendPreview }) {
  const speech = useSpeech();
  const say = useFormWords().send;
  const { parts, mode, payer } = preview;
  if (payer !== undefined) return <p>{say.through(payer)}</p>;
  if (parts.length === 0) return <p>{say.nothingOpen}</p>;
  return (
    <>
      {mode === "rehearsal" && leaves(preview) && <Notice tone="calm" title={say.rehearsal} />}
      {parts.map((part) =>
        part.kind === "leaves" ? (
          <Leaving key={part.currency} part={part} />
        ) : (
          <p key={part.currency}>{sayNothing(part, parts.length > 1, say, speech)}</p>
        ),
      )}
    </>
  );
}

type Leaves = Extract<SendPreview["parts"][number], { kind: "leaves" }>;
/** The rest stands in the list of invoices. */
const NAMED = 5;

function Leaving({ part }: { readonly part: Leaves }) {
  const { words, money, locale } = useSpeech();
  const say = useFormWords().send;
  const { channel, recipient, subject, invoices, amountMinor, currency, files } = part;
  const filesText = ({ attached, wrong }: NonNullable<Leaves["files"]>): string => {
    const all = attached.map(({ name, bytes }) => `${name} (${numberText(Math.ceil(bytes / 1024))} KB)`);
    return wrong?.[locale] ?? (all.length === 0 ? say.noFiles : all.join(" · "));
  };
  const named = invoices
    .slice(0, NAMED)
    .map(({ number, residualMinor }) => `${number} (${money(residualMinor, currency)})`);
  const hidden = invoices.length - named.length;
  const rows = [
    [say.channel, words.dunning.channel[channel]],
    [say.to, recipient === null ? say.nobody : `${recipient.name} <${recipient.email}>`],
    [say.subject, subject],
    [say.invoices, [...named, ...(hidden > 0 ? [say.more(hidden)] : [])].join(" · ")],
    [say.asked, money(amountMinor, currency)],
    ...(files === undefined ? [] : [[say.files, filesText(files)] as const]),
  ] as const;
  return (
    <dl class="message-head send-letter">
      {rows.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
