import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useSettingsWords } from "../../words/settings-words.ts";
import { ReasonField } from "./reason-field.tsx";

interface Reason {
  readonly field: ComponentChildren;
  /** What was said; null when nothing was, and the field says so. */
  readonly given: () => string | null;
}

/** Why somebody decides something: asked for when they save. */
export function useReason(id: string): Reason {
  const { needReason } = useSettingsWords().sending;
  const [text, setText] = useState("");
  const [wanted, setWanted] = useState(false);
  const said = text.trim();
  return {
    field: (
      <ReasonField id={id} value={text} set={setText} flaw={wanted && said === "" ? needReason : undefined} />
    ),
    given: () => {
      setWanted(said === "");
      if (said === "") document.getElementById(id)?.focus();
      return said === "" ? null : said;
    },
  };
}
