import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { FollowUpView } from "../../shared/followup/contract.ts";
import { Notice } from "../ui/notice.tsx";
import { useSpeech } from "../words/speech.ts";
import { type EntryParts, TimelineEntry } from "./timeline-entry.tsx";
import type { Older } from "./use-log-pages.ts";

interface TimelineProps {
  readonly entries: readonly FollowUpView[];
  readonly older: Older;
  readonly planned: ComponentChildren;
  readonly parts: EntryParts;
}

const SHOWN_FIRST = 8;

/** From the next planned step, dashed, into the past. */
export function Timeline({ entries, older, planned, parts }: TimelineProps) {
  const { words } = useSpeech();
  const say = words.followup;
  const [shown, setShown] = useState(SHOWN_FIRST);
  const more = entries.length > shown || older.state !== "end";
  const showMore = (): void => {
    setShown(shown + 20);
    if (entries.length <= shown + 20 && older.state !== "end") older.load();
  };
  return (
    <>
      <ol class="timeline">
        {planned}
        {entries.slice(0, shown).map((entry) => (
          <TimelineEntry key={entry.followupId} entry={entry} parts={parts} />
        ))}
      </ol>
      {entries.length === 0 && <p class="panel-empty">{parts.correct ? say.nothing : say.nothingReadOnly}</p>}
      {older.state === "failed" && (
        <Notice
          tone="bad"
          title={words.problem[older.because].title}
          what={words.problem[older.because].what}
        />
      )}
      {more && (
        <button
          type="button"
          class="button button-wide"
          aria-busy={older.state === "loading"}
          onClick={showMore}
        >
          {older.state === "loading" ? say.loadingOlder : say.older}
        </button>
      )}
    </>
  );
}
