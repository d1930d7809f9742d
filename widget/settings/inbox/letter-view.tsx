import { useEffect, useRef } from "preact/hooks";
import type { LetterView } from "../../../shared/letter/contract.ts";
import { parseCurrency } from "../../../shared/kernel/currency.ts";
import { useInboxWords } from "../../words/inbox-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { onPaper } from "./on-paper.ts";

/** A formal letter as it would lie on the table, for whoever is to approve it. */
export function LetterToRead({ letter }: { readonly letter: LetterView }) {
  const say = useInboxWords().letter;
  const { money } = useSpeech();
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [letter.digest]);
  const currency = parseCurrency(letter.currency);
  return (
    <div class="letter-parts">
      <p ref={heading} tabIndex={-1}>
        <b>{say.drawn}</b> {currency.ok && say.asks(money(letter.askedMinor, currency.value))}
      </p>
      {/* No scripts, no forms, no origin of ours: nothing in it can reach the page. */}
      <iframe class="letter-frame" title={letter.subject} sandbox="" srcdoc={onPaper(letter)} />
    </div>
  );
}
