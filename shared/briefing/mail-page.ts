/** A mail to our own people before it is MIME. */
export interface BriefingMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Cell {
  readonly text: string;
  /** Where it leads; absent or null: nowhere. */
  readonly href?: string | null;
}

/** A part of a mail, from top to bottom. */
export type Block =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      /** Which columns are figures. */
      readonly numeric: ReadonlySet<number>;
    };

/** As text and as plain HTML: no script, no image, nothing that is fetched from anywhere. */
export function mailPage(subject: string, blocks: readonly Block[], lang: "zh-CN" | "en"): BriefingMail {
  return {
    subject,
    text: `${blocks.map(textOf).join("\n\n")}\n`,
    html:
      `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${safe(subject)}</title></head>` +
      `<body style="font:15px/1.5 sans-serif;color:#1d2433">${blocks.map(htmlOf).join("")}</body></html>\n`,
  };
}

function textOf(block: Block): string {
  if (block.kind === "words") return block.text;
  if (block.kind === "heading") return `${block.text}\n${"-".repeat(Math.min(40, block.text.length * 2))}`;
  return block.rows
    .map((row) => {
      const [first, ...rest] = row.map(({ text }, at) =>
        at === 0 ? text : `${block.head[at] ?? ""}: ${text}`,
      );
      const links = row.flatMap(({ href }) => (href == null ? [] : [`  ${href}`]));
      return [[first, ...rest.filter((part) => !part.endsWith(": "))].join(" · "), ...links].join("\n");
    })
    .join("\n");
}

const CELL = "padding:4px 12px 4px 0;border-bottom:1px solid #d9dde5;vertical-align:top";

function htmlOf(block: Block): string {
  if (block.kind === "words") return `<p>${safe(block.text).replaceAll("\n", "<br>")}</p>`;
  if (block.kind === "heading") return `<h2 style="font-size:17px">${safe(block.text)}</h2>`;
  const align = (at: number): string =>
    block.numeric.has(at) ? ";text-align:right;white-space:nowrap" : ";overflow-wrap:anywhere";
  const head = block.head.map(
    (text, at) =>
      `<th scope="col" style="${CELL};text-align:${block.numeric.has(at) ? "right" : "left"}">${safe(text)}</th>`,
  );
  const rows = block.rows.map(
    (row) =>
      `<tr>${row.map((cell, at) => `<td style="${CELL}${align(at)}">${linked(cell)}</td>`).join("")}</tr>`,
  );
  return (
    `<table style="border-collapse:collapse"><thead><tr>${head.join("")}</tr></thead>` +
    `<tbody>${rows.join("")}</tbody></table>`
  );
}

const linked = ({ text, href }: Cell): string =>
  href == null ? safe(text) : `<a href="${safe(href)}">${safe(text)}</a>`;

const safe = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
