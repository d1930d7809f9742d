import type { NextFunction, Request, Response } from "express";
import type { Visitor } from "../org/index.ts";
import { sendRefusal } from "./answer.ts";
import { answerOnce } from "./answer-once.ts";
import type { HttpRooms } from "./rooms.ts";
import { bearerOf } from "./widget-door.ts";

const seen = new WeakMap<Request, Visitor>();

/** Lets some of an org in, by a token that was issued for the settings: an account's token opens nothing here. */
const doorFor =
  (roles: readonly Visitor["role"][]) =>
  (rooms: HttpRooms) =>
  async (req: Request, res: Response, next: NextFunction) => {
    const token = bearerOf(req);
    if (token === null) return sendRefusal(res, "no-token");
    const visitor = await rooms.readSettingsToken(token);
    if (!visitor.ok) return sendRefusal(res, visitor.because);
    if (!roles.includes(visitor.value.role)) return sendRefusal(res, "not-allowed");
    seen.set(req, visitor.value);
    await answerOnce(rooms.answers, visitor.value, req, res, next);
  };

/** For administrators alone. */
export const settingsDoor = doorFor(["admin"]);
/** For whoever works through what waits: administrators and collectors. */
export const workDoor = doorFor(["admin", "collector"]);
/** For whoever works with the figures: an accountant has nothing else here. */
export const figuresDoor = doorFor(["admin", "collector", "accountant"]);

/** Whom the door let in. Asking without the door in front is a bug. */
export function adminOf(req: Request): Visitor {
  const admin = seen.get(req);
  if (!admin) throw new Error("adminOf() behind no settingsDoor");
  return admin;
}
