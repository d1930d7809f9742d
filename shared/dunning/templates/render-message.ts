import { assert } from "../../kernel/result.ts";
import { afterCount } from "./after-count.ts";
import { type InvoiceTable, tableOf, type TableRow } from "./invoice-table.ts";
import type { LetterLanguage, LetterText } from "./letter-text.ts";
import type { MessageFields } from "./message-fields.ts";
import { phrasesOf } from "./phrases.ts";
import { scan } from "./scan.ts";

export interface RenderedMessage {
  /** One line, whatever the names in it contain. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Writes one letter. The template was scanned when its policy was read, so a bad one here is a bug. */
export function renderMessage(
  letter: LetterText,
  fields: MessageFields,
  language: LetterLanguage,
): RenderedMessage {
  const { subject, body } = letter[language];
  const phrases = phrasesOf(fields, language);
  const table = tableOf(fields, language);
  const drawnTable = plainTable(table);
  const fill = (template: string, drawTable: string): string => {
    const pieces = scan(template);
    assert(pieces.ok, "a letter is scanned when its policy is read");
    const texts = pieces.value.map((piece, at) => {
      if (piece.kind === "words") {
        const before = pieces.value[at - 1];
        const isValue = before?.kind === "field" && before.field !== "invoiceTable";
        return afterCount(piece.words, isValue ? phrases[before.field] : null, language);
      }
      // A line break in a customer's name must not begin a paragraph of its own.
      return piece.field === "invoiceTable" ? drawTable : oneLine(phrases[piece.field]);
    });
    return texts.join("");
  };
  const paragraphs = body.split(/\n[ \t]*\n/);
  const isTable = (paragraph: string) => paragraph.trim() === "{{invoiceTable}}";
  const plain = paragraphs.map((paragraph) => fill(paragraph, drawnTable).trim());
  const rich = paragraphs.map((paragraph) => {
    if (isTable(paragraph)) return htmlTable(table);
    const words = fill(paragraph, drawnTable).trim();
    return words === "" ? "" : `<p>${escapeHtml(words).replaceAll("\n", "<br>")}</p>`;
  });
  const signature = oneLine(fields.signature ?? "");
  plain.push(signature);
  rich.push(signature === "" ? "" : `<p>${escapeHtml(signature)}</p>`);
  return {
    subject: oneLine(fill(subject, "")),
    text: `${plain.filter((words) => words !== "").join("\n\n")}\n`,
    html: page(rich.filter((words) => words !== "").join("\n"), language),
  };
}

export const plainTable = ({ head, rows, feet }: InvoiceTable): string =>
  [head, ...rows, ...feet].map((row) => row.map(oneLine).filter(Boolean).join("  |  ")).join("\n");

export function htmlTable({ head, rows, feet, numeric }: InvoiceTable): string {
  const cells = (row: TableRow, tag: "td" | "th") =>
    row
      .map((words, at) => {
        const align = numeric.has(at) ? "right" : "left";
        const style = `padding:6px 10px;border-bottom:1px solid #d9dde3;text-align:${align}`;
        return `<${tag} style="${style}">${escapeHtml(oneLine(words))}</${tag}>`;
      })
      .join("");
  const body = rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("\n");
  return `<table style="border-collapse:collapse;font-size:14px">
<thead><tr>${cells(head, "th")}</tr></thead>
<tbody>
${body}
</tbody>
<tfoot>${feet.map((foot) => `<tr>${cells(foot, "th")}</tr>`).join("\n")}</tfoot>
</table>`;
}

export const page = (body: string, language: LetterLanguage): string => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"></head>
<body style="font-family:'Helvetica Neue',Arial,'PingFang SC','Microsoft YaHei',sans-serif;font-size:15px;line-height:1.6;color:#1d2330;max-width:720px">
${body}
</body>
</html>
`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
export const escapeHtml = (words: string): string =>
  words.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);

/** Line breaks of every kind (a header, a table row) become one space. */
export const oneLine = (words: string): string =>
  words.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim();
