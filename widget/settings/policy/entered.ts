import type { Entered } from "./draft.ts";

/** "７" → 7; what is not written as numbers are stays text, for the draft to keep and the check to name. */
export function enteredOf(typed: string): Entered {
  const text = typed.normalize("NFKC").trim();
  return /^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : typed;
}
