import { Router } from "express";
import { KeyAccountRequest, SegmentsRequest } from "../../shared/settings/request-contract.ts";
import { route, sendBadField } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";

/** Which accounts are under which policy, as an administrator reads, tries and stores it. */
export function segmentRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = settingsDoor(rooms);
  const { settings } = rooms;

  router.get(
    "/v1/settings/segments",
    door,
    route(async (req, res) => {
      res.json(await settings.segments(adminOf(req)));
    }),
  );
  router.put(
    "/v1/settings/segments",
    door,
    route(async (req, res) => {
      const request = readBody(SegmentsRequest, req.body, res);
      if (request === null) return;
      const put = await settings.putSegments(adminOf(req), request.draft);
      if (put.ok) res.json(put.value);
      else sendBadField(res, put.because.field, put.because.message);
    }),
  );
  router.post(
    "/v1/settings/segments/try",
    door,
    route(async (req, res) => {
      const request = readBody(SegmentsRequest, req.body, res);
      if (request === null) return;
      const tried = await settings.trySegments(adminOf(req).orgId, request.draft);
      if (tried.ok) res.json(tried.value);
      else sendBadField(res, tried.because.field, tried.because.message);
    }),
  );
  router.get(
    "/v1/settings/key-account",
    door,
    route(async (req, res) => {
      res.json(await settings.keyAccount(adminOf(req).orgId));
    }),
  );
  router.put(
    "/v1/settings/key-account",
    door,
    route(async (req, res) => {
      const request = readBody(KeyAccountRequest, req.body, res);
      if (request === null) return;
      const chosen = await settings.chooseKeyAccount(adminOf(req), request);
      if (chosen.ok) res.json(chosen.value);
      else sendBadField(res, chosen.because.field, chosen.because.message);
    }),
  );
  return router;
}
