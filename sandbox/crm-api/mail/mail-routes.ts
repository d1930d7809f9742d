import { type Request, type Response, Router } from "express";
import type { World } from "../../world/types.ts";
import { reply } from "../answer.ts";
import type { Call } from "../call.ts";
import type { CrmApiOptions } from "../options.ts";
import { mailDesk } from "./mail-desk.ts";
import { listFromAddresses } from "./from-addresses.ts";
import { listEmails, sendMail } from "./send-mail.ts";

/** Sending mail from a record, by whom, and what went from it. */
export function mailRoutes(
  callOf: (req: Request, res: Response) => Call,
  world: World,
  options: CrmApiOptions,
): Router {
  const desk = mailDesk(world, options.dailyMails);
  const routes = Router();
  routes.post("/:module/:id/actions/send_mail", async (req, res) => {
    reply(res, await sendMail(callOf(req, res), desk, options.deliver));
  });
  routes.get("/settings/emails/actions/from_addresses", (req, res) => {
    reply(res, listFromAddresses(callOf(req, res)));
  });
  routes.get("/:module/:id/Emails", (req, res) => reply(res, listEmails(callOf(req, res), desk)));
  return routes;
}
