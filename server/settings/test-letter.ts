import type { SenderRequest } from "../../shared/settings/request-contract.ts";
import type { Letter } from "../dunning/index.ts";
import { domainOf } from "./sound-sender.ts";

/** Says in both languages that it is a test, with both signatures as letters would carry them. */
export function testLetter(
  { name, address, replyTo, signature }: SenderRequest["sender"],
  to: Letter["to"],
  id: string,
  on: Date,
): Letter {
  const lines = [
    `这是来自“${name}”的测试邮件：催款信函将以此发件人发出。`,
    signature["zh-CN"],
    `This is a test from "${name}": reminders will come from this sender.`,
    signature.en,
  ].filter((line) => line !== "");
  return {
    from: { name, address },
    to,
    ...(replyTo === null ? {} : { replyTo }),
    messageId: `<${id}.test@${domainOf(address)}>`,
    step: "test",
    on,
    subject: "测试邮件 / Test message",
    text: `${lines.join("\n\n")}\n`,
    html: `<!doctype html><meta charset="utf-8">${lines.map((line) => `<p>${safe(line)}</p>`).join("\n")}\n`,
  };
}

const safe = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
