import { mistake, type PolicyRefusal } from "../../shared/dunning/policy/mistake.ts";
import type { SenderRequest } from "../../shared/settings/request-contract.ts";
import type { SenderDesk } from "./ports.ts";

/** What keeps the CRM from sending the org's mail from this address; null when nothing does. Asks the CRM. */
export async function crmSenderMistake(
  orgId: string,
  { address }: Pick<SenderRequest["sender"], "address">,
  desk: Pick<SenderDesk, "fromAddresses">,
): Promise<PolicyRefusal | null> {
  const told = await desk.fromAddresses(orgId).catch(() => null);
  if (told === null) return SILENT;
  if (!told.ok) return saidNo(told.because);
  const known = told.value.some((each) => each.toLowerCase() === address.toLowerCase());
  return known ? null : unknown(address);
}

const SILENT = mistake(
  "sender.by",
  "Zoho CRM 没有应答，无法得知可以从哪些地址发送：请稍后重试。",
  "Zoho CRM does not answer, so it is not known from which addresses it sends: try again in a moment.",
);
const saidNo = (code: string) =>
  mistake(
    "sender.by",
    `Zoho CRM 拒绝告知可用的发件地址（${code}）：请由管理员重新授权连接。`,
    `Zoho CRM refuses to say from which addresses it sends (${code}): let an administrator connect it again.`,
  );
const unknown = (address: string) =>
  mistake(
    "sender.address",
    `Zoho CRM 不允许从“${address}”发送：请使用 CRM 中某位用户的地址，或先在 Zoho 中添加它。`,
    `Zoho CRM does not send from "${address}": use the address of a CRM user, or add it in Zoho first.`,
  );

/** Files and the CRM's sending exclude each other; blamed is whichever was asked for last. */
export const filesMistake = (field: "sender.by" | "rule"): PolicyRefusal =>
  mistake(
    field,
    "由 Zoho 发送的邮件不能附带发票文件：请关闭附件，或改由邮件服务器发送。",
    "Mail that Zoho sends cannot carry the invoices' files: switch them off, or send by the mail server.",
  );

/** Zoho sends from a record, and nobody's record is a place for a test. */
export const NO_TEST = mistake(
  "sender.by",
  "由 Zoho 发送的邮件会留在客户记录上，因此不能发送测试：保存时会向 Zoho 核对发件地址。",
  "Mail that Zoho sends stands on a customer's record, so there is no test: saving asks Zoho about the address.",
);
export const NO_CHECK = mistake(
  "sender.by",
  "邮件由 Zoho 发送，域名由 Zoho 核实：请在 Zoho 的邮件设置中检查。",
  "Zoho sends the mail and vouches for the domain: check it in Zoho's e-mail settings.",
);
