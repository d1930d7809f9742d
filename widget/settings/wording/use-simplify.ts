import { useEffect, useState } from "preact/hooks";
import type { LetterLanguage } from "../../../shared/dunning/templates/letter-text.ts";
import type { Simplify } from "../../../shared/wording/hear-words.ts";

const asWritten: Simplify = (text) => text;

/** The dictionary of traditional characters, once Chinese is written; until then, and without it, the server hears them. */
export function useSimplify(language: LetterLanguage): Simplify {
  const [simplify, setSimplify] = useState<Simplify>(() => asWritten);
  useEffect(() => {
    if (language !== "zh-CN") return undefined;
    let gone = false;
    import(/* webpackChunkName: "characters" */ "opencc-js/t2cn").then(
      ({ Converter }) => {
        if (!gone) setSimplify(() => Converter({ from: "t", to: "cn" }));
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [language]);
  return simplify;
}
