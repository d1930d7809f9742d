export { approveLetter, type ApproveRefusal } from "./approve-letter.ts";
export type { LetterRefusal } from "./draw-letter.ts";
export type { LetterBook, LetterDesk } from "./ports.ts";
export { listLetters, readLetter } from "./read-letter.ts";
