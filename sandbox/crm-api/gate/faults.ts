import type { NextFunction, Request, RequestHandler, Response } from "express";
import { reply } from "../answer.ts";
import type { CrmApiOptions, Fault } from "../options.ts";
import type { FaultDesk } from "./fault-desk.ts";

const HTML =
  "<!doctype html><html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>";

/** Asks the options, then the plan in force, what goes wrong with this request, and lets it go wrong. */
export function faults(options: CrmApiOptions, desk: FaultDesk): RequestHandler {
  return (req, res, next) => {
    const [path = ""] = req.originalUrl.split("?");
    const fault = options.fault?.(req) ?? desk.next(req.method, path);
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
    // A sandbox that is closed meanwhile must not wait for it.
    if ("delayMs" in fault) setTimeout(next, fault.delayMs).unref();
    else reply(res, fault);
  }
}
