import { COMPARISONS, RESERVED } from "./query.ts";
import { syntaxError } from "./query-error.ts";

/** `text` of a string is its value without quotes; `at` is where it begins. */
export interface Token {
  readonly kind: "word" | "text" | "number" | "mark" | "end";
  readonly text: string;
  readonly at: number;
}

const WORD = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y;
const NUMBER = /-?\d+(?:\.\d+)?(?!\w)/y;
// The longer marks come first, so that ">=" is one token.
const MARKS: readonly string[] = [...COMPARISONS, "(", ")", ","];

// Zoho's own bounds on columns, criteria and values cannot fill more.
const LONGEST = 65_535;

/** Cuts a query into tokens; the last one is the end. @throws Refusal at what is no token. */
export function tokensOf(text: string): readonly Token[] {
  if (text.length > LONGEST) throw syntaxError(text.slice(LONGEST, LONGEST + 20), LONGEST + 1);
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(text[at] ?? "")) at += 1;
    if (at >= text.length) break;
    const [token, end] = tokenAt(text, at);
    tokens.push(token);
    at = end;
  }
  return [...tokens, { kind: "end", text: "", at }];
}

function tokenAt(text: string, at: number): [Token, number] {
  const quote = text[at];
  if (quote === "'" || quote === '"') return quoted(text, at, quote);
  for (const [kind, shape] of [["word", WORD] as const, ["number", NUMBER] as const]) {
    shape.lastIndex = at;
    const [found] = shape.exec(text) ?? [];
    if (found !== undefined) return [{ kind, text: found, at }, at + found.length];
  }
  const mark = MARKS.find((one) => text.startsWith(one, at));
  if (mark === undefined) throw syntaxError(text.slice(at, at + 20), at + 1);
  return [{ kind: "mark", text: mark, at }, at + mark.length];
}

/** A quote within its own kind of quotes is written twice. */
function quoted(text: string, at: number, quote: string): [Token, number] {
  const parts: string[] = [];
  for (let from = at + 1; ; ) {
    const to = text.indexOf(quote, from);
    if (to < 0) throw syntaxError(text.slice(at, at + 20), at + 1);
    parts.push(text.slice(from, to));
    if (text[to + 1] !== quote) return [{ kind: "text", text: parts.join(quote), at }, to + 1];
    from = to + 2;
  }
}

/** Whether the token is this word of the language, in any case. */
export const isWord = (token: Token, word: string): boolean =>
  token.kind === "word" && token.text.toLowerCase() === word;

/** Whether the token may name a column: a word that the language does not use itself, or any name in quotes. */
export function isName(token: Token): boolean {
  if (token.kind === "word") return !RESERVED.has(token.text.toLowerCase());
  if (token.kind !== "text") return false;
  WORD.lastIndex = 0;
  return WORD.exec(token.text)?.[0] === token.text;
}
