import { useState } from "preact/hooks";

export interface Editing {
  readonly editing: boolean;
  /** What was saved last, for everybody to see and hear. */
  readonly done: string;
  readonly edit: () => void;
  readonly close: (said: string) => void;
}

/** A panel that shows what is set until somebody edits it; afterwards its title has the focus. */
export function useEditing(titleId: string): Editing {
  const [editing, setEditing] = useState(false);
  const [done, setDone] = useState("");
  return {
    editing,
    done,
    edit: () => setEditing(true),
    close: (said) => {
      setDone(said);
      setEditing(false);
      document.getElementById(titleId)?.focus();
    },
  };
}
