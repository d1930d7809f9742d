import { Router } from "express";
import {
  ConsentEndRequest,
  ConsentRequest,
  ExportRequest,
  PreviewQuery,
  SharingRequest,
} from "../../shared/experience/request-contract.ts";
import { route, sendBadField, sendRefusal, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";

const AT = "/v1/settings/experiences";

/** Trade experience shared with the trade: switched, shown before it leaves, exported, logged; and who consented. */
export function experienceRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { experiences } = rooms;
  const door = settingsDoor(rooms);
  router.get(
    AT,
    door,
    route(async (req, res) => void res.json(await experiences.read(adminOf(req).orgId))),
  );
  router.put(
    AT,
    door,
    route(async (req, res) => {
      const request = readBody(SharingRequest, req.body, res, "experience");
      if (request !== null) res.json(await experiences.say(adminOf(req), request));
    }),
  );
  router.get(
    `${AT}/preview`,
    door,
    route(async (req, res) => {
      const query = readBody(PreviewQuery, req.query, res, "experience");
      if (query !== null) sendResult(res, await experiences.preview(adminOf(req).orgId, query.months));
    }),
  );
  router.post(
    `${AT}/exports`,
    door,
    route(async (req, res) => {
      const request = readBody(ExportRequest, req.body, res, "experience");
      if (request !== null) sendResult(res, await experiences.export(adminOf(req), request));
    }),
  );
  router.get(
    `${AT}/exports/:exportId`,
    door,
    route(async (req, res) =>
      sendResult(res, await experiences.file(adminOf(req).orgId, String(req.params["exportId"]))),
    ),
  );
  return router.use(consentRoutes(rooms));
}

function consentRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { experiences } = rooms;
  const door = settingsDoor(rooms);
  router.post(
    `${AT}/consents`,
    door,
    route(async (req, res) => {
      const request = readBody(ConsentRequest, req.body, res, "experience");
      if (request === null) return;
      const added = await experiences.consent(adminOf(req), request);
      if (added.ok) res.json(added.value);
      else if (typeof added.because === "string") sendRefusal(res, added.because);
      else sendBadField(res, added.because.field, added.because.message);
    }),
  );
  router.post(
    `${AT}/consents/:consentId/end`,
    door,
    route(async (req, res) => {
      const request = readBody(ConsentEndRequest, req.body, res, "experience");
      if (request === null) return;
      const { consentId } = req.params;
      sendResult(res, await experiences.endConsent(adminOf(req), String(consentId), request));
    }),
  );
  return router;
}
