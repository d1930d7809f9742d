import type { ComponentChildren } from "preact";

interface SectionTabsProps<S extends string> {
  readonly label: string;
  readonly sections: readonly { readonly name: S; readonly title: string }[];
  readonly current: S;
  readonly go: (section: S) => void;
  readonly children: ComponentChildren;
}

/** Tabs whose addresses are their names; arrows, Home and End move among them. */
export function SectionTabs<S extends string>({
  label,
  sections,
  current,
  go,
  children,
}: SectionTabsProps<S>) {
  const press = (event: KeyboardEvent): void => {
    const at = sections.findIndex(({ name }) => name === current);
    const last = sections.length - 1;
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    const next = to === undefined ? undefined : sections[to];
    if (!next) return;
    event.preventDefault();
    go(next.name);
    document.getElementById(`tab-${next.name}`)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} onKeyDown={press}>
        {sections.map(({ name, title }) => (
          <a
            key={name}
            id={`tab-${name}`}
            class="tab"
            href={`#${name}`}
            role="tab"
            aria-selected={name === current}
            aria-controls="section"
            tabIndex={name === current ? 0 : -1}
          >
            {title}
          </a>
        ))}
      </div>
      <div id="section" role="tabpanel" aria-labelledby={`tab-${current}`}>
        {children}
      </div>
    </>
  );
}
