import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

interface WindowRowsProps {
  readonly count: number;
  /** Rows shown at once before the box scrolls. */
  readonly atMost: number;
  readonly label: string;
  /** Changing it scrolls back to the first row. */
  readonly resetKey: string;
  readonly row: (index: number) => ComponentChildren;
}

/** Rows beyond the edge of the view: few for the first look, more once somebody scrolls. */
const [SPARE_AT_REST, SPARE] = [2, 6];
const rows = (count: number): string => `calc(var(--row) * ${count})`;

/**
 * A scrolling box that keeps only the rows near the view in the document, so that 5,000 cost what 30 do.
 * Row height is the stylesheet's `--row`, so text zoom and narrow pages are followed. It is measured only once somebody
 * has scrolled: asking for it earlier would make the browser lay out the whole page twice before it shows anything.
 */
export function WindowRows({ count, atMost, label, resetKey, row }: WindowRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const scrolled = useRef(false);
  /** The row at the upper edge of the view. */
  const [top, setTop] = useState(0);
  const follow = (): void => {
    if (!box.current || !ruler.current) return;
    scrolled.current = true;
    setTop(Math.floor(box.current.scrollTop / (ruler.current.offsetHeight || 48)));
  };

  useLayoutEffect(() => {
    if (!ruler.current) return;
    const watch = new ResizeObserver(() => {
      if (scrolled.current) follow();
    });
    watch.observe(ruler.current);
    return () => watch.disconnect();
  }, []);

  useLayoutEffect(() => {
    if (!scrolled.current || !box.current) return;
    box.current.scrollTop = 0;
    setTop(0);
  }, [resetKey]);

  const shown = Math.min(count, atMost);
  const spare = scrolled.current ? SPARE : SPARE_AT_REST;
  const first = Math.max(0, top - spare);
  const last = Math.min(count, top + shown + spare);
  const indexes = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset);

  return (
    <div
      class="window"
      ref={box}
      role="rowgroup"
      aria-label={label}
      tabIndex={count > atMost ? 0 : undefined}
      style={{ height: rows(shown), overflowY: count > atMost ? "auto" : "hidden" }}
      onScroll={follow}
    >
      <div class="window-ruler" ref={ruler} aria-hidden="true" />
      <div class="window-inner" role="presentation" style={{ height: rows(count) }}>
        <div role="presentation" style={{ transform: `translateY(${rows(first)})` }}>
          {indexes.map((index) => row(index))}
        </div>
      </div>
    </div>
  );
}
