import { tableOf } from "../dunning/templates/invoice-table.ts";
import type { LetterLanguage } from "../dunning/templates/letter-text.ts";
import type { MessageFields } from "../dunning/templates/message-fields.ts";
import { phrasesOf } from "../dunning/templates/phrases.ts";
import {
  escapeHtml,
  htmlTable,
  oneLine,
  page,
  plainTable,
  type RenderedMessage,
} from "../dunning/templates/render-message.ts";
import { type Piece, scan } from "../dunning/templates/scan.ts";
import { assert } from "../kernel/result.ts";
import { BELOW_THE_TABLE } from "./money-block.ts";
import { type Block, type Line, type PayLink, readMarkup, type Run } from "./read-markup.ts";
import type { WordingDraft } from "./wording.ts";

type Phrases = Readonly<Record<string, string>>;

/** One block twice: as plain text and as HTML. */
interface Both {
  readonly text: string;
  readonly html: string;
}

const NOTHING: Both = { text: "", html: "" };

/**
 * Writes one letter in an org's own words, both parts from one tree. What is merged in comes after the words were read:
 * no name can become a mark, a link or a paragraph. The wording was checked when it was activated.
 */
export function renderWording(
  { subject, body }: Pick<WordingDraft, "subject" | "body">,
  fields: MessageFields,
  language: LetterLanguage,
): RenderedMessage {
  const phrases: Phrases = phrasesOf(fields, language);
  const read = readMarkup(body);
  assert(read.ok, "a wording is read when it is activated");
  const parts = read.value.flatMap((block): readonly Both[] =>
    block.kind === "money" ? moneyOf(fields, phrases, language) : [blockOf(block, phrases)],
  );
  const signature = oneLine(fields.signature ?? "");
  const all = [...parts, paragraph(signature, escapeHtml(signature))].filter(({ text }) => text !== "");
  return {
    subject: oneLine(plain(subject, phrases)),
    text: `${all.map(({ text }) => text).join("\n\n")}\n`,
    html: page(all.map(({ html }) => html).join("\n"), language),
  };
}

function plain(template: string, phrases: Phrases): string {
  const pieces = scan(template);
  assert(pieces.ok, "a subject is scanned when its wording is activated");
  return wordsOf(pieces.value, phrases);
}

const wordsOf = (pieces: readonly Piece[], phrases: Phrases): string =>
  pieces.map((piece) => wordOf(piece, phrases)).join("");

/** A line break in a customer's name must not begin a paragraph of its own. */
const wordOf = (piece: Piece, phrases: Phrases): string =>
  piece.kind === "words" ? piece.words : oneLine(phrases[piece.field] ?? "");

/** The table, and below it what of the total is not asked for: nobody's wording leaves any of it out. */
function moneyOf(fields: MessageFields, phrases: Phrases, language: LetterLanguage): readonly Both[] {
  const table = tableOf(fields, language);
  return [
    { text: plainTable(table), html: htmlTable(table) },
    ...BELOW_THE_TABLE.map((each) => {
      // A line break in an invoice's number must not begin a paragraph of its own.
      const words = oneLine(phrases[each] ?? "");
      return paragraph(words, escapeHtml(words));
    }),
  ];
}

const paragraph = (text: string, html: string): Both =>
  text.trim() === "" ? NOTHING : { text, html: `<p>${html}</p>` };

function blockOf(block: Exclude<Block, { kind: "money" }>, phrases: Phrases): Both {
  const lines = block.kind === "paragraph" ? block.lines : block.items;
  const drawn = lines.map((line) => lineOf(line, phrases)).filter(({ text }) => text.trim() !== "");
  if (drawn.length === 0) return NOTHING;
  const texts = drawn.map(({ text }) => text.trim());
  if (block.kind === "paragraph")
    return paragraph(texts.join("\n"), drawn.map(({ html }) => html.trim()).join("<br>"));
  const tag = block.ordered ? "ol" : "ul";
  return {
    text: texts.map((text, at) => `${block.ordered ? `${at + 1}.` : "-"} ${text}`).join("\n"),
    html: `<${tag}>${drawn.map(({ html }) => `<li>${html.trim()}</li>`).join("")}</${tag}>`,
  };
}

function lineOf(line: Line, phrases: Phrases): Both {
  const parts = line.map((part) => (part.kind === "link" ? linkOf(part, phrases) : runOf(part, phrases)));
  return { text: parts.map(({ text }) => text).join(""), html: parts.map(({ html }) => html).join("") };
}

function runOf(run: Run, phrases: Phrases): Both {
  const text = wordOf(run, phrases);
  if (text === "") return NOTHING;
  const set = run.em ? `<em>${escapeHtml(text)}</em>` : escapeHtml(text);
  return { text, html: run.strong ? `<strong>${set}</strong>` : set };
}

/** Without a pay link there is nowhere to go: the label goes with it. */
function linkOf({ label }: PayLink, phrases: Phrases): Both {
  const address = oneLine(phrases["payLink"] ?? "");
  if (address === "") return NOTHING;
  const words = wordsOf(label, phrases);
  return {
    text: `${words}: ${address}`,
    html: `<a href="${escapeHtml(address)}">${escapeHtml(words)}</a>`,
  };
}
