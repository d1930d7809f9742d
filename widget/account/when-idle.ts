/** Where a browser does not tell when it is idle, this long after the page. */
const SOON_MS = 200;

/** Acts once the browser has nothing else to do, or soon; the answer calls it off. */
export function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(act, SOON_MS);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(act, { timeout: SOON_MS });
  return () => cancelIdleCallback(asked);
}
