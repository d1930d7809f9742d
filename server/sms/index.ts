export { admitHook, type HookCall, type HookRefusal } from "./admit-hook.ts";
export { hookUrl } from "./hook-url.ts";
export type { SmsAccount, SmsBook, SmsDesk } from "./ports.ts";
export { putSmsSender, readSmsSender } from "./sms-sender.ts";
export { type SmsReply, takeReply } from "./take-reply.ts";
