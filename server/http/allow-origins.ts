import type { RequestHandler } from "express";

/**
 * CORS by an exact list, no credentials: the widget shows a bearer token, so cookies never play a part.
 * An origin that is not on the list gets no header at all, and its browser keeps the answer from it.
 */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  const allowed = new Set(origins);
  return (req, res, next) => {
    const origin = req.headers.origin;
    res.vary("Origin");
    if (origin !== undefined && allowed.has(origin)) {
      res.set("Access-Control-Allow-Origin", origin);
      res.set("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key");
      res.set("Access-Control-Allow-Methods", "GET, POST, PUT");
      res.set("Access-Control-Max-Age", "600");
    }
    if (req.method === "OPTIONS") res.status(204).end();
    else next();
  };
}
