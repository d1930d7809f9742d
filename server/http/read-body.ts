import type { Response } from "express";
import * as z from "zod/mini";
import { sendBadField } from "./answer.ts";

/** The body as the contract reads it; otherwise answers 422 naming the first field at fault, and gives null. */
export function readBody<T extends z.ZodMiniType>(
  shape: T,
  body: unknown,
  res: Response,
): z.output<T> | null {
  const seen = z.safeParse(shape, body);
  if (seen.success) return seen.data;
  const issue = seen.error.issues[0];
  const field = fieldOf(issue);
  const why = issue?.message ?? "is not valid";
  sendBadField(res, field, {
    "zh-CN": `“${field}”不正确（${why}）：请更正后重试。`,
    en: `The field “${field}” is not right (${why}): correct it and try again.`,
  });
  return null;
}

function fieldOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === "unrecognized_keys" && issue.keys[0] !== undefined)
    return [...issue.path, issue.keys[0]].join(".");
  return issue === undefined || issue.path.length === 0 ? "body" : issue.path.join(".");
}
