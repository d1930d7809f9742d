import { mistake, type PolicyRefusal } from "../dunning/policy/mistake.ts";
import type { PayDetails } from "../dunning/templates/message-fields.ts";

const LINK = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?(\/[\w\-.~:/?#[\]@!$&'()*+,;=%{}]*)?$/i;

/** What keeps them from being used; null when nothing does. */
export function payFlaw({ link, phone, instructions }: PayDetails): PolicyRefusal | null {
  const braces = link.replaceAll("{reference}", "");
  if (link !== "" && (!LINK.test(link) || /[{}]/.test(braces)))
    return mistake(
      "pay.link",
      "“付款链接”应为加密的完整网址，除付款附言外不能含花括号：请更正。",
      "The pay link must be a whole address that begins with https://, with no other field than {reference}: correct it.",
    );
  if (phone !== "" && !/^[+\d][\d ()-]{4,29}$/.test(phone))
    return mistake(
      "pay.phone",
      "“联系电话”只能含数字、空格、括号与连字符：请更正。",
      "The phone number has digits, blanks, brackets and hyphens only: correct it.",
    );
  for (const language of ["zh-CN", "en"] as const)
    if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(instructions[language]) || instructions[language].length > 300)
      return mistake(
        `pay.instructions.${language}`,
        "“收款账户”只能是一行、300 个字以内的文字：请更正。",
        "The account to pay to must be one line of at most 300 characters: correct it.",
      );
  return null;
}

export const NO_PAY_DETAILS: PayDetails = { link: "", phone: "", instructions: { "zh-CN": "", en: "" } };
