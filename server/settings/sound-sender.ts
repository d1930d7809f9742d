import { mistake, type PolicyRefusal } from "../../shared/dunning/policy/mistake.ts";
import type { SenderRequest } from "../../shared/settings/request-contract.ts";

type Sender = SenderRequest["sender"];

const LABELS = {
  name: ["发件人名称", "The sender's name"],
  address: ["发件地址", "The sender's address"],
  replyTo: ["回复地址", "The reply address"],
  "signature.zh-CN": ["落款（中文）", "The signature in Chinese"],
  "signature.en": ["落款（英文）", "The signature in English"],
} as const;
type Field = keyof typeof LABELS;

/** What could end a header line, or hide that it goes on. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const ADDRESS = /^[^\s@<>(),;:"\\[\]]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/**
 * What keeps a sender from being used; null when nothing does. `ownDomains`: those of the org's own people; an address
 * below one of them counts as the org's.
 */
export function senderMistake(sender: Sender, ownDomains: ReadonlySet<string>): PolicyRefusal | null {
  const lines = [
    ["name", sender.name],
    ["address", sender.address],
    ["replyTo", sender.replyTo ?? ""],
    ["signature.zh-CN", sender.signature["zh-CN"]],
    ["signature.en", sender.signature.en],
  ] as const;
  const broken = lines.find(([, text]) => CONTROL.test(text));
  if (broken) return brokenLine(broken[0]);
  return (
    addressMistake("address", sender.address, ownDomains) ??
    (sender.replyTo === null ? null : addressMistake("replyTo", sender.replyTo, ownDomains))
  );
}

function addressMistake(field: Field, text: string, ownDomains: ReadonlySet<string>): PolicyRefusal | null {
  if ((text.match(/@/g) ?? []).length > 1 || /[,;，；]/.test(text)) return several(field);
  if (!ADDRESS.test(text)) return noAddress(field);
  const domain = domainOf(text);
  const isOwn = [...ownDomains].some((own) => domain === own || domain.endsWith(`.${own}`));
  return isOwn ? null : foreign(field, domain);
}

export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf("@") + 1).toLowerCase();

const brokenLine = (field: Field) =>
  mistake(
    `sender.${field}`,
    `“${LABELS[field][0]}”只能是一行文字，不能有换行或控制字符：请删除。`,
    `${LABELS[field][1]} must be one line without line breaks or control characters: remove them.`,
  );
const several = (field: Field) =>
  mistake(
    `sender.${field}`,
    `“${LABELS[field][0]}”只能是一个地址：请只填写一个。`,
    `${LABELS[field][1]} must be one address: write one only.`,
  );
const noAddress = (field: Field) =>
  mistake(
    `sender.${field}`,
    `“${LABELS[field][0]}”不是完整的电子邮件地址：请更正，不要带姓名或空格。`,
    `${LABELS[field][1]} is not a whole e-mail address: correct it, without a name or blanks.`,
  );
const foreign = (field: Field, domain: string) =>
  mistake(
    `sender.${field}`,
    `“${LABELS[field][0]}”的域名“${domain}”不属于本组织：请使用与 CRM 用户相同域名的地址。`,
    `${LABELS[field][1]} is at "${domain}", which is not your organisation's: use a domain that your CRM users have.`,
  );
