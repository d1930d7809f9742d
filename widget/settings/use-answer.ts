import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { SettingsFailure, Told } from "./settings-client.ts";

export type Answered<T> =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly because: SettingsFailure }
  | { readonly state: "ready"; readonly value: T };

export interface Asked<T> {
  readonly answered: Answered<T>;
  readonly again: () => Promise<void>;
}

/** One answer of the server; asked again, the one before stays until the new one is there. */
export function useAnswer<T>(ask: () => Promise<Told<T>>): Asked<T> {
  const [answered, setAnswered] = useState<Answered<T>>({ state: "loading" });
  const latest = useRef(0);
  const again = useCallback(async () => {
    latest.current += 1;
    const mine = latest.current;
    const told = await ask();
    if (mine !== latest.current) return;
    setAnswered(told.ok ? { state: "ready", value: told.value } : { state: "failed", because: told.because });
  }, [ask]);
  useEffect(() => {
    void again();
    return () => {
      latest.current += 1;
    };
  }, [again]);
  return { answered, again };
}
