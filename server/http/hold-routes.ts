import { Router } from "express";
import { EndHoldRequest, ExemptRequest, VetoRequest } from "../../shared/hold/request-contract.ts";
import { route, sendRefusal } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";
import { viewerOf, widgetDoor } from "./widget-door.ts";

/** What people hold back: exemptions with an end or a review, and some hours' veto of the account's owner. */
export function holdRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = widgetDoor(rooms);
  const { holds } = rooms;

  router.get(
    "/v1/accounts/:accountId/holds",
    door,
    route(async (req, res) => {
      res.json(await holds.read(viewerOf(req)));
    }),
  );
  router.post(
    "/v1/accounts/:accountId/exemptions",
    door,
    route(async (req, res) => {
      const viewer = viewerOf(req);
      const request = readBody(ExemptRequest, req.body, res);
      if (request === null) return;
      const exempted = await holds.exempt(viewer, request);
      if (exempted.ok) res.status(201).json({ exemption: exempted.value });
      else sendRefusal(res, exempted.because);
    }),
  );
  router.post(
    "/v1/accounts/:accountId/exemptions/:exemptionId/lift",
    door,
    route(async (req, res) => {
      const request = readBody(EndHoldRequest, req.body, res);
      if (request === null) return;
      const lifted = await holds.lift(viewerOf(req), String(req.params["exemptionId"]), request.reason);
      if (lifted.ok) res.json({ exemption: lifted.value });
      else sendRefusal(res, lifted.because);
    }),
  );
  router.post(
    "/v1/accounts/:accountId/veto",
    door,
    route(async (req, res) => {
      const request = readBody(VetoRequest, req.body, res);
      if (request === null) return;
      const vetoed = await holds.veto(viewerOf(req), request);
      if (vetoed.ok) res.status(201).json({ veto: vetoed.value });
      else sendRefusal(res, vetoed.because);
    }),
  );
  router.post(
    "/v1/accounts/:accountId/veto/end",
    door,
    route(async (req, res) => {
      const request = readBody(EndHoldRequest, req.body, res);
      if (request === null) return;
      const ended = await holds.endVeto(viewerOf(req), request.reason);
      if (ended.ok) res.json({ veto: null });
      else sendRefusal(res, ended.because);
    }),
  );
  router.get(
    "/v1/settings/vetoes",
    settingsDoor(rooms),
    route(async (req, res) => {
      res.json(await holds.vetoCounts(adminOf(req).orgId));
    }),
  );
  return router;
}
