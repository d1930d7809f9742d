import * as z from "zod";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { UserRecord } from "../../sync/ports.ts";
import { id, parseRecord, text, textOrNull } from "./record-fields.ts";

const User = z.object({
  id,
  full_name: text,
  email: textOrNull.optional(),
  status: text,
  time_zone: textOrNull.optional(),
  language: textOrNull.optional(),
  locale: textOrNull.optional(),
  profile: z.object({ name: text }),
});

/** A Zoho user → who may look and act, or the sentence that says why not. */
export function readUser(record: unknown): Result<UserRecord, string> {
  const seen = parseRecord(User, record);
  if (!seen.ok) return seen;
  const { id: userId, full_name: name, email, status, time_zone: timeZone, profile } = seen.value;
  const { language, locale } = seen.value;
  return ok({
    userId,
    name,
    email: email ?? null,
    profile: profile.name,
    timeZone: timeZone ?? null,
    locale: language ?? locale ?? null,
    active: status === "active",
  });
}
