import { LETTER_LANGUAGES } from "../../../shared/dunning/templates/letter-text.ts";
import { letters } from "../../../shared/dunning/templates/letters.ts";
import { type RenderedMessage, renderMessage } from "../../../shared/dunning/templates/render-message.ts";
import { isTextMessage } from "../../../shared/wording/read-wording.ts";
import { renderWording } from "../../../shared/wording/render-wording.ts";
import { domOf, type Dom } from "./dom.ts";
import { evilFields } from "./values.ts";

export const SOUND = `Dear {{contactName}} of **{{accountName}}**, *{{accountName}}*:

- {{accountName}}
- [Pay {{accountName}}]({{payLink}})

{{invoiceTable}}

{{payInstructions}} {{payReference}} {{askedAmount}} {{senderPhone}} {{senderName}}`;

/** One way in which a name gets into a mail. */
interface Drawing {
  readonly name: string;
  readonly draw: (value: string) => RenderedMessage;
}

/** Every built-in letter in both languages, alone and for a head office that is asked for others, and words of an org's own. */
export const DRAWINGS: readonly Drawing[] = LETTER_LANGUAGES.flatMap((language) =>
  [false, true].flatMap((consolidated): readonly Drawing[] => {
    const where = `${language}${consolidated ? ", consolidated" : ""}`;
    const built = Object.entries(letters).filter(([letter]) => !isTextMessage(letter));
    return [
      ...built.map(([letter, text]) => ({
        name: `${letter}, ${where}`,
        draw: (value: string) => renderMessage(text, evilFields(value, consolidated), language),
      })),
      {
        name: `own words, ${where}`,
        draw: (value) =>
          renderWording(
            { subject: "To {{accountName}}", body: SOUND },
            evilFields(value, consolidated),
            language,
          ),
      },
    ];
  }),
);

interface Innocent {
  readonly value: string;
  readonly message: RenderedMessage;
  readonly dom: Dom;
}
const innocents = new Map<string, Innocent>();

/** The same letter about a harmless name of the same length, which is cut where the other one is. */
function innocentOf({ name, draw }: Drawing, length: number): Innocent {
  const key = `${name} ${length}`;
  const before = innocents.get(key);
  if (before) return before;
  const value = `Q${"x".repeat(Math.max(0, length - 2))}Q`;
  const message = draw(value);
  const innocent = { value, message, dom: domOf(message.html) };
  innocents.set(key, innocent);
  return innocent;
}

/** In the pay page's address a value stands encoded; nothing of it may end the address. */
const withoutLink = (text: string): string =>
  text.replace(/https:\/\/pay[.]haina[.]example\/\S*/g, "(pay page)");

/** What a value became beside its place in one letter; null: itself, in both parts and in the subject. */
export function misdrawn(drawing: Drawing, value: string): string | null {
  const { subject, text, html } = drawing.draw(value);
  const innocent = innocentOf(drawing, value.length);
  const literal = value.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ");
  const said = (words: string): string => words.split(innocent.value).join(literal);
  const dom = domOf(html);
  const wrong = (what: string): string => `${drawing.name}: ${what} of ${JSON.stringify(value)}`;
  if (dom.alien.length > 0) return wrong(`${dom.alien[0]} in a page`);
  if (dom.shape !== innocent.dom.shape) return wrong("other elements or attributes in a page");
  if (dom.words.join("\0") !== innocent.dom.words.map(said).join("\0")) return wrong("other words in a page");
  if (withoutLink(text) !== said(withoutLink(innocent.message.text))) return wrong("other words in a text");
  if (subject !== said(innocent.message.subject)) return wrong("another subject");
  return /[\r\n\u2028\u2029\0]/.test(subject) ? wrong("a second line in the subject") : null;
}
