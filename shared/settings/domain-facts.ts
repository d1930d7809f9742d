/** What a question to the domain name system brought. A fault is no answer: the record may be there or not. */
export type Answer<T> =
  | { readonly kind: "found"; readonly values: readonly T[] }
  /** There is no such name, or nothing of the kind at it. */
  | { readonly kind: "none" }
  | Unanswered;
export interface Unanswered {
  readonly kind: "fault";
  readonly name: string;
  readonly fault: "timeout" | "server";
}

export interface Several {
  readonly kind: "count";
  /** Records of the kind where one has to be: none, or more than one. */
  readonly count: number;
}

/** RFC 7208, of the domain that the envelope is from. */
export type SpfFacts =
  | Unanswered
  | Several
  | {
      readonly kind: "read";
      /** Terms that ask the domain name system, those of what is included too. */
      readonly lookups: number;
      /** Whether anybody at all is allowed. */
      readonly allowsAll: boolean;
      /** Null: nobody can know from here under which address our mail server speaks to others. */
      readonly namesRelay: boolean | null;
      /** A term that cannot be read, or an included name without one record. */
      readonly broken: string | null;
    };

/** RFC 6376, at the selector that our mail server signs with. */
export type DkimFacts =
  | Unanswered
  | Several
  | { readonly kind: "no-selector" }
  /** Null bits: no key that can be read; an empty key was withdrawn. */
  | { readonly kind: "key"; readonly type: string; readonly bits: number | null };

/** RFC 7489, at the domain or the nearest one above it that has a record. */
export type DmarcFacts =
  | Unanswered
  | Several
  | { readonly kind: "read"; readonly at: string; readonly tags: ReadonlyMap<string, string> };

/** What is known of a sending domain. */
export interface DomainFacts {
  /** Of the sender's address. */
  readonly domain: string;
  /** Of the envelope: the sender's, or that of the mailbox for returned mail. */
  readonly envelopeDomain: string;
  readonly relay: string;
  readonly selector: string | null;
  readonly spf: SpfFacts;
  readonly dkim: DkimFacts;
  readonly dmarc: DmarcFacts;
}
