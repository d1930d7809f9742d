import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { FollowUpView } from "../../shared/followup/contract.ts";
import { Notice } from "../ui/notice.tsx";
import { useSpeech } from "../words/speech.ts";
import { gatherPayments } from "./gather-payments.ts";
import { PaymentsEntry } from "./payments-entry.tsx";
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
  const { words, dayOf } = useSpeech();
  const lines = gatherPayments(entries, dayOf);
  const say = words.followup;
  const [shown, setShown] = useState(SHOWN_FIRST);
  const more = lines.length > shown || older.state !== "end";
  const showMore = (): void => {
    setShown(shown + 20);
    if (lines.length <= shown + 20 && older.state !== "end") older.load();
  };
  return (
    <>
      <ol class="timeline">
        {planned}
        {lines
          .slice(0, shown)
          .map((line) =>
            line.kind === "entry" ? (
              <TimelineEntry key={line.entry.followupId} entry={line.entry} parts={parts} />
            ) : (
              <PaymentsEntry key={line.payments[0]?.followupId} on={line.on} payments={line.payments} />
            ),
          )}
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
