/** A mail that came back to us, taken apart: what `classify` looks at. All text, nothing of it believed. */
export interface ReturnedMail {
  /** In their order; names in lower case, values unfolded. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly from: { readonly name: string; readonly address: string } | null;
  readonly subject: string;
  /** What a person would read of it. */
  readonly text: string;
  /** Parts that programs read: reports, and the message that was sent back. `type` in lower case. */
  readonly parts: readonly { readonly type: string; readonly text: string }[];
}

/** Why it will not arrive: nobody can be reached there, no room, not wanted, given up after days, or nobody can tell. */
export type FailedBecause = "address" | "full" | "refused" | "gave-up" | "unclear";

/** What a mail that came back is. */
export type Returned =
  | {
      readonly kind: "failed";
      readonly because: FailedBecause;
      /** The enhanced code that tells most (RFC 3463), null where none is given. */
      readonly status: string | null;
      /** The server's own words, one line. */
      readonly words: string;
    }
  /** It may still arrive. */
  | { readonly kind: "delayed"; readonly words: string }
  /** Handed over, or shown to them. */
  | { readonly kind: "arrived"; readonly words: string }
  /** A machine answers for somebody. */
  | { readonly kind: "absent" }
  /** They told their provider that they do not want it. */
  | { readonly kind: "complaint"; readonly words: string }
  /** A person wrote. */
  | { readonly kind: "reply" };

/** The values of a header, in their order. */
export const valuesOf = ({ headers }: Pick<ReturnedMail, "headers">, name: string): readonly string[] =>
  headers.flatMap((header) => (header.name === name ? [header.value] : []));

/** One line of at most 300 characters. */
export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, 300);
