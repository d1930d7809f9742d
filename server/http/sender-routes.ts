import { Router } from "express";
import {
  FilesRequest,
  SenderCheckRequest,
  SenderRequest,
  SenderTestRequest,
  SigningKeyRequest,
} from "../../shared/settings/request-contract.ts";
import { route, sendBadField } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";

/** Who an org's mail comes from: read, tried on oneself, saved; whether its domain is believed; and what it carries. */
export function senderRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = settingsDoor(rooms);
  const { settings } = rooms;

  router.get(
    "/v1/settings/sender",
    door,
    route(async (req, res) => {
      res.json(await settings.sender(adminOf(req)));
    }),
  );
  router.put(
    "/v1/settings/sender",
    door,
    route(async (req, res) => {
      const request = readBody(SenderRequest, req.body, res, "sender");
      if (request === null) return;
      const saved = await settings.saveSender(adminOf(req), request);
      if (saved.ok) res.json(saved.value);
      else sendBadField(res, saved.because.field, saved.because.message);
    }),
  );
  router.post(
    "/v1/settings/sender/test",
    door,
    route(async (req, res) => {
      const request = readBody(SenderTestRequest, req.body, res, "sender");
      if (request === null) return;
      const tried = await settings.testSender(adminOf(req), request);
      if (tried.ok) res.json(tried.value);
      else sendBadField(res, tried.because.field, tried.because.message);
    }),
  );
  router.post(
    "/v1/settings/sender/check",
    door,
    route(async (req, res) => {
      const request = readBody(SenderCheckRequest, req.body, res, "sender");
      if (request === null) return;
      const checked = await settings.checkSender(adminOf(req), request);
      if (checked.ok) res.json(checked.value);
      else sendBadField(res, checked.because.field, checked.because.message);
    }),
  );
  router.post(
    "/v1/settings/sender/key",
    door,
    route(async (req, res) => {
      const request = readBody(SigningKeyRequest, req.body, res, "sender");
      if (request === null) return;
      const made = await settings.makeKey(adminOf(req), request);
      if (made.ok) res.json(made.value);
      else sendBadField(res, made.because.field, made.because.message);
    }),
  );
  router.get(
    "/v1/settings/files",
    door,
    route(async (req, res) => {
      res.json(await settings.files(adminOf(req).orgId));
    }),
  );
  router.put(
    "/v1/settings/files",
    door,
    route(async (req, res) => {
      const request = readBody(FilesRequest, req.body, res, "files");
      if (request === null) return;
      const saved = await settings.saveFiles(adminOf(req), request);
      if (saved.ok) res.json(saved.value);
      else sendBadField(res, saved.because.field, saved.because.message);
    }),
  );
  return router;
}
