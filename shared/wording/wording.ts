import type { Tone } from "../dunning/contract.ts";
import type { LetterLanguage } from "../dunning/templates/letter-text.ts";

/** For which messages a wording is. */
export interface WordingPlace {
  /** The letter that a step names: a key of templates/letters.ts. */
  readonly letter: string;
  /** Null: whoever has no wording of their segment's own. */
  readonly segment: string | null;
  /** Null: whatever the tone of the step. */
  readonly tone: Tone | null;
  readonly language: LetterLanguage;
}

/** What an org says in the place of a built-in letter: one immutable version. Written as read-markup.ts reads it. */
export interface OwnWording {
  readonly version: number;
  readonly place: WordingPlace;
  readonly subject: string;
  readonly body: string;
  /** Of a text message: the code under which the provider approved exactly these words. */
  readonly approvedCode: string | null;
}

export type WordingDraft = Pick<OwnWording, "subject" | "body" | "approvedCode">;
