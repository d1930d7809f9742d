import { type RequestHandler, Router } from "express";
import { PutPolicyRequest, ReplayRequest, TryPolicyRequest } from "../../shared/settings/request-contract.ts";
import { route, sendBadField, sendRefusal, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";

const VERSION = /^[1-9][0-9]{0,8}$/;

/** The dunning policy as an administrator reads, tries and activates it. */
export function policyRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = settingsDoor(rooms);
  const { settings } = rooms;

  router.get(
    "/v1/settings/policies",
    door,
    route(async (req, res) => {
      res.json(await settings.policies(adminOf(req)));
    }),
  );
  router.get(
    "/v1/settings/policies/:id/:version",
    door,
    route(async (req, res) => {
      const [id, version] = [String(req.params["id"]), String(req.params["version"])];
      if (!VERSION.test(version)) return sendRefusal(res, "no-such-policy");
      sendResult(res, await settings.version(adminOf(req).orgId, id, Number(version)));
    }),
  );
  router.post(
    "/v1/settings/policies",
    door,
    route(async (req, res) => {
      const request = readBody(PutPolicyRequest, req.body, res);
      if (request === null) return;
      const put = await settings.put(adminOf(req), request.policy, request.onlyForSegments ?? false);
      if (put.ok) res.status(201).json(put.value);
      else sendBadField(res, put.because.field, put.because.message);
    }),
  );
  router.post(
    "/v1/settings/policies/try",
    door,
    route(async (req, res) => {
      const request = readBody(TryPolicyRequest, req.body, res);
      if (request === null) return;
      const tried = await settings.tryOn(adminOf(req).orgId, request.policy, request.accountId);
      if (tried.ok) res.json(tried.value);
      else if (tried.because === "no-such-account") sendRefusal(res, tried.because);
      else sendBadField(res, tried.because.field, tried.because.message);
    }),
  );
  addReplayRoutes(router, rooms, door);
  addLookRoutes(router, rooms, door);
  return router;
}

/** What a draft is tried on, and the days on which nothing leaves. */
function addLookRoutes(router: Router, { settings }: HttpRooms, door: RequestHandler): void {
  router.get(
    "/v1/settings/accounts",
    door,
    route(async (req, res) => {
      const find = typeof req.query["find"] === "string" ? req.query["find"].slice(0, 100) : "";
      res.json(await settings.accounts(adminOf(req).orgId, find));
    }),
  );
  router.get(
    "/v1/settings/calendars",
    door,
    route(async (req, res) => {
      res.json(await settings.calendars(adminOf(req).orgId));
    }),
  );
  router.get(
    "/v1/settings/calendars/:calendarId",
    door,
    route(async (req, res) => {
      sendResult(res, await settings.calendar(adminOf(req).orgId, String(req.params["calendarId"])));
    }),
  );
}

/** What another policy would have done. */
function addReplayRoutes(router: Router, { settings }: HttpRooms, door: RequestHandler): void {
  router.get(
    "/v1/settings/replay",
    door,
    route(async (req, res) => {
      res.json(await settings.replayStart(adminOf(req).orgId));
    }),
  );
  router.post(
    "/v1/settings/replay",
    door,
    route(async (req, res) => {
      const request = readBody(ReplayRequest, req.body, res);
      if (request === null) return;
      const replayed = await settings.replay(adminOf(req).orgId, request);
      if (replayed.ok) res.json(replayed.value);
      else sendBadField(res, replayed.because.field, replayed.because.message);
    }),
  );
}
