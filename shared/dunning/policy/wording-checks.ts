import { LETTER_LANGUAGES, MERGE_FIELDS } from "../templates/letter-text.ts";
import { letters } from "../templates/letters.ts";
import { scan } from "../templates/scan.ts";
import { firstOf, mistake, type Check, type PolicyRefusal } from "./mistake.ts";
import type { Policy } from "./policy.ts";

const wordings: Check = ({ templates }) => {
  for (const [key, letter] of Object.entries(templates))
    for (const language of LETTER_LANGUAGES)
      for (const part of ["subject", "body"] as const) {
        const scanned = scan(letter[language][part]);
        if (!scanned.ok)
          return wordingMistake(
            `templates.${key}.${language}.${part}`,
            scanned.because.code,
            scanned.because.text,
          );
      }
  return null;
};

function wordingMistake(field: string, code: "unknown-field" | "open-brace", text: string): PolicyRefusal {
  if (code === "open-brace")
    return mistake(
      field,
      `自有信函中的双花括号“${text}”没有成对，请补全或删除。`,
      `The template "${field}" has unpaired braces at "${text}"; close or remove them.`,
    );
  const known = MERGE_FIELDS.join(", ");
  const fields = MERGE_FIELDS.map((each) => `{{${each}}}`).join("、");
  return mistake(
    field,
    `自有信函中的合并字段“{{${text}}}”不存在，可用字段：${fields}。`,
    `The template "${field}" uses the unknown merge field "{{${text}}}"; use one of: ${known}.`,
  );
}

/** Every letter that the policy names, with the field that names it and the step or end that it is of. */
const namedLetters = ({ steps, endOfSchedule }: Policy) => [
  ...steps.map(({ key, template }, at) => ({ field: `steps.${at}.template`, key, template })),
  ...(endOfSchedule === undefined
    ? []
    : [{ field: "endOfSchedule.template", key: "endOfSchedule", template: endOfSchedule.template }]),
];

const unwritten: Check = (policy) => {
  const { templates } = policy;
  return firstOf(namedLetters(policy), ({ field, key, template }) => {
    if (Object.hasOwn(templates, template) || Object.hasOwn(letters, template)) return null;
    const known = [...Object.keys(letters), ...Object.keys(templates)].join(", ");
    return mistake(
      field,
      `步骤“${key}”使用的信函“${template}”不存在，请选择现有的信函。`,
      `Step "${key}" names the template "${template}", which does not exist; use one of: ${known}.`,
    );
  });
};

/** A policy that was stored may only ever name letters that can be written. */
export const SOUND_WORDING: readonly Check[] = [wordings, unwritten];

/** A deadline that nobody is told of must not hold back the next step. */
export const silentDeadline: Check = ({ steps, templates }) =>
  firstOf(steps, ({ key, template, deadlineDays }, at) => {
    if (deadlineDays === undefined) return null;
    const letter = Object.hasOwn(templates, template) ? templates[template] : letters[template];
    const silent = LETTER_LANGUAGES.find(
      (each) => !/\{\{\s*deadlineSentence\s*\}\}/.test(letter?.[each].body ?? ""),
    );
    if (silent === undefined) return null;
    return mistake(
      `steps.${at}.deadlineDays`,
      `步骤“${key}”设定了付款期限，但${silent === "en" ? "英文" : "中文"}信函“${template}”没有告知，请在正文加入 {{deadlineSentence}}。`,
      `Step "${key}" sets a deadline, but its letter "${template}" (${silent}) does not say so; put {{deadlineSentence}} into the body.`,
    );
  });
