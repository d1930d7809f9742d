import { Router } from "express";
import {
  DossierRequest,
  DossierRightsRequest,
  DossierWithdrawalRequest,
} from "../../shared/dossier/request-contract.ts";
import { parseDay } from "../../shared/kernel/day.ts";
import { route, sendBadField, sendRefusal, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";
import { viewerOf, widgetDoor } from "./widget-door.ts";

/** Credit files: read for any day, added to, corrected and withdrawn, and who may. */
export function dossierRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { dossiers } = rooms;
  const door = widgetDoor(rooms);

  router.get(
    "/v1/accounts/:accountId/dossier",
    door,
    route(async (req, res) => {
      const asked = req.query["asOf"];
      const asOf = asked === undefined ? null : parseDay(String(asked));
      if (asOf === null || asOf.ok) sendResult(res, await dossiers.read(viewerOf(req), asOf?.value ?? null));
      else
        sendBadField(res, "asOf", {
          "zh-CN": "“日期”应为存在的日期，例如 2026-01-31：请更正后重试。",
          en: "The field “Day” must be a day that exists, written YYYY-MM-DD: correct it and try again.",
        });
    }),
  );
  router.get(
    "/v1/accounts/:accountId/dossier/files",
    door,
    route(async (req, res) => sendResult(res, await dossiers.files(viewerOf(req)))),
  );
  router.post(
    "/v1/accounts/:accountId/dossier",
    door,
    route(async (req, res) => {
      const request = readBody(DossierRequest, req.body, res, "dossier");
      if (request === null) return;
      const added = await dossiers.add(viewerOf(req), request);
      if (added.ok) res.status(201).json(added.value);
      else if (typeof added.because === "string") sendRefusal(res, added.because);
      else sendBadField(res, added.because.field, added.because.message);
    }),
  );
  router.post(
    "/v1/accounts/:accountId/dossier/:entryId/withdrawal",
    door,
    route(async (req, res) => {
      const request = readBody(DossierWithdrawalRequest, req.body, res, "dossier");
      if (request === null) return;
      const { entryId } = req.params;
      sendResult(res, await dossiers.withdraw(viewerOf(req), String(entryId), request), 201);
    }),
  );
  return router.use(rightsRoutes(rooms));
}

function rightsRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { dossiers } = rooms;
  const door = settingsDoor(rooms);
  router.get(
    "/v1/settings/dossier",
    door,
    route(async (req, res) => void res.json(await dossiers.rights(adminOf(req).orgId))),
  );
  router.put(
    "/v1/settings/dossier",
    door,
    route(async (req, res) => {
      const request = readBody(DossierRightsRequest, req.body, res, "dossier");
      if (request !== null) res.json(await dossiers.saveRights(adminOf(req), request));
    }),
  );
  return router;
}
