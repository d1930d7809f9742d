import { useCallback, useEffect, useState } from "preact/hooks";

/** The section that the address names after its "#"; the first one where it names none of them. */
export function useSection<S extends string>(
  sections: readonly [S, ...S[]],
): readonly [S, (section: S) => void] {
  const named = useCallback((): S => {
    const name = window.location.hash.slice(1);
    return sections.find((section) => section === name) ?? sections[0];
  }, [sections]);
  const [section, setSection] = useState(named);
  useEffect(() => {
    const follow = (): void => setSection(named());
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [named]);
  const go = useCallback((to: S) => {
    setSection(to);
    window.location.hash = to;
  }, []);
  // Who may see less learns so only when the server has said it.
  return [sections.includes(section) ? section : sections[0], go];
}
