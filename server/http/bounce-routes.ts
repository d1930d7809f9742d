import express, { Router } from "express";
import { ReturnsRequest } from "../../shared/bounce/request-contract.ts";
import { route, sendBadField, sendRefusal } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";

const ORG = /^[1-9]\d{0,17}$/;
/** A returned mail may bring all of our own back, and its attachments. */
const MAIL_LIMIT = "10mb";

/** Where an org's returned mails come in, and the mails themselves, as a mail server hands them on. */
export function bounceRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = settingsDoor(rooms);
  const { returns } = rooms;
  router.get(
    "/v1/settings/returns",
    door,
    route(async (req, res) => {
      res.json(await returns.read(adminOf(req).orgId));
    }),
  );
  router.put(
    "/v1/settings/returns",
    door,
    route(async (req, res) => {
      const request = readBody(ReturnsRequest, req.body, res, "returns");
      if (request === null) return;
      const put = await returns.put(adminOf(req), request);
      if (put.ok) res.json(put.value);
      else sendBadField(res, put.because.field, put.because.message);
    }),
  );
  const admitted: express.RequestHandler = (req, res, next) => {
    const orgId = String(req.params["org"]);
    const asked = ORG.test(orgId) ? returns.admit(orgId, String(req.params["hook"])) : Promise.resolve(false);
    asked.then((may) => (may ? next() : sendRefusal(res, "no-such-mailbox")), next);
  };
  router.post(
    "/mail/:org/:hook",
    admitted,
    // Only whoever knows the address may make us hold so much.
    express.raw({ type: () => true, limit: MAIL_LIMIT }),
    route(async (req, res) => {
      const taken = Buffer.isBuffer(req.body)
        ? await returns.take(String(req.params["org"]), new Uint8Array(req.body))
        : ({ as: "unreadable" } as const);
      if (taken.as === "unreadable") sendRefusal(res, "no-mail");
      // Whether it was about a message of ours is nobody's business outside.
      else res.status(204).end();
    }),
  );
  return router;
}
