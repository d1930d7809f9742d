import { useState } from "preact/hooks";
import { useSpeech } from "../words/speech.ts";
import type { Refusal, Told } from "./told.ts";

export interface Act {
  readonly acting: boolean;
  /** Why the last attempt failed, in one sentence. */
  readonly failure: string | undefined;
  /** Why it failed, for those who ask for its code. */
  readonly because: Refusal | null;
  /** Does it, once at a time; undefined when it was refused, failed or is under way. */
  perform<T>(ask: () => Promise<Told<T>>): Promise<T | undefined>;
  forgive(): void;
}

/** One thing that the server is asked to do. */
export function useAct(): Act {
  const { locale, words } = useSpeech();
  const [state, setState] = useState<"asking" | "acting" | Refusal>("asking");
  const because = typeof state === "object" ? state : null;
  return {
    acting: state === "acting",
    because,
    failure: because ? (because.sentence?.[locale] ?? words.problem[because.problem].what) : undefined,
    async perform(ask) {
      if (state === "acting") return undefined;
      setState("acting");
      const told = await ask();
      setState(told.ok ? "asking" : told.because);
      return told.ok ? told.value : undefined;
    },
    forgive: () => setState("asking"),
  };
}
