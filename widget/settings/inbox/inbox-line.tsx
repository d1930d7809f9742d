import type { Ref } from "preact";
import { useState } from "preact/hooks";
import type { LetterView } from "../../../shared/letter/contract.ts";
import type { InboxLineView } from "../../../shared/inbox/contract.ts";
import { actsOf, type InboxAct, type InboxKind, needsReason } from "../../../shared/inbox/kinds.ts";
import { parseCurrency } from "../../../shared/kernel/currency.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import { Badge } from "../../ui/badge.tsx";
import { momentText } from "../../ui/day-text.ts";
import type { Tone } from "../../ui/notice.tsx";
import { useInboxWords } from "../../words/inbox-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { ReasonField } from "../sending/reason-field.tsx";
import type { Told } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { LetterToRead } from "./letter-view.tsx";
import { LineEvidence } from "./line-evidence.tsx";

const TONES: Readonly<Record<InboxKind, Tone>> = {
  "in-doubt": "bad",
  returned: "bad",
  proposal: "warn",
  offer: "warn",
  task: "warn",
  claim: "calm",
};

interface LineProps {
  readonly line: InboxLineView;
  readonly today: Day;
  /** Arrows go through the lines: one of them is in the order of Tab. */
  readonly current: boolean;
  readonly acting: boolean;
  readonly failure: string | undefined;
  /** `letter`: the digest of the one that was read, where one is approved. Answers whether it is done. */
  readonly act: (act: InboxAct, reason: string, letter?: string) => Promise<boolean>;
  readonly readLetter: () => Promise<Told<LetterView>>;
  readonly box: Ref<HTMLLIElement>;
  readonly focused: () => void;
}

/** One thing that waits: what it is, what is known of it, and what a person may say. */
export function InboxLine(props: LineProps) {
  const { line, today, current, acting, failure, act, readLetter, box, focused } = props;
  const { locale, money } = useSpeech();
  const say = useInboxWords();
  const { kind } = line.about;
  const [asking, setAsking] = useState<InboxAct | null>(null);
  const letter = useLetter(readLetter);
  const hasLetter = line.about.kind === "proposal" && line.about.hasLetter;
  const choose = (chosen: InboxAct): void => {
    if (needsReason(kind, chosen)) setAsking(chosen);
    else if (chosen !== "approve" || !hasLetter) void act(chosen, "");
    // What has changed since it was read is read again before it is approved.
    else if (letter.read === null) void letter.fetch();
    else void act(chosen, "", letter.read.digest).then((done) => (done ? undefined : letter.fetch()));
  };
  const press = (event: KeyboardEvent): void => {
    const chosen = actsOf[kind][Number(event.key) - 1];
    if (chosen === undefined || event.target !== event.currentTarget || hasModifier(event)) return;
    event.preventDefault();
    choose(chosen);
  };
  const currency = parseCurrency(line.currency);
  const titleId = `inbox-${kind}-${line.id}`;
  return (
    <li
      class="segment inbox-line"
      ref={box}
      tabIndex={current ? 0 : -1}
      aria-labelledby={titleId}
      onKeyDown={press}
      onFocus={focused}
    >
      <p class="inbox-head">
        <Badge tone={TONES[kind]}>{say.kinds[kind]}</Badge> <b id={titleId}>{line.account}</b>
        {currency.ok && <b>{money(line.amountMinor, currency.value)}</b>}
        <small class="quiet">
          {say.since(momentText(line.since, today, locale))} · {line.owner ?? say.noOwner}
        </small>
        {line.accountUrl !== null && (
          <a class="link" href={line.accountUrl} target="_blank" rel="noopener">
            {say.open}
          </a>
        )}
      </p>
      <LineEvidence line={line} today={today} />
      {letter.read !== null && <LetterToRead letter={letter.read} />}
      {asking === null ? (
        <Acts
          kind={kind}
          acting={acting || letter.fetching}
          choose={choose}
          unread={hasLetter && letter.read === null}
        />
      ) : (
        <ReasonForm
          id={`${titleId}-reason`}
          act={asking}
          acting={acting}
          send={(reason) => void act(asking, reason)}
          cancel={() => setAsking(null)}
        />
      )}
      {(failure ?? letter.failure) !== undefined && <FlawLine says={failure ?? letter.failure} />}
    </li>
  );
}

/** The formal letter of a proposal, once somebody asks to read it. */
function useLetter(readLetter: LineProps["readLetter"]) {
  const [read, setRead] = useState<LetterView | null>(null);
  const reading = useAct();
  const fetch = async (): Promise<void> => setRead((await reading.perform(readLetter)) ?? null);
  return { read, fetch, fetching: reading.acting, failure: reading.failure };
}

const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => ctrlKey || metaKey || altKey;

function Acts(props: {
  readonly kind: InboxKind;
  readonly acting: boolean;
  readonly choose: (act: InboxAct) => void;
  /** Its letter is to be read first. */
  readonly unread: boolean;
}) {
  const say = useInboxWords();
  return (
    <div class="rung-acts">
      {actsOf[props.kind].map((each, at) => (
        <button
          key={each}
          type="button"
          class="button"
          aria-disabled={props.acting}
          onClick={() => props.acting || props.choose(each)}
        >
          {each === "approve" && props.unread ? say.letter.readFirst : say.acts[each]}
          <kbd aria-hidden="true">{at + 1}</kbd>
        </button>
      ))}
    </div>
  );
}

function ReasonForm(props: {
  readonly id: string;
  readonly act: InboxAct;
  readonly acting: boolean;
  readonly send: (reason: string) => void;
  readonly cancel: () => void;
}) {
  const say = useInboxWords();
  const { needReason } = useSettingsWords().sending;
  const [reason, setReason] = useState("");
  const [unsaid, setUnsaid] = useState(false);
  return (
    <form
      class="mode-form"
      onSubmit={(event) => {
        event.preventDefault();
        setUnsaid(reason.trim() === "");
        if (reason.trim() === "") document.getElementById(props.id)?.focus();
        else if (!props.acting) props.send(reason.trim());
      }}
    >
      <ReasonField id={props.id} value={reason} set={setReason} flaw={unsaid ? needReason : undefined} />
      <div class="form-end">
        <button type="submit" class="button button-main" aria-disabled={props.acting}>
          {props.acting ? say.acting : say.confirm(say.acts[props.act])}
        </button>
        <button type="button" class="button" onClick={props.cancel}>
          {say.cancel}
        </button>
      </div>
    </form>
  );
}
