import { fail, Refusal } from "../answer.ts";

/** A bulk read that cannot be; codes are those that the official SDK lists for bulk read. */
export const refusal = (
  code: string,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
  status = 400,
): Refusal => new Refusal(fail(status, code, message, details));
