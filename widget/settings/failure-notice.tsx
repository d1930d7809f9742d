import { Notice, type Retry } from "../ui/notice.tsx";
import { useSettingsWords } from "../words/settings-words.ts";
import { useSpeech } from "../words/speech.ts";
import type { SettingsFailure } from "./settings-client.ts";

/** Why a section or an act failed, in one sentence, and the one thing to do about it. */
export function FailureNotice({ because, again }: { because: SettingsFailure; again?: () => void }) {
  const { words, locale } = useSpeech();
  const say = useSettingsWords();
  const isRefused = because.problem === "no-access";
  const { title, what } = isRefused ? say.refused : words.problem[because.problem];
  const retry: Retry | undefined = again && !isRefused ? { label: words.page.retry, again } : undefined;
  return (
    <div class="page-notice" role="alert">
      <Notice
        tone={isRefused ? "calm" : "bad"}
        title={title}
        what={isRefused ? what : (because.sentence?.[locale] ?? what)}
        retry={retry}
      />
    </div>
  );
}
