import { scan, type Piece, type ScanRefusal } from "../dunning/templates/scan.ts";
import { assert, ok, refuse, type Result } from "../kernel/result.ts";

/** Words as they stand, or a field to fill in, and how it is set. Nothing is nested: a mark switches and switches back. */
export type Run = Piece & { readonly strong: boolean; readonly em: boolean };

/** The one link that a letter may hold goes to the pay link; its label is words and fields. */
export interface PayLink {
  readonly kind: "link";
  readonly label: readonly Piece[];
}

export type Line = readonly (Run | PayLink)[];

export type Block =
  | { readonly kind: "paragraph"; readonly lines: readonly Line[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly Line[] }
  /** Where the table of invoices stands, with what it says below. */
  | { readonly kind: "money" };

export type MarkupRefusal =
  | ScanRefusal
  /** A link to anywhere but the pay link. */
  | { readonly code: "link-elsewhere"; readonly text: string }
  /** The table is a paragraph of its own, not a part of a sentence. */
  | { readonly code: "table-inside"; readonly text: string };

/** `[label](target)`, each within bounds, so that a long text is read in the time that its length takes. */
const LINK = /\[([^[\]\n]{1,200})\]\(([^()\n]{0,300})\)/g;
const ADDRESS = /\b(?:https?|ftp|file|javascript|data|mailto|tel):\S|\bwww[.]|<\s*a\b/iu;
const ITEM = /^(?:(-)|\d{1,2}[.])[ \t]+/;

/**
 * Reads an org's own words, once from left to right: paragraphs parted by an empty line, `**bold**`, `*italic*`, lines
 * that begin with "- " or "1. ", `[words]({{payLink}})`, and the table alone in its paragraph. Everything else is words.
 */
export function readMarkup(text: string): Result<readonly Block[], MarkupRefusal> {
  const scanned = scan(text);
  if (!scanned.ok) return scanned;
  const elsewhere = strayLink(text);
  if (elsewhere !== null) return refuse({ code: "link-elsewhere", text: elsewhere });
  const blocks: Block[] = [];
  // Blanks and line breaks inside a field's braces are none of the text's own.
  const even = text.replace(/\{\{\s*(\w+)\s*\}\}/g, "{{$1}}");
  for (const paragraph of even.split(/\n[ \t]*(?:\n[ \t]*)+/)) {
    if (paragraph.trim() === "") continue;
    if (isTable(paragraph)) blocks.push({ kind: "money" });
    else if (/\{\{\s*invoiceTable\s*\}\}/.test(paragraph))
      return refuse({ code: "table-inside", text: "{{invoiceTable}}" });
    else blocks.push(...blocksOf(paragraph));
  }
  return ok(blocks);
}

const isTable = (paragraph: string): boolean => /^\s*\{\{\s*invoiceTable\s*\}\}\s*$/.test(paragraph);

/** The first link that goes anywhere else, or the first address that a mail program would make one of. */
function strayLink(text: string): string | null {
  for (const [whole, , target = ""] of text.matchAll(LINK))
    if (!/^\s*\{\{\s*payLink\s*\}\}\s*$/.test(target)) return whole.slice(0, 60);
  const bare = ADDRESS.exec(text);
  return bare === null ? null : (text.slice(bare.index, bare.index + 40).split(/\s/)[0] ?? "");
}

/** Lines of a list stand together; what stands before and after them are paragraphs. */
function blocksOf(paragraph: string): readonly Block[] {
  const blocks: Block[] = [];
  let waiting: { readonly ordered: boolean | null; readonly lines: Line[] } | null = null;
  const end = (): void => {
    if (waiting === null) return;
    const { ordered, lines } = waiting;
    blocks.push(ordered === null ? { kind: "paragraph", lines } : { kind: "list", ordered, items: lines });
    waiting = null;
  };
  for (const raw of paragraph.split("\n")) {
    const line = raw.trim();
    if (line === "") continue;
    const item = ITEM.exec(line);
    const ordered = item === null ? null : item[1] === undefined;
    if (waiting === null || (waiting as { ordered: boolean | null }).ordered !== ordered) {
      end();
      waiting = { ordered, lines: [] };
    }
    waiting.lines.push(lineOf(item === null ? line : line.slice(item[0].length)));
  }
  end();
  return blocks;
}

function lineOf(text: string): Line {
  const line: (Run | PayLink)[] = [];
  const style = { strong: false, em: false };
  const marks = pairedMarks(text);
  let at = 0;
  for (const link of text.matchAll(LINK)) {
    line.push(...runsOf(text.slice(at, link.index), at, marks, style));
    line.push({ kind: "link", label: piecesOf(link[1] ?? "") });
    at = link.index + link[0].length;
  }
  line.push(...runsOf(text.slice(at), at, marks, style));
  return line;
}

const markAt = (text: string, at: number): "*" | "**" => (text[at + 1] === "*" ? "**" : "*");

/** Places of the marks that have a partner in their line; the last of an odd number is a star like any other. */
function pairedMarks(text: string): ReadonlySet<number> {
  const places: Record<string, number[]> = { "*": [], "**": [] };
  const plain = text.replace(LINK, (whole) => " ".repeat(whole.length));
  for (let at = plain.indexOf("*"); at !== -1; ) {
    const mark = markAt(plain, at);
    places[mark]?.push(at);
    at = plain.indexOf("*", at + mark.length);
  }
  return new Set(Object.values(places).flatMap((all) => all.slice(0, all.length - (all.length % 2))));
}

function runsOf(
  text: string,
  offset: number,
  marks: ReadonlySet<number>,
  style: { strong: boolean; em: boolean },
): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  const take = (to: number): void => {
    if (to === at) return;
    for (const piece of piecesOf(text.slice(at, to))) runs.push({ ...piece, ...style });
  };
  for (let star = text.indexOf("*"); star !== -1; ) {
    const mark = markAt(text, star);
    const next = star + mark.length;
    if (marks.has(offset + star)) {
      take(star);
      if (mark === "**") style.strong = !style.strong;
      else style.em = !style.em;
      at = next;
    }
    star = text.indexOf("*", next);
  }
  take(text.length);
  return runs;
}

function piecesOf(text: string): readonly Piece[] {
  // Most runs are words alone, and a hostile text is thousands of them.
  if (!text.includes("{{")) return [{ kind: "words", words: text }];
  const scanned = scan(text);
  assert(scanned.ok, "no mark and no link stands inside a field, so its parts are sound where the whole is");
  return scanned.value;
}

/** Every field that a text names, whatever else is wrong with it. */
export function fieldsIn(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/\{\{\s*(\w+)\s*\}\}/g), ([, field = ""]) => field));
}
