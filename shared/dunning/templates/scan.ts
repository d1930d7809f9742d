import { ok, refuse, type Result } from "../../kernel/result.ts";
import { MERGE_FIELDS, type MergeField } from "./letter-text.ts";

/** A piece of a letter: words as they stand, or a field to fill in. */
export type Piece =
  | { readonly kind: "words"; readonly words: string }
  | { readonly kind: "field"; readonly field: MergeField };

export type ScanRefusal = { readonly code: "unknown-field" | "open-brace"; readonly text: string };

const KNOWN: ReadonlySet<string> = new Set(MERGE_FIELDS);

/** Reads a text once from left to right. A field that is not on the list, or a brace left open, is refused. */
export function scan(text: string): Result<readonly Piece[], ScanRefusal> {
  const pieces: Piece[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf("{{", at);
    const words = open === -1 ? text.slice(at) : text.slice(at, open);
    if (words.includes("}}")) return refuse({ code: "open-brace", text: "}}" });
    if (words !== "") pieces.push({ kind: "words", words });
    if (open === -1) return ok(pieces);
    const close = text.indexOf("}}", open + 2);
    if (close === -1) return refuse({ code: "open-brace", text: text.slice(open, open + 20) });
    const field = text.slice(open + 2, close).trim();
    if (!KNOWN.has(field)) return refuse({ code: "unknown-field", text: field.slice(0, 60) });
    pieces.push({ kind: "field", field: field as MergeField });
    at = close + 2;
  }
}
