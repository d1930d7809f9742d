import { useState } from "preact/hooks";
import { sizeOf } from "../../../shared/sms/segments.ts";
import type { WordingPreview } from "../../../shared/wording/contract.ts";
import { isTextMessage } from "../../../shared/wording/read-wording.ts";
import type { WordingDraft, WordingPlace } from "../../../shared/wording/wording.ts";
import { countText, numberText } from "../../ui/number-text.ts";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { AccountFinder, type Chosen } from "../policy/try-panel.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { useLatest } from "../use-latest.ts";
import { shownHtml } from "./shown-html.ts";

interface PreviewProps {
  readonly client: SettingsClient;
  readonly place: WordingPlace;
  /** Null while something is wrong with it. */
  readonly draft: WordingDraft | null;
  readonly testTo: string | null;
}

/** The draft as it would leave to a real customer today, part by part. */
export function PreviewPanel(props: PreviewProps) {
  const words = useSettingsWords();
  const say = words.wordings;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <section class="panel" aria-labelledby="wording-preview-title">
      <header class="panel-head">
        <h2 id="wording-preview-title">{say.preview}</h2>
      </header>
      {chosen === null ? (
        <>
          <p class="quiet">{say.previewHint}</p>
          <AccountFinder client={props.client} choose={setChosen} />
        </>
      ) : (
        <>
          <p class="chosen">
            <strong>{chosen.name}</strong>
            <button type="button" class="link" onClick={() => setChosen(null)}>
              {words.policy.try.other}
            </button>
          </p>
          <Drawn {...props} accountId={chosen.accountId} />
        </>
      )}
    </section>
  );
}

function Drawn({ client, place, draft, testTo, accountId }: PreviewProps & { readonly accountId: string }) {
  const say = useSettingsWords().wordings;
  const { locale, words } = useSpeech();
  const request = { place, draft, accountId };
  const told = useLatest(
    draft === null ? null : () => client.previewWording(request),
    JSON.stringify(request),
  );
  if (told === undefined) return <p class="quiet">{say.waiting}</p>;
  if (!told.ok)
    return <FlawLine says={told.because.sentence?.[locale] ?? words.problem[told.because.problem].what} />;
  return (
    <>
      {isTextMessage(place.letter) ? <ShownText drawn={told.value} /> : <ShownLetter drawn={told.value} />}
      {draft !== null && !isTextMessage(place.letter) && (
        <TestSender {...{ testTo }} ask={() => client.testWording(request)} />
      )}
    </>
  );
}

function ShownText({ drawn: { text } }: { readonly drawn: WordingPreview }) {
  const say = useSettingsWords().wordings;
  const { units, segments } = sizeOf(text);
  return (
    <>
      <p class="letter-text">{text}</p>
      <p class="quiet">{say.size(countText(units), countText(segments))}</p>
    </>
  );
}

function ShownLetter({ drawn: { subject, text, html, files } }: { readonly drawn: WordingPreview }) {
  const say = useSettingsWords().wordings;
  return (
    <div class="letter-parts">
      <h3>{say.subjectPart}</h3>
      <p>{subject}</p>
      <h3>{say.htmlPart}</h3>
      {/* No scripts, no forms, no origin of ours: nothing in it can reach the page. */}
      <iframe class="letter-frame" title={say.htmlPart} sandbox="" srcdoc={shownHtml(html)} />
      <Files files={files} />
      <h3>{say.textPart}</h3>
      <pre class="letter-text" tabIndex={0}>
        {text}
      </pre>
      <details class="more">
        <summary>{say.source}</summary>
        <pre class="letter-text" tabIndex={0}>
          {html}
        </pre>
      </details>
    </div>
  );
}

/** What it would carry, by name and size. */
function Files({ files }: Pick<WordingPreview, "files">) {
  const say = useSettingsWords().files;
  const { locale } = useSpeech();
  if (files === undefined) return null;
  return (
    <>
      <h3>{say.part}</h3>
      {files.wrong !== null && <FlawLine says={files.wrong[locale]} />}
      {files.wrong === null && files.attached.length === 0 && <p class="quiet">{say.nothing}</p>}
      {files.attached.map(({ name, bytes }) => (
        <p key={name}>
          {name} <small class="quiet">{say.size(numberText(Math.ceil(bytes / 1024)))}</small>
        </p>
      ))}
    </>
  );
}

interface TestProps {
  readonly testTo: string | null;
  readonly ask: () => ReturnType<SettingsClient["testWording"]>;
}

function TestSender({ testTo, ask }: TestProps) {
  const say = useSettingsWords().wordings;
  const trying = useAct();
  const [said, setSaid] = useState("");
  if (testTo === null) return <p class="quiet">{say.noTest}</p>;
  const test = async (): Promise<void> => {
    setSaid("");
    const told = await trying.perform(ask);
    if (told) setSaid(told.sent ? say.tested(told.to) : say.untested(told.reply));
  };
  return (
    <div class="form-end">
      <button type="button" class="button" aria-disabled={trying.acting} onClick={() => void test()}>
        {trying.acting ? say.testing : say.test(testTo)}
      </button>
      <Status text={said} />
      <FlawLine says={trying.failure} />
    </div>
  );
}
