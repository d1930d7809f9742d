import type { NextFunction, Request, Response } from "express";
import { sendBadField, sendRefusal } from "./answer.ts";

export interface GivenAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What a request with a name meets: nobody, somebody who is doing it, another request of that name, or its answer. */
export type MetAnswer =
  | {
      readonly kind: "first";
      keep(answer: GivenAnswer): Promise<void>;
      forget(): Promise<void>;
    }
  | { readonly kind: "under-way" | "other-request" }
  | ({ readonly kind: "answered" } & GivenAnswer);

export interface AnswerRooms {
  /** `who` and `name` tell a request from all others of the org; `asks` is what it asks. */
  meet(orgId: string, who: string, name: string, asks: string): Promise<MetAnswer>;
}

export interface Asker {
  readonly orgId: string;
  readonly userId: string;
  readonly role: string;
}

const HEADER = "Idempotency-Key";
const NAME = /^[\x21-\x7e]{1,200}$/;
const LOOK_AGAIN_MS = 50;
/** So long a second request waits for the answer to the first. */
const PATIENCE_MS = 10_000;

/**
 * A writing request that names itself is done once: whoever asks the same again within a day gets the same answer, by
 * whichever server. Behind a door, so that nobody is answered who would not be let in.
 */
export async function answerOnce(
  answers: AnswerRooms,
  { orgId, userId, role }: Asker,
  req: Request,
  res: Response,
  next: NextFunction,
): Promise<void> {
  const name = req.get(HEADER);
  if (name === undefined || req.method === "GET" || req.method === "HEAD") return next();
  if (!NAME.test(name)) return sendBadField(res, HEADER, BAD_NAME);
  const asks = JSON.stringify([req.method, req.originalUrl, req.body ?? null]);
  const who = JSON.stringify([userId, role]);
  for (let waitedMs = 0; ; waitedMs += LOOK_AGAIN_MS) {
    const met = await answers.meet(orgId, who, name, asks);
    if (met.kind === "first") return keepAnswer(met, res, next);
    if (met.kind === "answered") return void res.status(met.status).type(met.type).send(met.body);
    if (met.kind === "other-request") return sendRefusal(res, "same-key-other-request");
    if (waitedMs >= PATIENCE_MS) return sendRefusal(res.set("Retry-After", "1"), "under-way");
    await new Promise((soon) => setTimeout(soon, LOOK_AGAIN_MS));
  }
}

const BAD_NAME = {
  "zh-CN": "“Idempotency-Key”应为 1–200 个不含空格的 ASCII 字符。",
  en: "Idempotency-Key must be 1 to 200 ASCII characters without spaces.",
};

/** Whether the same request would be answered the same: a fault may be over, and who is not let in may be let in later. */
const isLasting = (status: number): boolean => status < 500 && status !== 401 && status !== 429;

/** The answer is kept before it is given: who has it can have it again. */
function keepAnswer(first: Extract<MetAnswer, { kind: "first" }>, res: Response, next: NextFunction): void {
  const send = res.send.bind(res);
  let isTaken = false;
  res.send = (body) => {
    // Express hands objects on to itself as text.
    if (isTaken || typeof body !== "string") return send(body);
    isTaken = true;
    const { statusCode: status } = res;
    const type = String(res.get("Content-Type") ?? "text/html");
    const kept = isLasting(status) ? first.keep({ status, type, body }) : first.forget();
    // What was done is done, and is told: it is only not kept.
    void kept.catch(() => undefined).then(() => send(body));
    return res;
  };
  next();
}
