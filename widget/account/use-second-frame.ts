import { useEffect, useState } from "preact/hooks";

/** Where nothing is painted (a frame out of sight), the second frame does not come; then after this long. */
const AT_LATEST_MS = 150;

/** False for the first frame, true from the second on: what is not the first thing to be read waits for it. */
export function useSecondFrame(): boolean {
  const [here, setHere] = useState(false);
  useEffect(() => {
    const show = (): void => setHere(true);
    const frame = requestAnimationFrame(show);
    const timer = setTimeout(show, AT_LATEST_MS);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return here;
}
