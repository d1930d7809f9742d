import { Router } from "express";
import {
  PayDetailsRequest,
  PreviewWordingRequest,
  PutWordingRequest,
} from "../../shared/wording/request-contract.ts";
import { route, sendBadField } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";

/** An org's own words: read, previewed on an account, sent to oneself, put in force. */
export function wordingRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = settingsDoor(rooms);
  const { wordings } = rooms;

  router.get(
    "/v1/settings/wordings",
    door,
    route(async (req, res) => {
      res.json(await wordings.list(adminOf(req)));
    }),
  );
  router.put(
    "/v1/settings/wordings",
    door,
    route(async (req, res) => {
      const request = readBody(PutWordingRequest, req.body, res, "wording");
      if (request === null) return;
      const put = await wordings.put(adminOf(req), request);
      if (put.ok) res.json(put.value);
      else sendBadField(res, put.because.field, put.because.message);
    }),
  );
  for (const verb of ["preview", "test"] as const)
    router.post(
      `/v1/settings/wordings/${verb}`,
      door,
      route(async (req, res) => {
        const request = readBody(PreviewWordingRequest, req.body, res, "wording");
        if (request === null) return;
        const drawn = await wordings[verb](adminOf(req), request);
        if (drawn.ok) res.json(drawn.value);
        else sendBadField(res, drawn.because.field, drawn.because.message);
      }),
    );
  router.put(
    "/v1/settings/pay-details",
    door,
    route(async (req, res) => {
      const request = readBody(PayDetailsRequest, req.body, res, "pay");
      if (request === null) return;
      const saved = await wordings.savePay(adminOf(req), request);
      if (saved.ok) res.json(saved.value);
      else sendBadField(res, saved.because.field, saved.because.message);
    }),
  );
  return router;
}
