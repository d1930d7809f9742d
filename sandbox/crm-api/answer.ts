import type { Response } from "express";

/** What a route decided: a status, and a JSON body unless the answer is empty (204, 304). */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Failure {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly message: string;
  readonly status: "error";
}

export const empty: Answer = { status: 204 };
export const notModified: Answer = { status: 304 };
export const found = (body: unknown): Answer => ({ status: 200, body });

export const failure = (
  code: string,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): Failure => ({ code, details, message, status: "error" });

export const fail = (
  status: number,
  code: string,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): Answer => ({ status, body: failure(code, message, details) });

export const badParam = (name: string, message: string): Answer =>
  fail(400, "INVALID_DATA", message, { param_name: name });

/** Stopped half way through a request by something the client did wrong; the answer says what. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super("refused");
    this.answer = answer;
  }
}

/** Writes the answer, cut or lost on the way when a fault asked for that. */
export function reply(res: Response, { status, body, headers }: Answer): void {
  res.locals["code"] = (body as { code?: unknown } | undefined)?.code;
  res.status(status);
  for (const [name, value] of Object.entries(headers ?? {})) res.setHeader(name, value);
  if (res.locals["onReply"] === "reset") {
    res.socket?.resetAndDestroy();
  } else if (body === undefined) {
    res.end();
  } else {
    const text = JSON.stringify(body);
    res.setHeader("Content-Type", "application/json;charset=UTF-8");
    res.end(res.locals["onReply"] === "cut" ? text.slice(0, text.length / 2) : text);
  }
}
