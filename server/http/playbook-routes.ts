import { Router } from "express";
import * as z from "zod/mini";
import {
  EndPlaybookRequest,
  PlaybookRequest,
  PlaybooksQuery,
  TickRequest,
} from "../../shared/playbook/request-contract.ts";
import { route, sendRefusal, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor, workDoor } from "./settings-door.ts";

/** Playbooks: whoever collects works through what was opened, an administrator says what is done. */
export function playbookRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { playbooks } = rooms;
  router.get(
    "/v1/settings/playbooks",
    workDoor(rooms),
    route(async (req, res) => {
      const query = z.safeParse(PlaybooksQuery, req.query);
      if (query.success) res.json(await playbooks.read(adminOf(req), query.data));
      else sendRefusal(res, "no-such-page");
    }),
  );
  router.put(
    "/v1/settings/playbooks",
    settingsDoor(rooms),
    route(async (req, res) => {
      const request = readBody(PlaybookRequest, req.body, res, "playbook");
      if (request !== null) sendResult(res, await playbooks.set(adminOf(req), request));
    }),
  );
  router.post(
    "/v1/settings/playbook-ticks",
    workDoor(rooms),
    route(async (req, res) => {
      const request = readBody(TickRequest, req.body, res, "playbook");
      if (request !== null) sendResult(res, await playbooks.tick(adminOf(req), request));
    }),
  );
  router.post(
    "/v1/settings/playbook-ends",
    workDoor(rooms),
    route(async (req, res) => {
      const request = readBody(EndPlaybookRequest, req.body, res, "playbook");
      if (request !== null) sendResult(res, await playbooks.end(adminOf(req), request));
    }),
  );
  return router;
}
