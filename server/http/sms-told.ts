import * as z from "zod/mini";
import type { CarrierReport } from "../dunning/index.ts";
import type { SmsReply } from "../sms/index.ts";

const text = z.string().check(z.maxLength(2000));
const id = z.string().check(z.minLength(1), z.maxLength(200));

/** Twilio's form, as far as we look. */
export const TwilioReport = z.object({ MessageStatus: id, To: id, ErrorCode: z.optional(text) });
export const TwilioReply = z.object({ MessageSid: id, From: id, Body: text });

/** Aliyun's SmsReport and SmsUp: many at once. */
export const Many = z.array(z.unknown()).check(z.maxLength(1000));
const AliyunReport = z.object({
  phone_number: id,
  success: z.boolean(),
  err_code: z.nullish(text),
  err_msg: z.nullish(text),
  out_id: z.nullish(z.string()),
});
const AliyunReply = z.object({
  phone_number: id,
  content: z.string(),
  sequence_id: z.union([id, z.number()]),
});

/** Twilio: unknown, unreachable or blocked numbers. Aliyun: empty numbers, and those on a list of refusers. */
const BAD_NUMBER =
  /^(30005|30006|21610|21614)$|MOBILE_NOT_EXIST|SPACE_NUMBER|NUMBER_EMPTY|UNKNOWN_NUMBER|BLACK/;

/** Without the org, which the hook's path and its secret prove. */
export type ReplyTold = Omit<SmsReply, "orgId">;
/** E.164 of a number as Aliyun writes it. */
type NumberOf = (written: string) => string;

/** The last word on a message; null: on the way, or read on the other side. */
export function twilioReport(
  { MessageStatus: status, To: to, ErrorCode: error = "" }: z.output<typeof TwilioReport>,
  dispatchId: string,
): CarrierReport | null {
  const delivered = status === "delivered";
  if (!delivered && status !== "undelivered" && status !== "failed") return null;
  const reply = `${status} ${error}`.trim();
  return { dispatchId, channel: "sms", to, delivered, badAddress: BAD_NUMBER.test(error), reply };
}

export const twilioReply = (body: z.output<typeof TwilioReply>): ReplyTold => ({
  replyId: body.MessageSid,
  from: body.From,
  text: body.Body,
});

/** Of messages of ours: of another the provider knows no id of ours. */
export const aliyunReports = (many: readonly unknown[], numberOf: NumberOf): readonly CarrierReport[] =>
  readable(AliyunReport, many).flatMap(({ phone_number, success, err_code, err_msg, out_id }) => {
    if (out_id === undefined || out_id === null) return [];
    const report: CarrierReport = {
      dispatchId: out_id,
      channel: "sms",
      to: numberOf(phone_number),
      delivered: success,
      badAddress: BAD_NUMBER.test(err_code ?? ""),
      reply: `${err_code ?? ""} ${err_msg ?? ""}`.trim().slice(0, 500),
    };
    return [report];
  });

export const aliyunReplies = (many: readonly unknown[], numberOf: NumberOf): readonly ReplyTold[] =>
  readable(AliyunReply, many).map(({ phone_number, content, sequence_id }) => ({
    replyId: String(sequence_id),
    from: numberOf(phone_number),
    text: content.slice(0, 2000),
  }));

/** Those that can be read: one that cannot must not lose what the others say, a STOP among them. */
const readable = <T>(shape: z.ZodMiniType<T>, many: readonly unknown[]): readonly T[] =>
  many.flatMap((each) => {
    const read = shape.safeParse(each);
    return read.success ? [read.data] : [];
  });
