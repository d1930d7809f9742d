import { useCallback, useState } from "preact/hooks";

/** Nobody needs to be told of a shorter wait. */
const UNNOTICED_MS = 300;

/** Asks, and knows whether an answer has been waited for long enough to say so. */
export function useReading<T>(ask: () => Promise<T>): {
  readonly isReading: boolean;
  readonly read: () => Promise<T>;
} {
  const [waits, setWaits] = useState(0);
  const read = useCallback(async () => {
    let noticed = 0;
    const soon = setTimeout(() => {
      noticed = 1;
      setWaits((before) => before + 1);
    }, UNNOTICED_MS);
    try {
      return await ask();
    } finally {
      clearTimeout(soon);
      setWaits((before) => before - noticed);
    }
  }, [ask]);
  return { isReading: waits > 0, read };
}
