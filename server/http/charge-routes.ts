import { Router } from "express";
import {
  AddRateRequest,
  ChargeActRequest,
  ChargeTermsRequest,
  ClaimRequest,
} from "../../shared/charge/request-contract.ts";
import { route, sendBadField, sendRefusal, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";
import { viewerOf, widgetDoor } from "./widget-door.ts";

/** Interest and fees: proposed, decided by a person, and the terms and rates that they are reckoned by. */
export function chargeRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { charges } = rooms;
  const door = widgetDoor(rooms);

  router.get(
    "/v1/accounts/:accountId/charges",
    door,
    route(async (req, res) => sendResult(res, await charges.read(viewerOf(req)))),
  );
  router.post(
    "/v1/accounts/:accountId/charges",
    door,
    route(async (req, res) => {
      if (readBody(ClaimRequest, req.body, res) === null) return;
      const claimed = await charges.claim(viewerOf(req));
      if (claimed.ok) res.status(201).json(claimed.value);
      else if (typeof claimed.because === "string") sendRefusal(res, claimed.because);
      else sendBadField(res, "charges", claimed.because.message);
    }),
  );
  router.post(
    "/v1/accounts/:accountId/charges/:chargeId",
    door,
    route(async (req, res) => {
      const request = readBody(ChargeActRequest, req.body, res, "charge");
      if (request === null) return;
      sendResult(res, await charges.decide(viewerOf(req), String(req.params["chargeId"]), request), 201);
    }),
  );
  router.post(
    "/v1/accounts/:accountId/charge-terms",
    door,
    route(async (req, res) => {
      const request = readBody(ChargeTermsRequest, req.body, res, "charge");
      if (request === null) return;
      const saved = await charges.saveAccountTerms(viewerOf(req), request);
      if (saved.ok) res.status(201).json(saved.value);
      else if (typeof saved.because === "string") sendRefusal(res, saved.because);
      else sendBadField(res, saved.because.field, saved.because.message);
    }),
  );
  return router.use(feeRoutes(rooms));
}

function feeRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { charges } = rooms;
  const door = settingsDoor(rooms);
  router.get(
    "/v1/settings/charges",
    door,
    route(async (req, res) => {
      res.json(await charges.fees(adminOf(req).orgId));
    }),
  );
  router.put(
    "/v1/settings/charges",
    door,
    route(async (req, res) => {
      const request = readBody(ChargeTermsRequest, req.body, res, "charge");
      if (request === null) return;
      const saved = await charges.saveTerms(adminOf(req), request);
      if (saved.ok) res.json(saved.value);
      else sendBadField(res, saved.because.field, saved.because.message);
    }),
  );
  router.post(
    "/v1/settings/charges/rates",
    door,
    route(async (req, res) => {
      const request = readBody(AddRateRequest, req.body, res, "charge");
      if (request === null) return;
      const added = await charges.addRate(adminOf(req), request);
      if (added.ok) res.json(added.value);
      else sendBadField(res, added.because.field, added.because.message);
    }),
  );
  return router;
}
