import { Router } from "express";
import { SmsSenderRequest } from "../../shared/sms/request-contract.ts";
import { route, sendBadField } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";
import { smsHooks } from "./sms-hooks.ts";

/** An org's sender of texts, and what its provider tells of them. */
export function smsRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = settingsDoor(rooms);
  const { sms } = rooms;
  router.get(
    "/v1/settings/sms",
    door,
    route(async (req, res) => {
      res.json(await sms.read(adminOf(req).orgId));
    }),
  );
  router.put(
    "/v1/settings/sms",
    door,
    route(async (req, res) => {
      const request = readBody(SmsSenderRequest, req.body, res, "sms");
      if (request === null) return;
      const put = await sms.put(adminOf(req), request);
      if (put.ok) res.json(put.value);
      else sendBadField(res, put.because.field, put.because.message);
    }),
  );
  router.use(smsHooks(sms));
  return router;
}
