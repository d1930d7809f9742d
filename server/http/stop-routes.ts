import { type Request, Router } from "express";
import type { Sentence } from "../../shared/kernel/contract.ts";
import { route } from "./answer.ts";
import type { BounceRooms } from "./bounce-rooms.ts";
import { type Page, sendPage } from "./page.ts";
import { refusals } from "./refusals.ts";

const ORG = /^[1-9]\d{0,17}$/;

/**
 * Where the reader of a mail says that they want no more. Looking changes nothing, because programs look at every address
 * in a mail; a POST does, from a mail program (RFC 8058) or by the page's one button, without a cookie.
 */
export function stopRoutes({ mayStop, unsubscribe }: BounceRooms): Router {
  const router = Router();
  router.get(
    "/stop/:org/:message",
    route(async (req, res) => {
      const [orgId, written] = askedOf(req);
      const may = orgId !== null && (await mayStop(orgId, written));
      sendPage(req, res, may ? ASK : refused());
    }),
  );
  router.post(
    "/stop/:org/:message",
    route(async (req, res) => {
      const [orgId, written] = askedOf(req);
      const stopped = orgId !== null && (await unsubscribe(orgId, written)).ok;
      sendPage(req, res, stopped ? DONE : refused());
    }),
  );
  return router;
}

function askedOf(req: Request): readonly [string | null, string] {
  const orgId = String(req.params["org"]);
  return [ORG.test(orgId) ? orgId : null, String(req.params["message"])];
}

const TITLE: Sentence = { "zh-CN": "催款邮件", en: "Reminders by mail" };

const ASK: Page = {
  status: 200,
  title: TITLE,
  body: [
    {
      "zh-CN": "您可以停止接收发到这个邮箱的催款邮件。应付的款项不受影响，对方可能通过其他方式与您联系。",
      en: "You can stop reminders to this address. What is owed stays as it is, and you may be reached in another way.",
    },
    { button: { "zh-CN": "不再接收催款邮件", en: "No more reminders by mail" } },
  ],
};

const DONE: Page = {
  status: 200,
  title: TITLE,
  body: [
    {
      "zh-CN": "已停止：不再向这个邮箱发送催款邮件。",
      en: "Done: no more reminders go to this address.",
    },
  ],
};

function refused(): Page {
  const { status, message } = refusals["no-such-stop"];
  return { status, title: TITLE, body: [message] };
}
