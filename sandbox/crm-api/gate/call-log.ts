import type { RequestHandler } from "express";
import type { World } from "../../world/types.ts";
import type { Caller } from "../oauth/token-desk.ts";

const KEPT = 5_000;

/** One answered request, as tests and the sandbox's own page read it. */
export interface LoggedCall {
  readonly n: number;
  readonly at: string;
  readonly org: string | null;
  readonly user: string | null;
  readonly method: string;
  readonly path: string;
  /** 0 when the connection was closed without an answer. */
  readonly status: number;
  /** The code of an error body. */
  readonly code: string | null;
  readonly credits: number;
}

export interface CallLog {
  readonly calls: LoggedCall[];
  readonly watch: RequestHandler;
}

/** Remembers the last few thousand requests. Nothing of the token endpoint's query or body is kept. */
export function callLog(world: World): CallLog {
  const calls: LoggedCall[] = [];
  let n = 0;
  return {
    calls,
    watch(req, res, next) {
      const [bare = ""] = req.originalUrl.split("?");
      const path = bare.startsWith("/oauth") ? bare : req.originalUrl;
      res.once("close", () => {
        const caller = res.locals["caller"] as Caller | undefined;
        n += 1;
        calls.push({
          n,
          at: new Date(world.clock.now()).toISOString(),
          org: caller?.org.zgid ?? null,
          user: caller?.user.id ?? null,
          method: req.method,
          path,
          status: res.writableFinished ? res.statusCode : 0,
          code: (res.locals["code"] as string | undefined) ?? null,
          credits: (res.locals["credits"] as number | undefined) ?? 0,
        });
        if (calls.length > KEPT) calls.splice(0, calls.length - KEPT);
      });
      next();
    },
  };
}
