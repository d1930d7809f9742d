import { messageIdOf, returnPathOf, type Traced } from "../../shared/bounce/return-path.ts";
import { addressOf } from "../../shared/dunning/recipient.ts";
import { assert } from "../../shared/kernel/result.ts";
import { withFiles } from "./attach-files.ts";
import type { Claimed } from "./claim-dispatch.ts";
import type { Delivery, DunningDesk, Letter, SealedMail } from "./ports.ts";

/** One claimed message on its way, whatever carries it. */
export interface Carrier {
  /** The exact bytes to store and to send, or why there are none; throws when it cannot be written safely. */
  seal(): Promise<SealedMail | Delivery>;
  deliver(sealed: SealedMail, mayBegin: () => Promise<boolean>): Promise<Delivery>;
}

/** By the channel of the message: the courier takes letters, the texter text messages. */
export const carrierOf = (orgId: string, claim: Claimed, desk: DunningDesk): Carrier =>
  claim.dispatch.channel === "sms"
    ? byText(orgId, claim, desk)
    : claim.org.sender?.by === "zoho"
      ? byCrm(orgId, claim, desk)
      : byMail(orgId, claim, desk);

function byMail(orgId: string, claim: Claimed, desk: DunningDesk): Carrier {
  const { courier, defaultSender, tagOf, stopUrl, now } = desk;
  const { dispatchId } = claim.dispatch;
  const traced = { dispatchId, tag: tagOf(orgId, dispatchId) };
  const letter = { ...letterOf(claim, traced, defaultSender, now()), stopUrl: stopUrl(orgId, dispatchId) };
  const { returnAddress } = claim.org;
  const from = returnAddress === undefined ? letter.from.address : returnPathOf(traced, returnAddress);
  const envelope = { from, to: letter.to.address };
  return {
    seal: () =>
      claim.org.files === undefined ? courier.seal(letter) : withFiles(orgId, claim, letter, desk),
    deliver: ({ raw }, mayBegin) => courier.deliver(envelope, raw, mayBegin),
  };
}

/** From the account's record, whoever's invoices it names. The envelope and the headers are the CRM's own. */
function byCrm(orgId: string, claim: Claimed, desk: DunningDesk): Carrier {
  const { crmCourier, defaultSender, tagOf, stopUrl, now } = desk;
  const { dispatchId, accountId } = claim.dispatch;
  const traced = { dispatchId, tag: tagOf(orgId, dispatchId) };
  const letter = { ...letterOf(claim, traced, defaultSender, now()), stopUrl: stopUrl(orgId, dispatchId) };
  const language = claim.sheet.language ?? claim.org.language;
  return {
    seal: () => {
      if (crmCourier === undefined) throw new Error("no mail can leave by the CRM from here");
      if (claim.org.files !== undefined) throw new Error(NO_FILES[claim.org.language]);
      return Promise.resolve(crmCourier.seal(letter, { accountId, language }));
    },
    deliver: ({ raw }, mayBegin) => {
      assert(crmCourier, "it was sealed by the CRM's courier");
      return crmCourier.deliver(orgId, raw, mayBegin);
    },
  };
}

const NO_FILES = {
  "zh-CN": "由 Zoho 发送的邮件不能附带发票文件：请关闭附件，或改由邮件服务器发送。",
  en: "Mail that Zoho sends cannot carry the invoices' files: switch them off, or send by the mail server.",
};

function byText(orgId: string, { dispatch, message, contact }: Claimed, { texter }: DunningDesk): Carrier {
  return {
    seal: () => {
      const { text, approved } = message;
      if (texter === undefined) throw new Error("no text message can leave from here");
      assert(approved, "a text message is drafted with its wording");
      const to = contact === null ? "" : addressOf(contact);
      return Promise.resolve(texter.seal({ dispatchId: dispatch.dispatchId, to, text, approved }));
    },
    deliver: ({ raw }, mayBegin) => {
      assert(texter, "it was sealed by the texter");
      return texter.deliver(orgId, raw, mayBegin);
    },
  };
}

function letterOf(
  { dispatch, message, contact, org }: Claimed,
  traced: Traced,
  defaultSender: DunningDesk["defaultSender"],
  on: Date,
): Letter {
  const from = org.sender ?? defaultSender;
  const replyTo = org.sender?.replyTo ?? null;
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
  const { subject, text, html } = message;
  return {
    from: { name: from.name, address: from.address },
    ...(replyTo === null ? {} : { replyTo }),
    to: { name: contact?.name ?? "", address: contact === null ? "" : addressOf(contact) },
    ...(org.signWith === undefined ? {} : { signWith: org.signWith }),
    messageId: messageIdOf(traced, domain),
    step: dispatch.step,
    on,
    subject,
    text,
    html,
  };
}
