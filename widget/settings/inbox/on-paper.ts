import type { LetterView } from "../../../shared/letter/contract.ts";
import { shownHtml } from "../wording/shown-html.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const asWords = (text: string): string => text.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);

/** The letter with its subject above it, as a page of its own. */
export const onPaper = ({ subject, html }: Pick<LetterView, "subject" | "html">): string =>
  shownHtml(html).replace(/<body[^>]*>/, (body) => `${body}\n<h3>${asWords(subject)}</h3>`);

/** Opens the browser's print dialog on the letter alone. */
export function print(letter: Pick<LetterView, "subject" | "html">): void {
  const frame = document.createElement("iframe");
  frame.className = "unseen";
  frame.title = letter.subject;
  // Without scripts of its own; same-origin, so that this page may ask it to print.
  frame.setAttribute("sandbox", "allow-same-origin allow-modals");
  frame.srcdoc = onPaper(letter);
  frame.addEventListener("load", () => {
    frame.contentWindow?.addEventListener("afterprint", () => frame.remove());
    frame.contentWindow?.print();
  });
  document.body.append(frame);
}
