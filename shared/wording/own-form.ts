import { withTableAlone } from "./money-block.ts";
import { builtInWording } from "./read-wording.ts";
import type { WordingDraft, WordingPlace } from "./wording.ts";

/** The built-in letter as an org would write it: what an editor begins with, and is compared to. Null: no such letter. */
export function ownForm(place: Pick<WordingPlace, "letter" | "language">): WordingDraft | null {
  const builtIn = builtInWording(place);
  if (builtIn === null) return null;
  return { subject: builtIn.subject, body: withTableAlone(builtIn.body), approvedCode: null };
}
