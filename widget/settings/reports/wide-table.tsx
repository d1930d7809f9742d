import type { ComponentChildren } from "preact";

interface TableProps {
  readonly caption: string;
  /** How wide it is at least, by the name of a look. */
  readonly look?: "report-months" | "report-rolls";
  readonly heads: readonly string[];
  readonly children: ComponentChildren;
}

/** A table of figures that scrolls by itself where the page is narrow; its children are the rows. */
export function WideTable({ caption, look, heads, children }: TableProps) {
  return (
    <div
      class={look === undefined ? "report-table" : `report-table ${look}`}
      role="region"
      aria-label={caption}
      tabIndex={0}
    >
      <table class="compare figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
