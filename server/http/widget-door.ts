import type { NextFunction, Request, Response } from "express";
import type { Viewer } from "../org/index.ts";
import { sendRefusal } from "./answer.ts";
import { answerOnce } from "./answer-once.ts";
import type { HttpRooms } from "./rooms.ts";

const seen = new WeakMap<Request, Viewer>();

/** The bearer of a request, or null: `Authorization: Bearer <text>`. */
export function bearerOf(req: Request): string | null {
  const [scheme, token, ...rest] = (req.headers.authorization ?? "").split(" ");
  return scheme === "Bearer" && token !== undefined && rest.length === 0 ? token : null;
}

/** Lets a request in when its token is good *for the account in its path*. */
export const widgetDoor = (rooms: HttpRooms) => async (req: Request, res: Response, next: NextFunction) => {
  const token = bearerOf(req);
  if (token === null) return sendRefusal(res, "no-token");
  const viewer = await rooms.readToken(token);
  if (!viewer.ok) return sendRefusal(res, viewer.because);
  if (viewer.value.accountId !== req.params["accountId"]) return sendRefusal(res, "other-account");
  seen.set(req, viewer.value);
  await answerOnce(rooms.answers, viewer.value, req, res, next);
};

/** The viewer that the door let in. Asking without the door in front is a bug. */
export function viewerOf(req: Request): Viewer {
  const viewer = seen.get(req);
  if (!viewer) throw new Error("viewerOf() behind no widgetDoor");
  return viewer;
}
