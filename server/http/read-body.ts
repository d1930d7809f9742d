import type { Response } from "express";
import * as z from "zod/mini";
import { sendBadField } from "./answer.ts";
import type { Form } from "./field-words.ts";
import { sayIssue } from "./say-issue.ts";

/**
 * The body as the contract reads it; otherwise answers 422 naming the first field at fault, and gives null. `form`: which
 * form of a page asks, where it has its own names for the fields.
 */
export function readBody<T extends z.ZodMiniType>(
  shape: T,
  body: unknown,
  res: Response,
  form?: Form,
): z.output<T> | null {
  const seen = z.safeParse(shape, body);
  if (seen.success) return seen.data;
  const { field, message } = sayIssue(seen.error.issues[0], body, form);
  sendBadField(res, field, message);
  return null;
}
