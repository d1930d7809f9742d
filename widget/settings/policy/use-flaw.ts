import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { useSpeech } from "../../words/speech.ts";
import type { Flaw } from "./write-draft.ts";

const FlawContext = createContext<Flaw | null>(null);
export const FlawProvider = FlawContext.Provider;

/** The sentence to stand beside the field of this path, or beside what holds it; undefined when nothing is wrong there. */
export function useFlaw(path: string): string | undefined {
  const flaw = useContext(FlawContext);
  const { locale } = useSpeech();
  const isHere = flaw !== null && (flaw.field === path || flaw.field.startsWith(`${path}.`));
  return isHere ? flaw.message[locale] : undefined;
}

/** The sentence when it is about this path as a whole, for where the parts below it say their own. */
export function useFlawOfWhole(path: string): string | undefined {
  const flaw = useFlaw(path);
  return useContext(FlawContext)?.field === path ? flaw : undefined;
}
