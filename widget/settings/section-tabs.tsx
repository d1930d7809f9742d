import { type ComponentChildren, Fragment } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface SectionTabsProps<S extends string> {
  readonly label: string;
  /** Those of one group follow one another. */
  readonly sections: readonly Tab<S>[];
  readonly current: S;
  readonly go: (section: S) => void;
  readonly children: ComponentChildren;
}

interface Tab<S extends string> {
  readonly name: S;
  readonly title: string;
  readonly group: string;
}

/** Tabs, beside their section or, where it is narrow, in one strip above it. */
export function SectionTabs<S extends string>(props: SectionTabsProps<S>) {
  const { label, sections, current, go, children } = props;
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => bringIntoView(strip.current, current), [current]);
  const press = (event: KeyboardEvent): void => {
    const next =
      sections[
        placeAfter(
          event.key,
          sections.findIndex(({ name }) => name === current),
          sections.length,
        )
      ];
    if (!next) return;
    event.preventDefault();
    go(next.name);
    document.getElementById(`tab-${next.name}`)?.focus();
  };
  return (
    <div class="sections">
      <div class="tabs" ref={strip} role="tablist" aria-label={label} onKeyDown={press}>
        {sections.map(({ name, title, group }, at) => (
          <Fragment key={name}>
            {group !== sections[at - 1]?.group && <TabGroup title={group} />}
            <button
              type="button"
              id={`tab-${name}`}
              class="tab"
              onClick={() => go(name)}
              role="tab"
              aria-selected={name === current}
              aria-controls="section"
              tabIndex={name === current ? 0 : -1}
            >
              {title}
            </button>
          </Fragment>
        ))}
      </div>
      <div id="section" role="tabpanel" aria-labelledby={`tab-${current}`}>
        {children}
      </div>
    </div>
  );
}

/** A tab list holds tabs alone for those who hear it; the groups are for the eye. */
const TabGroup = ({ title }: { readonly title: string }) => (
  <span class="tab-group" aria-hidden="true">
    {title}
  </span>
);

/** Where a key moves to among so many; −1 where it moves nowhere. */
function placeAfter(key: string, at: number, count: number): number {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key === "ArrowRight" || key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowLeft" || key === "ArrowUp") return (at + count - 1) % count;
  return -1;
}

/** Scrolls the strip alone, never the page around it. */
function bringIntoView(strip: HTMLElement | null, name: string): void {
  const tab = document.getElementById(`tab-${name}`);
  if (!strip || !tab) return;
  strip.scrollLeft = tab.offsetLeft - (strip.clientWidth - tab.offsetWidth) / 2;
}
