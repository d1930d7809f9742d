import { Router } from "express";
import {
  LimitsRequest,
  OptInRequest,
  OptOutRequest,
  PreferenceRequest,
  ThirdPartyRequest,
  VerifyRequest,
  WrongRequest,
} from "../../shared/contact/request-contract.ts";
import { route, sendBadField, sendRefusal } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";
import { viewerOf, widgetDoor } from "./widget-door.ts";

/** When debtors may be reached: their own wishes and wrong addresses at the account, the limits in the settings. */
export function contactRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = widgetDoor(rooms);
  const { contacts } = rooms;
  router.get(
    "/v1/accounts/:accountId/contacts",
    door,
    route(async (req, res) => {
      res.json(await contacts.read(viewerOf(req)));
    }),
  );
  router.put(
    "/v1/accounts/:accountId/contacts/preference",
    door,
    route(async (req, res) => {
      const request = readBody(PreferenceRequest, req.body, res, "contact");
      if (request === null) return;
      const kept = await contacts.prefer(viewerOf(req), request);
      if (kept.ok) res.json({});
      else sendRefusal(res, kept.because);
    }),
  );
  router.post(
    "/v1/accounts/:accountId/contacts/wrong",
    door,
    route(async (req, res) => {
      const request = readBody(WrongRequest, req.body, res, "contact");
      if (request === null) return;
      const reported = await contacts.wrong(viewerOf(req), request);
      if (reported.ok) res.status(201).json(reported.value);
      else sendRefusal(res, reported.because);
    }),
  );
  router.post(
    "/v1/accounts/:accountId/contacts/verify",
    door,
    route(async (req, res) => {
      const request = readBody(VerifyRequest, req.body, res, "contact");
      if (request === null) return;
      const verified = await contacts.verify(viewerOf(req), request);
      if (verified.ok) res.json(verified.value);
      else sendRefusal(res, verified.because);
    }),
  );
  router.post(
    "/v1/accounts/:accountId/contacts/opt-out",
    door,
    route(async (req, res) => {
      const request = readBody(OptOutRequest, req.body, res, "contact");
      if (request === null) return;
      const kept = await contacts.optOut(viewerOf(req), request);
      if (kept.ok) res.status(201).json({});
      else sendRefusal(res, kept.because);
    }),
  );
  router.post(
    "/v1/accounts/:accountId/contacts/opt-in",
    door,
    route(async (req, res) => {
      const request = readBody(OptInRequest, req.body, res, "contact");
      if (request === null) return;
      const kept = await contacts.optIn(viewerOf(req), request);
      if (kept.ok) res.status(201).json({});
      else sendRefusal(res, kept.because);
    }),
  );
  otherRoutes(router, rooms);
  return router;
}

function otherRoutes(router: Router, rooms: HttpRooms): void {
  const { contacts } = rooms;
  router.post(
    "/v1/accounts/:accountId/contacts/third-party",
    widgetDoor(rooms),
    route(async (req, res) => {
      const request = readBody(ThirdPartyRequest, req.body, res, "third-party");
      if (request === null) return;
      const asked = await contacts.askThirdParty(viewerOf(req), request);
      if (asked.ok) res.status(201).json({});
      else if (typeof asked.because === "string") sendRefusal(res, asked.because);
      else sendBadField(res, asked.because.field, asked.because.message);
    }),
  );
  router.get(
    "/v1/settings/limits",
    settingsDoor(rooms),
    route(async (req, res) => {
      res.json(await contacts.limits(adminOf(req).orgId));
    }),
  );
  router.put(
    "/v1/settings/limits",
    settingsDoor(rooms),
    route(async (req, res) => {
      const request = readBody(LimitsRequest, req.body, res, "contact");
      if (request === null) return;
      const chosen = await contacts.chooseLimits(adminOf(req), request);
      if (chosen.ok) res.json(chosen.value);
      else sendRefusal(res, chosen.because);
    }),
  );
}
