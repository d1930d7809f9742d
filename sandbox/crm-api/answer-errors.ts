import type { ErrorRequestHandler } from "express";
import { type Answer, fail, Refusal, reply } from "./answer.ts";

/** What a route threw, as an answer: never a stack. Whatever the client did wrong on the way to it is a 4xx. */
export const answerErrors: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  if (res.headersSent) res.socket?.destroy();
  else reply(res, answerFor(error));
};

function answerFor(error: unknown): Answer {
  if (error instanceof Refusal) return error.answer;
  const { type, status } = errorSigns(error);
  if (type === "entity.too.large")
    return fail(413, "REQUEST_BODY_TOO_LARGE", "the request body is too large");
  if (type === "entity.parse.failed")
    return fail(400, "INVALID_DATA", "body", { expected_data_type: "jsonobject" });
  // Malformed escapes in the address, and bodies in an encoding or a charset that they are not in.
  if (status >= 400 && status < 500)
    return error instanceof URIError
      ? fail(
          400,
          "INVALID_URL_PATTERN",
          "the address cannot be decoded: % stands before two hexadecimal digits",
        )
      : fail(status, "INVALID_REQUEST", "the request body cannot be read: check its encoding and charset");
  console.error(error);
  return fail(500, "INTERNAL_ERROR", "Internal Server Error");
}

function errorSigns(error: unknown): { readonly type: unknown; readonly status: number } {
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
  return { type, status: typeof status === "number" ? status : 500 };
}
