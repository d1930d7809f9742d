import type { Sentence } from "../kernel/contract.ts";
import { ok, refuse, type Result } from "../kernel/result.ts";
import type { SmsSenderRequest } from "./request-contract.ts";

export interface SenderFlaw {
  readonly field: string;
  readonly message: Sentence;
}

const flaw = (field: string, zh: string, en: string): SenderFlaw => ({
  field,
  message: { "zh-CN": zh, en },
});

/** An SID of Twilio's, a number as E.164, Aliyun's key ids, codes of approved templates. */
const SHAPES = {
  twilioAccount: /^AC[0-9a-fA-F]{32}$/,
  twilioSecret: /^[0-9a-zA-Z]{32}$/,
  twilioFrom: /^(\+[1-9]\d{6,14}|MG[0-9a-fA-F]{32})$/,
  aliyunAccount: /^[0-9A-Za-z]{10,64}$/,
  aliyunSecret: /^[0-9A-Za-z]{16,64}$/,
  signName: /^[\p{L}\p{N}]{2,20}$/u,
  templateCode: /^SMS_\d{3,20}$/,
};

/** What is wrong with an org's sender of text messages: the first mistake, with its field; `hasSecret`: one is stored. */
export function checkSender(request: SmsSenderRequest, hasSecret: boolean): Result<null, SenderFlaw> {
  const found = firstFlaw(request, hasSecret);
  return found === null ? ok(null) : refuse(found);
}

function firstFlaw(request: SmsSenderRequest, hasSecret: boolean): SenderFlaw | null {
  const { provider, region, account, secret, from, templates } = request;
  if (!/^[A-Z]{2}$/.test(region))
    return flaw(
      "region",
      "“默认国家或地区”应为两个大写字母，例如中国的代码，请更正。",
      "Give the default country as two capital letters, such as CN.",
    );
  if (secret === undefined && !hasSecret)
    return flaw("secret", "“密钥”没有填写，请从服务商的控制台复制。", "Fill in the provider's secret.");
  if (provider === "twilio") return twilioFlaw(account, secret, from);
  if (!SHAPES.aliyunAccount.test(account))
    return flaw(
      "account",
      "“账号编号”只含字母和数字，请从阿里云控制台复制。",
      "An AccessKey ID has letters and digits only: copy it from Aliyun's console.",
    );
  if (secret !== undefined && !SHAPES.aliyunSecret.test(secret))
    return flaw(
      "secret",
      "“密钥”不完整，请从阿里云控制台重新复制。",
      "The AccessKey secret is not whole: copy it again.",
    );
  if (!SHAPES.signName.test(from))
    return flaw(
      "from",
      "“短信签名或号码”应为 2 到 20 个字的签名，不含括号，请填写已审核通过的签名。",
      "The signature has 2 to 20 letters without brackets: give one that was approved.",
    );
  for (const [key, codes] of Object.entries(templates))
    for (const code of [codes["zh-CN"], codes.en])
      if (code !== undefined && !SHAPES.templateCode.test(code))
        return flaw(
          `templates.${key}`,
          `“报备模板”中的“${code}”不是模板编号，请填写类似 SMS_123456789 的编号。`,
          `"${code}" is no template code: give one such as SMS_123456789.`,
        );
  return null;
}

function twilioFlaw(account: string, secret: string | undefined, from: string): SenderFlaw | null {
  if (!SHAPES.twilioAccount.test(account))
    return flaw(
      "account",
      "“账号编号”应为 34 位，请从服务商的控制台复制。",
      "An account SID begins with AC and has 34 characters: copy it from Twilio's console.",
    );
  if (secret !== undefined && !SHAPES.twilioSecret.test(secret))
    return flaw(
      "secret",
      "“密钥”应为 32 位，请从服务商的控制台重新复制。",
      "An auth token has 32 characters: copy it again.",
    );
  if (!SHAPES.twilioFrom.test(from))
    return flaw(
      "from",
      "“短信签名或号码”请写成 +14155550100 这样的号码，或填写消息服务的 34 位编号。",
      "Write the sender as +14155550100, or give a messaging service SID that begins with MG.",
    );
  return null;
}
