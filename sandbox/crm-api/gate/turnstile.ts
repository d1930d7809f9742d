import type { RequestHandler } from "express";
import type { Org } from "../../world/types.ts";
import { fail, reply } from "../answer.ts";
import type { Caller } from "../oauth/token-desk.ts";

const atOnce: Readonly<Record<Org["edition"], number>> = {
  free: 5,
  standard: 10,
  professional: 15,
  enterprise: 20,
  ultimate: 25,
};

/** Lets in as many calls of an org at once as its edition allows; the next one is told so, without Retry-After. */
export function turnstile(): RequestHandler {
  const inside = new Map<Org, number>();
  return (_req, res, next) => {
    const { org } = res.locals["caller"] as Caller;
    const now = inside.get(org) ?? 0;
    if (now >= atOnce[org.edition]) {
      reply(res, tooMany("The concurrency limit of the app for this org is exceeded."));
      return;
    }
    inside.set(org, now + 1);
    res.once("close", () => inside.set(org, (inside.get(org) ?? 1) - 1));
    next();
  };
}

export const tooMany = (message: string) => fail(429, "TOO_MANY_REQUESTS", message);
