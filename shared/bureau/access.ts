import type { Writer } from "../dossier/kinds.ts";
import type { Sentence } from "../kernel/contract.ts";
import type { BureauAccessRequest } from "./request-contract.ts";

/** Until an admin gives others the right: a report costs money. */
export const FIRST_ASKERS: readonly Writer[] = ["admin"];

export interface AccessFlaw {
  readonly field: string;
  readonly message: Sentence;
}

/** What is wrong with an org's access to a bureau: the first mistake. `hasSecret`: one is kept for that user name. */
export function flawOfAccess(
  { username, secret }: Pick<BureauAccessRequest, "username" | "secret">,
  hasSecret: boolean,
): AccessFlaw | null {
  if (/\s/.test(username))
    return flaw(
      "username",
      "“用户名”不能含空格，请从征信机构的邮件中复制。",
      "A user name has no spaces: copy it from the bureau's letter.",
    );
  if (secret === undefined && !hasSecret)
    return flaw(
      "secret",
      "“密码”没有填写，请填写征信机构给您的密码。",
      "Fill in the password that the bureau gave you.",
    );
  return null;
}

const flaw = (field: string, zh: string, en: string): AccessFlaw => ({
  field,
  message: { "zh-CN": zh, en },
});
