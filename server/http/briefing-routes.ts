import { Router } from "express";
import { BriefingsRequest } from "../../shared/briefing/request-contract.ts";
import { route, sendBadField } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";

/** Which mails our own people get: an administrator says so. */
export function briefingRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = settingsDoor(rooms);
  const { briefings } = rooms;
  router.get(
    "/v1/settings/briefings",
    door,
    route(async (req, res) => {
      res.json(await briefings.read(adminOf(req).orgId));
    }),
  );
  router.put(
    "/v1/settings/briefings",
    door,
    route(async (req, res) => {
      const request = readBody(BriefingsRequest, req.body, res, "briefings");
      if (request === null) return;
      const put = await briefings.put(adminOf(req), request);
      if (put.ok) res.json(put.value);
      else sendBadField(res, put.because.field, put.because.message);
    }),
  );
  return router;
}
