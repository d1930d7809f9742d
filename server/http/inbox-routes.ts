import { Router } from "express";
import * as z from "zod/mini";
import type { WireRefusal } from "../../shared/kernel/contract.ts";
import { InboxActRequest, InboxQuery } from "../../shared/inbox/request-contract.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import type { InboxRefusal } from "../inbox/index.ts";
import { route, sendRefusal } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, figuresDoor, workDoor } from "./settings-door.ts";

/** What waits for a person: for administrators and whoever collects. */
export function inboxRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = workDoor(rooms);
  const { inbox } = rooms;
  router.get(
    "/v1/settings/inbox",
    door,
    route(async (req, res) => {
      const query = z.safeParse(InboxQuery, req.query);
      if (query.success) res.json(await inbox.read(adminOf(req), query.data));
      else sendRefusal(res, "no-such-page");
    }),
  );
  router.get(
    "/v1/settings/inbox/counts",
    figuresDoor(rooms),
    route(async (req, res) => {
      res.json(await inbox.counts(adminOf(req)));
    }),
  );
  router.get(
    "/v1/settings/letters",
    door,
    route(async (req, res) => {
      res.json(await inbox.letters(adminOf(req)));
    }),
  );
  router.get(
    "/v1/settings/letters/:dispatchId",
    door,
    route(async (req, res) => {
      const letter = await inbox.letter(adminOf(req), String(req.params["dispatchId"]));
      if (letter.ok) res.json(letter.value);
      else sendRefusal(res, letter.because);
    }),
  );
  router.post(
    "/v1/settings/inbox",
    door,
    route(async (req, res) => {
      const request = readBody(InboxActRequest, req.body, res, "inbox");
      if (request === null) return;
      const done = await inbox.act(adminOf(req), request);
      if (done.ok) res.json(done.value);
      else if (typeof done.because === "string") sendRefusal(res, done.because);
      else if ("message" in done.because)
        res.status(403).json({ error: { code: "beyond-authority", message: done.because.message } });
      else res.status(409).json(sayDecided(done.because.decided));
    }),
  );
  return router;
}

type Decided = Extract<InboxRefusal, { readonly decided: unknown }>["decided"];

/** Somebody was quicker: who, when, and what they said. */
function sayDecided({ act, at, by, timeZone }: Decided): WireRefusal {
  const moment = localMoment(at, timeZone);
  const when = `${moment.slice(0, 10)} ${moment.slice(11, 16)}`;
  return {
    error: {
      code: "inbox-decided",
      message: {
        "zh-CN": `${by} 已于 ${when} 处理：${ACTS[act].zh}。`,
        en: `${by} has decided this already, on ${when}: ${ACTS[act].en}.`,
      },
    },
  };
}

const ACTS: Readonly<Record<Decided["act"], { readonly zh: string; readonly en: string }>> = {
  arrived: { zh: "已送达", en: "it arrived" },
  "send-again": { zh: "未送达，再次发送", en: "it did not arrive, send it again" },
  done: { zh: "已办", en: "done" },
  approve: { zh: "批准", en: "approved" },
  accept: { zh: "同意", en: "accepted" },
  decline: { zh: "不同意", en: "declined" },
  leave: { zh: "明天再看", en: "left for tomorrow" },
};
