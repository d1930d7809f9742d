import { syntaxError } from "./query-error.ts";
import { isName, isWord, type Token, tokensOf } from "./tokens.ts";

/** Walks a query token by token. What is expected and not there is refused as a syntax error at that place. */
export interface TokenReader {
  peek(): Token;
  next(): Token;
  /** Goes past the word or mark if it comes next. */
  skip(what: string): boolean;
  expect(what: string): void;
  name(): string;
  wholeNumber(): number;
  refuse(): never;
}

export function tokenReader(text: string): TokenReader {
  const tokens = tokensOf(text);
  let place = 0;
  const peek = (): Token => tokens[place] ?? { kind: "end", text: "", at: text.length };
  const next = (): Token => {
    const token = peek();
    place += 1;
    return token;
  };
  const refuse = (): never => {
    const { at } = peek();
    throw syntaxError(text.slice(at, at + 20), at + 1);
  };
  const skip = (what: string): boolean => {
    const token = peek();
    const there = isWord(token, what) || (token.kind === "mark" && token.text === what);
    if (there) place += 1;
    return there;
  };
  return {
    peek,
    next,
    skip,
    refuse,
    expect(what) {
      if (!skip(what)) refuse();
    },
    name: () => (isName(peek()) ? next().text : refuse()),
    wholeNumber: () =>
      peek().kind === "number" && /^\d{1,9}$/.test(peek().text) ? Number(next().text) : refuse(),
  };
}

/** One or more of something, parted by commas. */
export function listOf<T>(reader: TokenReader, one: () => T): T[] {
  const all = [one()];
  while (reader.skip(",")) all.push(one());
  return all;
}
