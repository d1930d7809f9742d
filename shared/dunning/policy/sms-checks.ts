import { LETTER_LANGUAGES } from "../templates/letter-text.ts";
import { letters } from "../templates/letters.ts";
import { scan } from "../templates/scan.ts";
import { SAYS_STOP, SMS_FIELDS, SMS_WORDS } from "../templates/sms-text.ts";
import { firstOf, mistake, type Check, type PolicyRefusal } from "./mistake.ts";

/** A step by text message goes with a text: short, without a table, and with a way to stop it. */
export const unfitTexts: Check = ({ steps, templates }) =>
  firstOf(steps, ({ key, channel, template }, at) => {
    if (channel !== "sms") return null;
    const letter = Object.hasOwn(templates, template) ? templates[template] : letters[template];
    if (letter === undefined) return null;
    const field = `steps.${at}.template`;
    for (const language of LETTER_LANGUAGES) {
      const found = unfit(field, key, `${template}（${language}）`, letter[language].body, language);
      if (found !== null) return found;
    }
    return null;
  });

function unfit(
  field: string,
  key: string,
  named: string,
  body: string,
  language: (typeof LETTER_LANGUAGES)[number],
): PolicyRefusal | null {
  const scanned = scan(body);
  if (!scanned.ok) return null;
  const known: readonly string[] = SMS_FIELDS;
  const alien = scanned.value.find((piece) => piece.kind === "field" && !known.includes(piece.field));
  if (alien?.kind === "field")
    return mistake(
      field,
      `短信步骤“${key}”的模板“${named}”含有短信装不下的字段“{{${alien.field}}}”，请改用短信模板。`,
      `The text of step "${key}" (${named}) has the field "{{${alien.field}}}", which no text message holds; choose a text message's wording.`,
    );
  const words = scanned.value.reduce(
    (all, piece) => all + (piece.kind === "words" ? piece.words.length : 0),
    0,
  );
  if (words > SMS_WORDS)
    return mistake(
      field,
      `短信步骤“${key}”的模板“${named}”固定文字有 ${words} 个字，请缩短到 ${SMS_WORDS} 个字以内。`,
      `The text of step "${key}" (${named}) has ${words} characters of its own; shorten it to ${SMS_WORDS}.`,
    );
  if (SAYS_STOP[language].test(body)) return null;
  return mistake(
    field,
    `短信步骤“${key}”的模板“${named}”没有说明如何退订，请写明“回T退订”或“Reply STOP”。`,
    `The text of step "${key}" (${named}) does not say how to stop it; add "Reply STOP" or "回T退订".`,
  );
}
