import express, { type Request, type Response } from "express";
import type { World } from "../world/index.ts";
import { answerEvent } from "./host/answer-event.ts";
import { fieldsOf, textOf } from "./host/host-answer.ts";
import { knobsOf } from "./knobs.ts";
import type { CrmPageOptions } from "./page-state.ts";

const LARGEST_BODY = "2mb";

/**
 * What the page's scripts call: `POST /sandbox/host/<zgid>/<userId>/event` and `POST /sandbox/press/<n>`.
 * Both take JSON only, which keeps pages of other origins from posting here.
 */
export function hostRoutes(world: World, options: CrmPageOptions): express.Router {
  const router = express.Router();
  const json = express.json({ limit: LARGEST_BODY });
  router.post("/sandbox/host/:zgid/:userId/event", json, async (request, response) => {
    const org = world.orgs.get(String(request.params["zgid"]));
    const user = org?.users.find(({ id }) => id === request.params["userId"]);
    if (!org || !user) return void response.status(404).json({ error: "There is no such org or user." });
    const body = fieldsOf(request.body);
    const { empty204, failure, me } = knobsOf(fieldsOf(body["knobs"]));
    const asker = {
      world,
      org,
      user,
      locale: textOf(body["locale"]) || user.locale,
      mode: textOf(body["mode"]) || "day",
      empty204,
      failure,
      me,
    };
    response.json(await answerEvent(asker, fieldsOf(body["data"])));
  });
  router.post("/sandbox/press/:number", json, (request, response) => press(options, request, response));
  return router;
}

async function press(options: CrmPageOptions, request: Request, response: Response): Promise<void> {
  const button = options.buttons?.[Number(request.params["number"])];
  if (!button) return void response.status(404).send("There is no such button.");
  if (!request.is("json")) return void response.status(415).send("Send JSON.");
  try {
    const answer = await fetch(button.url, { method: button.method });
    response.status(answer.status).type(answer.headers.get("content-type") ?? "text/plain");
    response.send(await answer.text());
  } catch (fault) {
    response.status(502).send(`${button.url} did not answer: ${String(fault)}`);
  }
}
