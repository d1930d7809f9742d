import { type Told, told } from "./sentence.ts";

/** Why a request that had a name was not done. */
export const answerRefusals = {
  "same-key-other-request": told(
    409,
    "此 Idempotency-Key 已用于另一请求：请换一个。",
    "This Idempotency-Key was used for another request: choose another one.",
  ),
  "under-way": told(
    409,
    "相同的请求正在处理：请稍后再试。",
    "The same request is still being worked on: ask again in a moment.",
  ),
} as const satisfies Record<string, Told>;
