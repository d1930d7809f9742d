import type { ComponentChildren } from "preact";
import { Skeleton } from "../ui/panel.tsx";
import { useSettingsWords } from "../words/settings-words.ts";
import { FailureNotice } from "./failure-notice.tsx";
import type { Asked } from "./use-answer.ts";

interface WhenAnsweredProps<T> {
  readonly asked: Asked<T>;
  readonly children: (value: T, again: () => Promise<void>) => ComponentChildren;
}

/** What is made of an answer; before it that it is on its way, in its place why it did not come. */
export function WhenAnswered<T>({ asked: { answered, again }, children }: WhenAnsweredProps<T>) {
  const { loading } = useSettingsWords();
  if (answered.state === "loading") return <Skeleton label={loading} />;
  if (answered.state === "failed")
    return <FailureNotice because={answered.because} again={() => void again()} />;
  return <>{children(answered.value, again)}</>;
}
