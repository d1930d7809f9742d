import type { NextFunction, Request, RequestHandler, Response } from "express";
import { reply } from "../answer.ts";
import type { CrmApiOptions, Fault } from "../options.ts";

const HTML =
  "<!doctype html><html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>";

/** Asks the options what goes wrong with this request, and lets it go wrong. */
export function faults(options: CrmApiOptions): RequestHandler {
  return (req, res, next) => {
    const fault = options.fault?.(req);
    if (fault === undefined) next();
    else suffer(fault, req, res, next);
  };
}

function suffer(fault: Fault, req: Request, res: Response, next: NextFunction): void {
  if (fault === "reset") req.socket.resetAndDestroy();
  else if (fault === "html") res.status(502).type("html").send(HTML);
  else if (fault === "truncate" || fault === "lose") {
    res.locals["onReply"] = fault === "truncate" ? "cut" : "reset";
    next();
  } else if (fault !== "hang") {
    if ("delayMs" in fault) setTimeout(next, fault.delayMs);
    else reply(res, fault);
  }
}
