import { mistake, type PolicyRefusal } from "../../shared/dunning/policy/mistake.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { SenderBody, SenderTestBody } from "../../shared/settings/contract.ts";
import type { SenderRequest, SenderTestRequest } from "../../shared/settings/request-contract.ts";
import type { Administrator, SenderBook, SenderDesk } from "./ports.ts";
import { domainOf, senderMistake } from "./sound-sender.ts";
import { crmSenderMistake, filesMistake, NO_TEST } from "./sound-crm-sender.ts";
import { testLetter } from "./test-letter.ts";

/** Who the org's mail comes from, and the address to which this administrator may send a test. */
export const readSender = (admin: Administrator, desk: SenderDesk): Promise<SenderBody> =>
  desk.inTenant(admin.orgId, (book) => senderBody(admin, book));

export async function senderBody(admin: Administrator, book: SenderBook): Promise<SenderBody> {
  const { sender, check, timeZone } = await book.sender();
  const signature = sender?.signature ?? { "zh-CN": "", en: "" };
  const domain = sender === null ? null : domainOf(sender.address);
  const keys = domain === null ? [] : await book.signingKeys(domain);
  return {
    sender: sender && {
      name: sender.name,
      address: sender.address,
      replyTo: sender.replyTo ?? null,
      signature,
      ...(sender.by === "zoho" ? { by: "zoho" as const } : {}),
    },
    testTo: (await book.addresses()).get(admin.userId) ?? null,
    check: check && { ...check, at: localMoment(new Date(check.at), timeZone) },
    keys: keys.map(({ selector, publicKey, isProven }) => ({
      name: `${selector}._domainkey.${domain}`,
      value: `v=DKIM1; k=rsa; p=${publicKey}`,
      signs: isProven,
    })),
  };
}

/**
 * From the next message on; what is being sent keeps the sender that it was written with. No transaction is open while the
 * CRM is asked from which addresses it sends.
 */
export async function saveSender(
  admin: Administrator,
  { sender, reason }: SenderRequest,
  desk: SenderDesk,
): Promise<Result<SenderBody, PolicyRefusal>> {
  const byCrm = sender.by === "zoho" ? await crmSenderMistake(admin.orgId, sender, desk) : null;
  return desk.inTenant(admin.orgId, async (book) => {
    const wrong = senderMistake(sender, await ownDomains(book)) ?? byCrm;
    if (wrong) return refuse(wrong);
    // Locked, since whoever chooses files looks at who sends.
    const { sender: before, attachesFiles } = await book.lockSender();
    if (sender.by === "zoho" && attachesFiles) return refuse(filesMistake("sender.by"));
    await book.saveSender(sender);
    const body = { sender: { from: before, to: sender } };
    await book.noteChange({ actId: desk.newId(), reason, body, by: admin, at: desk.now() });
    return ok(await senderBody(admin, book));
  });
}

/** A message from that sender to the administrator's own address and nobody else's, also while the org rehearses. */
export async function testSender(
  admin: Administrator,
  { sender }: SenderTestRequest,
  desk: SenderDesk,
): Promise<Result<SenderTestBody, PolicyRefusal>> {
  const read = (): Promise<Result<string, PolicyRefusal>> =>
    desk.inTenant(admin.orgId, async (book) => {
      const wrong = senderMistake(sender, await ownDomains(book));
      if (wrong) return refuse(wrong);
      if (sender.by === "zoho") return refuse(NO_TEST);
      if (desk.stopped() || (await book.sender()).isStopped) return refuse(STOPPED);
      const own = (await book.addresses()).get(admin.userId);
      return own === undefined ? refuse(NO_ADDRESS) : ok(own);
    });
  const to = await read();
  if (!to.ok) return to;
  const { courier } = desk;
  const letter = testLetter(sender, { name: admin.userName, address: to.value }, desk.newId(), desk.now());
  const { raw } = await courier.seal(letter);
  const envelope = { from: sender.address, to: to.value };
  const { kind, reply } = await courier.deliver(envelope, raw, async () => (await read()).ok);
  return ok({ to: to.value, sent: kind === "sent", reply });
}

async function ownDomains(book: SenderBook): Promise<ReadonlySet<string>> {
  return new Set([...(await book.addresses()).values()].map(domainOf));
}

const STOPPED = mistake(
  "sender",
  "发送已停止，测试邮件也不会发出：请先恢复发送。",
  "Sending is stopped, and so is a test: resume it first.",
);
const NO_ADDRESS = mistake(
  "sender",
  "您在 CRM 中没有电子邮件地址，无法向您发送测试邮件：请先填写。",
  "The CRM has no e-mail address of yours, so no test can be sent to you: enter one there first.",
);
