import type { Request, RequestHandler } from "express";
import type { Org } from "../../world/types.ts";
import { type Answer, fail, reply } from "../answer.ts";
import type { Caller } from "../oauth/token-desk.ts";

const atOnce: Readonly<Record<Org["edition"], number>> = {
  free: 5,
  standard: 10,
  professional: 15,
  enterprise: 20,
  ultimate: 25,
};
const HEAVY_AT_ONCE = 10;
/** A write of more records than this counts as heavy. */
const HEAVY_FROM = 10;

/** Lets in as many calls of an org at once as its edition allows. */
export const turnstile = (): RequestHandler =>
  admit(
    () => true,
    (org) => atOnce[org.edition],
    "The concurrency limit of the app for this org is exceeded.",
  );

/** Lets in ten heavy writes of an org at once, whatever its edition. Needs the body. */
export const heavyTurnstile = (): RequestHandler =>
  admit(isHeavy, () => HEAVY_AT_ONCE, "The sub-concurrency limit of the app for this org is exceeded.");

/** Keeps the place until the answer is out; whom there is no place for is told so, without Retry-After. */
function admit(
  counts: (req: Request) => boolean,
  mostOf: (org: Org) => number,
  message: string,
): RequestHandler {
  const inside = new Map<Org, number>();
  return (req, res, next) => {
    if (!counts(req)) {
      next();
      return;
    }
    const { org } = res.locals["caller"] as Caller;
    const now = inside.get(org) ?? 0;
    if (now >= mostOf(org)) {
      reply(res, tooMany(message));
      return;
    }
    inside.set(org, now + 1);
    res.once("close", () => inside.set(org, (inside.get(org) ?? 1) - 1));
    next();
  };
}

function isHeavy(req: Request): boolean {
  const data = (req.body as { data?: unknown } | undefined)?.data;
  return (req.method === "POST" || req.method === "PUT") && Array.isArray(data) && data.length > HEAVY_FROM;
}

export const tooMany = (message: string): Answer => fail(429, "TOO_MANY_REQUESTS", message);
