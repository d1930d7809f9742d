import { Router } from "express";
import * as z from "zod/mini";
import { route, sendRefusal } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";

const name = z.string().check(z.regex(/^\w{1,100}$/));
const digits = z.string().check(z.regex(/^[0-9]{1,19}$/));

/** What Zoho posts, as far as we look: the names of changed fields and everything else is left aside. */
const NoticeBody = z.object({
  channel_id: digits,
  token: z.string().check(z.minLength(1), z.maxLength(50)),
  server_time: z.int().check(z.nonnegative()),
  module: name,
  operation: name,
  ids: z.array(digits).check(z.maxLength(1000)),
});

/** Where the CRM says that something changed. No bearer: the channel names the org, its token proves the CRM. */
export function noticeRoutes(rooms: HttpRooms): Router {
  const router = Router();
  router.post(
    "/zoho/notifications",
    route(async (req, res) => {
      const body = readBody(NoticeBody, req.body, res);
      if (body === null) return;
      const { channel_id: channelId, token, server_time: serverTime, module, operation, ids } = body;
      const taken = await rooms.takeNotice({ channelId, token, serverTime, module, operation, ids });
      if (taken.ok) res.json({ ok: true });
      else sendRefusal(res, taken.because);
    }),
  );
  return router;
}
