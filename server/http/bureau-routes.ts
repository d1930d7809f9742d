import { Router } from "express";
import { BureauAccessRequest, BureauOrderRequest } from "../../shared/bureau/request-contract.ts";
import { route, sendBadField, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";
import { viewerOf, widgetDoor } from "./widget-door.ts";

/** Reports of credit bureaus: what was ordered, ordering one, and how the org gets in. */
export function bureauRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { bureaus } = rooms;
  const door = widgetDoor(rooms);
  const admins = settingsDoor(rooms);
  router.get(
    "/v1/accounts/:accountId/bureau",
    door,
    route(async (req, res) => sendResult(res, await bureaus.read(viewerOf(req)))),
  );
  router.post(
    "/v1/accounts/:accountId/bureau",
    door,
    route(async (req, res) => {
      const request = readBody(BureauOrderRequest, req.body, res, "bureau");
      if (request !== null) sendResult(res, await bureaus.order(viewerOf(req), request));
    }),
  );
  router.get(
    "/v1/settings/bureau",
    admins,
    route(async (req, res) => void res.json(await bureaus.access(adminOf(req).orgId))),
  );
  router.put(
    "/v1/settings/bureau",
    admins,
    route(async (req, res) => {
      const request = readBody(BureauAccessRequest, req.body, res, "bureau");
      if (request === null) return;
      const saved = await bureaus.saveAccess(adminOf(req), request);
      if (saved.ok) res.json(saved.value);
      else sendBadField(res, saved.because.field, saved.because.message);
    }),
  );
  return router;
}
