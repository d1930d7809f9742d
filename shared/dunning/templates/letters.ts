import { formalLetters } from "./formal-letters.ts";
import { lateLetters } from "./late-letters.ts";
import type { LetterText } from "./letter-text.ts";
import { reminderLetters } from "./reminder-letters.ts";
import { statutoryLetters } from "./statutory-letters.ts";
import { taskNotes } from "./task-notes.ts";
import { textMessages } from "./text-messages.ts";

/** The letters and text messages that come with the product, by template key. A policy may bring its own under the same keys. */
export const letters: Readonly<Record<string, LetterText>> = {
  ...reminderLetters,
  ...lateLetters,
  ...statutoryLetters,
  ...formalLetters,
  ...taskNotes,
  ...textMessages,
};
