import { Router } from "express";
import { SessionRequest } from "../../shared/account/request-contract.ts";
import { route, sendRefusal, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { bearerOf } from "./widget-door.ts";

/** Where the org's server function comes for widget tokens. */
export function sessionRoutes(rooms: HttpRooms): Router {
  const router = Router();
  router.post(
    "/v1/widget-sessions",
    route(async (req, res) => {
      const credential = bearerOf(req);
      if (credential === null) return sendRefusal(res, "bad-credential");
      const request = readBody(SessionRequest, req.body, res);
      if (request === null) return;
      sendResult(res, await rooms.openSession(credential, request));
    }),
  );
  return router;
}
