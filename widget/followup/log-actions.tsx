import { useLayoutEffect, useRef } from "preact/hooks";
import { useSpeech } from "../words/speech.ts";
import type { LogKind } from "./draft.ts";

/** What writes an entry of the log. */
export type LogAct = "call" | "promise" | Exclude<LogKind, "call">;
/** What is agreed or contested. */
export type AgreeAct = "dispute" | "plan" | "extension";
export type Act = LogAct | AgreeAct;

interface LogActionsProps {
  readonly start: (act: Act) => void;
  readonly more: boolean;
  readonly setMore: (open: boolean) => void;
  readonly letters: boolean;
}

const MORE = [
  ["plan", "I"],
  ["extension", "X"],
  ["email", "E"],
  ["visit", "V"],
  ["message", "W"],
  ["note", "N"],
] as const;

/** What to do, with the letter that does it. */
export function LogActions({ start, more, setMore, letters }: LogActionsProps) {
  const say = useSpeech().words.followup.actions;
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (more) first.current?.focus();
  }, [more]);
  const key = (letter: string) => letters && <kbd aria-hidden="true">{letter}</kbd>;
  const shortcut = (letter: string) => (letters ? { "aria-keyshortcuts": letter } : {});
  return (
    <div class="actions">
      <button
        type="button"
        class="button button-main"
        id="log-call"
        {...shortcut("L")}
        onClick={() => start("call")}
      >
        {say.call}
        {key("L")}
      </button>
      <button type="button" class="button" {...shortcut("P")} onClick={() => start("promise")}>
        {say.promise}
        {key("P")}
      </button>
      <button type="button" class="button" {...shortcut("D")} onClick={() => start("dispute")}>
        {say.dispute}
        {key("D")}
      </button>
      <button
        type="button"
        class="button"
        {...shortcut("M")}
        aria-expanded={more}
        onClick={() => setMore(!more)}
      >
        {say.more}
        {key("M")}
      </button>
      {more &&
        MORE.map(([kind, letter], at) => (
          <button
            key={kind}
            type="button"
            class="button"
            {...(at === 0 ? { ref: first } : {})}
            {...shortcut(letter)}
            onClick={() => start(kind)}
          >
            {say[kind]}
            {key(letter)}
          </button>
        ))}
    </div>
  );
}
