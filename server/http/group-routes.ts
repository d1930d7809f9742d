import { Router } from "express";
import { PayerRequest } from "../../shared/group/request-contract.ts";
import { route, sendRefusal } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { viewerOf, widgetDoor } from "./widget-door.ts";

/** Who pays for an account group: its head office, or each account for itself. */
export function groupRoutes(rooms: HttpRooms): Router {
  const router = Router();
  router.post(
    "/v1/accounts/:accountId/payer",
    widgetDoor(rooms),
    route(async (req, res) => {
      const request = readBody(PayerRequest, req.body, res);
      if (request === null) return;
      const chosen = await rooms.choosePayer(viewerOf(req), request);
      if (chosen.ok) res.status(201).json({ group: chosen.value });
      else sendRefusal(res, chosen.because);
    }),
  );
  return router;
}
