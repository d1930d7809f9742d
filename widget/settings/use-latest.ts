import { useEffect, useState } from "preact/hooks";
import type { Told } from "./settings-client.ts";

/** Typing ends a little before it is asked. */
const SETTLE_MS = 250;

/** The newest answer to a question that may change while it travels; undefined before the first. */
export function useLatest<T>(ask: (() => Promise<Told<T>>) | null, key: string): Told<T> | undefined {
  const [told, setTold] = useState<Told<T> | undefined>();
  useEffect(() => {
    if (!ask) return;
    let wanted = true;
    const timer = setTimeout(() => void ask().then((answer) => wanted && setTold(answer)), SETTLE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key]);
  return told;
}
