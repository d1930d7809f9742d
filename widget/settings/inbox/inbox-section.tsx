import { useRef, useState } from "preact/hooks";
import type { InboxLineView, InboxView } from "../../../shared/inbox/contract.ts";
import type { InboxAct } from "../../../shared/inbox/kinds.ts";
import { Notice } from "../../ui/notice.tsx";
import { countText } from "../../ui/number-text.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { Status } from "../../ui/status.tsx";
import { useInboxWords } from "../../words/inbox-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SectionProps } from "../late-section.tsx";
import { ApprovedLetters } from "./approved-letters.tsx";
import { countOf, InboxFilter, sumOf } from "./inbox-filter.tsx";
import { InboxLine } from "./inbox-line.tsx";
import { type Inbox, useInbox } from "./use-inbox.ts";

/** Everything that waits for a person, most urgent first. */
export function InboxSection({ client, waits }: SectionProps) {
  const say = useSettingsWords();
  const words = useInboxWords();
  const inbox = useInbox(client, (counts) => waits(sumOf(counts)));
  const [approvals, setApprovals] = useState(0);
  const { page, because, shown } = inbox;
  if (inbox.state === "loading") return <Skeleton label={say.loading} />;
  if (page === null) return because && <FailureNotice because={because} again={inbox.again} />;
  const isEmpty = sumOf(page.counts) === 0 && page.lines.length === 0;
  return (
    <div class="settings-column">
      <section class="panel" aria-labelledby="inbox-title">
        <header class="panel-head">
          <h2 id="inbox-title" tabIndex={-1}>
            {words.title}
          </h2>
          {!isEmpty && <div class="panel-aside">{words.keys}</div>}
        </header>
        {!isEmpty && (
          <InboxFilter counts={page.counts} userId={page.userId} shown={shown} show={inbox.show} />
        )}
        {page.counts.some(({ kind }) => kind === "in-doubt") && <p class="quiet">{words.doubt.means}</p>}
        {because !== null && <FailureNotice because={because} again={inbox.again} />}
        {isEmpty && <Notice tone="good" title={words.empty} what={words.emptyWhat} />}
        {!isEmpty && page.lines.length === 0 && !inbox.fetching && (
          <p class="panel-empty">{words.emptyHere}</p>
        )}
        <Lines {...{ client, inbox, page }} approved={() => setApprovals(approvals + 1)} />
        {page.after !== null && (
          <div class="form-end">
            <button type="button" class="button" aria-disabled={inbox.fetching} onClick={inbox.more}>
              {words.more}
            </button>
            <span class="quiet">
              {words.shown(countText(page.lines.length), countText(countOf(page.counts, shown)))}
            </span>
          </div>
        )}
      </section>
      <ApprovedLetters key={approvals} client={client} />
    </div>
  );
}

function didOf(
  { about }: InboxLineView,
  chosen: InboxAct,
  letter: string | undefined,
  words: ReturnType<typeof useInboxWords>,
) {
  if (letter !== undefined) return words.letter.did;
  return about.kind === "offer" && chosen === "approve" ? words.offerApproved : words.did[chosen];
}

const keyOf = ({ id, about }: InboxLineView): string => `${about.kind}-${id}`;

interface LinesProps {
  readonly client: SectionProps["client"];
  readonly inbox: Inbox;
  readonly page: InboxView;
  /** A letter was approved. */
  readonly approved: () => void;
}

/** The lines; arrows go from one to the next, and after each act the next one has the focus. */
function Lines({ client, inbox, page: { lines, today }, approved }: LinesProps) {
  const words = useInboxWords();
  const { locale, words: common } = useSpeech();
  const boxes = useRef(new Map<string, HTMLLIElement>());
  const [at, setAt] = useState(0);
  const [acting, setActing] = useState<string | null>(null);
  const [failed, setFailed] = useState<{ readonly key: string; readonly says: string } | null>(null);
  const [done, setDone] = useState("");
  const [gone, setGone] = useState("");
  const current = Math.min(at, Math.max(0, lines.length - 1));

  const focus = (line: InboxLineView | undefined): void => {
    const box = line === undefined ? document.getElementById("inbox-title") : boxes.current.get(keyOf(line));
    box?.focus();
  };
  const act = async (
    line: InboxLineView,
    chosen: InboxAct,
    reason: string,
    letter?: string,
  ): Promise<boolean> => {
    if (acting !== null) return false;
    setActing(keyOf(line));
    setFailed(null);
    const neighbour = lines[lines.indexOf(line) + 1] ?? lines[lines.indexOf(line) - 1];
    const outcome = await inbox.act(line, chosen, reason, letter);
    setActing(null);
    const did = didOf(line, chosen, letter, words);
    if (outcome.is === "done" && letter !== undefined) approved();
    setDone(outcome.is === "done" ? did(line.account) : "");
    const says =
      outcome.is === "done"
        ? ""
        : (outcome.because.sentence?.[locale] ?? common.problem[outcome.because.problem].what);
    setGone(outcome.is === "gone" ? `${line.account}: ${says}` : "");
    if (outcome.is === "failed") setFailed({ key: keyOf(line), says });
    else focus(neighbour);
    return outcome.is !== "failed";
  };
  const walk = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isLine = (event.target as HTMLElement).classList.contains("inbox-line");
    if (step === undefined || !isLine || lines[current + step] === undefined) return;
    event.preventDefault();
    focus(lines[current + step]);
  };
  return (
    <>
      <div role="alert">{gone !== "" && <Notice tone="warn" title={gone} />}</div>
      <Status text={done} />
      <ol class="segments" onKeyDown={walk}>
        {lines.map((line, index) => (
          <InboxLine
            key={keyOf(line)}
            line={line}
            today={today}
            current={index === current}
            acting={acting === keyOf(line)}
            failure={failed?.key === keyOf(line) ? failed.says : undefined}
            act={(chosen, reason, letter) => act(line, chosen, reason, letter)}
            readLetter={() => client.letter(line.id)}
            box={(box) => {
              if (box) boxes.current.set(keyOf(line), box);
              else boxes.current.delete(keyOf(line));
            }}
            focused={() => setAt(index)}
          />
        ))}
      </ol>
    </>
  );
}
