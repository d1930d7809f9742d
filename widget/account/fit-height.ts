const SETTLE_MS = 120;
/** Beyond this the page scrolls inside its frame. */
const TALLEST = 3000;
const SHORTEST = 240;

/** Asks the CRM for the page's own height, once it has settled and only when it changed. */
export function fitHeight(page: HTMLElement, resize: (height: number) => void): () => void {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (): void => {
    const height = Math.min(TALLEST, Math.max(SHORTEST, Math.ceil(page.getBoundingClientRect().height)));
    if (Math.abs(height - asked) < 2) return;
    asked = height;
    resize(height);
  };
  const watch = new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(ask, SETTLE_MS);
  });
  watch.observe(page);
  return () => {
    clearTimeout(timer);
    watch.disconnect();
  };
}
