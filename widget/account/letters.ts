import { useEffect, useLayoutEffect, useState } from "preact/hooks";

const KEY = "huikuan.letters";
const listeners = new Set<(on: boolean) => void>();

// A preference about the keyboard, not data about anybody: it may outlive the session.
function stored(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/** Letters as shortcuts can be switched off, for those who speak to their computer (WCAG 2.1.4). */
export function useLetters(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(stored);
  useEffect(() => {
    listeners.add(setOn);
    return () => void listeners.delete(setOn);
  }, []);
  const change = (next: boolean): void => {
    try {
      localStorage.setItem(KEY, next ? "on" : "off");
    } catch {
      // A browser that stores nothing forgets the choice at the next visit.
    }
    for (const tell of listeners) tell(next);
  };
  return [on, change];
}

/** Calls the letter's action unless the person is typing or holding a modifier. */
export function useLetterKeys(actions: Readonly<Record<string, () => void>>): void {
  const [on] = useLetters();
  useLayoutEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target))
        return;
      const act = actions[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
