import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { Sentence, WireRefusal } from "../../shared/kernel/contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { refusals, type RefusalCode } from "./refusals.ts";

/** Sends a refusal: its code for the program, its sentence for the person. */
export function sendRefusal(res: Response, code: RefusalCode): void {
  const { status, message } = refusals[code];
  const body: WireRefusal = { error: { code, message } };
  res.status(status).json(body);
}

/** 422 for one field of the body or the path, named in the sentence. */
export function sendBadField(res: Response, field: string, message: Sentence): void {
  const body: WireRefusal = { error: { code: "bad-field", field, message } };
  res.status(422).json(body);
}

/** Sends the value of a result, or the refusal in its place. */
export function sendResult<T>(res: Response, result: Result<T, RefusalCode>, status = 200): void {
  if (result.ok) res.status(status).json(result.value);
  else sendRefusal(res, result.because);
}

/** Hands what an async route throws to Express, so that no rejection goes unanswered. */
export const route =
  (work: (req: Request, res: Response) => Promise<void>): RequestHandler =>
  (req: Request, res: Response, next: NextFunction) => {
    work(req, res).catch(next);
  };
