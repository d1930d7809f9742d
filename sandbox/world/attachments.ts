import { nextId, nowOf } from "./org-state.ts";
import { findRecord } from "./records.ts";
import type { Org, User } from "./types.ts";
import { stamp } from "./zone-time.ts";

/** A file that hangs on a record. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly content: Uint8Array;
  readonly at: string;
  readonly by: User;
}

const kept = new WeakMap<Org, Map<string, Attachment[]>>();

/** Hangs a file on a record, whatever it is named and whatever is in it; the new attachment's id. */
export function attachFile(
  org: Org,
  module: string,
  recordId: string,
  file: Pick<Attachment, "name" | "content">,
  by: User,
): string {
  if (!findRecord(org, module, recordId)) throw new Error(`There is no ${module} ${recordId}.`);
  const all = kept.get(org) ?? new Map<string, Attachment[]>();
  kept.set(org, all);
  const attachment = { ...file, id: nextId(org), at: stamp(org.timeZone, nowOf(org)), by };
  all.set(recordId, [...(all.get(recordId) ?? []), attachment]);
  return attachment.id;
}

/** Takes a file away again; false when it is not there. */
export function removeFile(org: Org, recordId: string, id: string): boolean {
  const files = kept.get(org)?.get(recordId) ?? [];
  kept.get(org)?.set(
    recordId,
    files.filter((each) => each.id !== id),
  );
  return files.some((each) => each.id === id);
}

/** The latest first, as Zoho lists them. */
export const attachmentsOf = (org: Org, recordId: string): readonly Attachment[] =>
  [...(kept.get(org)?.get(recordId) ?? [])].reverse();
