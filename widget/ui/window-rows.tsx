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

const OVERSCAN = 6;

/**
 * A scrolling box that keeps only the rows near the view in the document, so that 5,000 cost what 30 do.
 * Row height is the stylesheet's (`--row` on the ruler), measured, so text zoom and narrow pages are followed.
 */
export function WindowRows({ count, atMost, label, resetKey, row }: WindowRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(48);
  const [top, setTop] = useState(0);

  useLayoutEffect(() => {
    const rule = ruler.current;
    if (!rule) return;
    const measure = (): void => setHeight(rule.offsetHeight || 48);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(rule);
    return () => watch.disconnect();
  }, []);

  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = 0;
    setTop(0);
  }, [resetKey]);

  const shown = Math.min(count, atMost);
  const first = Math.max(0, Math.floor(top / height) - OVERSCAN);
  const last = Math.min(count, Math.ceil(top / height) + shown + OVERSCAN);
  const indexes = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset);

  return (
    <div
      class="window"
      ref={box}
      role="rowgroup"
      aria-label={label}
      tabIndex={count > atMost ? 0 : undefined}
      style={{ height: `${shown * height}px`, overflowY: count > atMost ? "auto" : "hidden" }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div class="window-ruler" ref={ruler} aria-hidden="true" />
      <div class="window-inner" role="presentation" style={{ height: `${count * height}px` }}>
        <div role="presentation" style={{ transform: `translateY(${first * height}px)` }}>
          {indexes.map((index) => row(index))}
        </div>
      </div>
    </div>
  );
}
