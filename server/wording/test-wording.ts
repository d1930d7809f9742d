import { mistake, type PolicyRefusal } from "../../shared/dunning/policy/mistake.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { SenderTestBody } from "../../shared/settings/contract.ts";
import { isTextMessage } from "../../shared/wording/read-wording.ts";
import type { PreviewWordingRequest } from "../../shared/wording/request-contract.ts";
import type { Letter } from "../dunning/index.ts";
import type { Editor, WordingBook, WordingDesk } from "./ports.ts";
import { drawLetter } from "./preview-wording.ts";

/** The letter as previewed, to the administrator's own address and nobody else's; its subject says that it is a test. */
export async function testWording(
  editor: Editor,
  request: PreviewWordingRequest,
  desk: WordingDesk,
): Promise<Result<SenderTestBody, PolicyRefusal>> {
  if (isTextMessage(request.place.letter)) return refuse(NO_TEXT);
  const read = (): Promise<Result<Letter, PolicyRefusal>> =>
    desk.inTenant(editor.orgId, async (book) => letterTo(editor, request, book, desk));
  const drawn = await read();
  if (!drawn.ok) return drawn;
  const letter = drawn.value;
  const { raw } = await desk.courier.seal(letter);
  const envelope = { from: letter.from.address, to: letter.to.address };
  // Whoever stopped meanwhile is obeyed.
  const { kind, reply } = await desk.courier.deliver(envelope, raw, async () => (await read()).ok);
  return ok({ to: letter.to.address, sent: kind === "sent", reply });
}

async function letterTo(
  editor: Editor,
  request: PreviewWordingRequest,
  book: WordingBook,
  desk: WordingDesk,
): Promise<Result<Letter, PolicyRefusal>> {
  const org = await book.dunning.org();
  if (desk.stopped() || org.installationStopped || org.mode === "stopped") return refuse(STOPPED);
  const to = await book.addressOf(editor.userId);
  if (to === null) return refuse(NO_ADDRESS);
  const drawn = await drawLetter(request, book, desk);
  if (!drawn.ok) return drawn;
  const from = org.sender ?? desk.defaultSender;
  const replyTo = org.sender?.replyTo ?? null;
  const { subject, text, html } = drawn.value.message;
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
  return ok({
    from: { name: from.name, address: from.address },
    to: { name: editor.userName, address: to },
    ...(replyTo === null ? {} : { replyTo }),
    messageId: `<${desk.newId()}.test@${domain}>`,
    step: "test",
    on: desk.now(),
    subject: `${MARK[request.place.language]} ${subject}`,
    text,
    html,
  });
}

const MARK = { "zh-CN": "【测试】", en: "[Test]" } as const;

const STOPPED = mistake(
  "letter",
  "发送已停止，测试邮件也不会发出：请先恢复发送。",
  "Sending is stopped, and so is a test: resume it first.",
);
const NO_ADDRESS = mistake(
  "letter",
  "您在 CRM 中没有电子邮件地址，无法向您发送测试邮件：请先填写。",
  "The CRM has no e-mail address of yours, so no test can be sent to you: enter one there first.",
);
const NO_TEXT = mistake(
  "letter",
  "短信不能发送测试：CRM 用户没有可核实的手机号码，请以预览为准。",
  "A text message is not sent as a test: go by its preview.",
);
