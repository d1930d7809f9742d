import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { CrmFault } from "./crm-fault.ts";
import type { ZohoSdk } from "./sdk.ts";

/** Module in small letters → its fields by API name. */
const Learned = z.record(z.string(), z.record(z.string(), z.unknown()));

/**
 * Lets the SDK learn the fields of a module, for the tenant at hand. The SDK takes some refusals of its question for
 * a module without fields and remembers that for the life of the process; what it then sends has no types. So its
 * notes are read again, and thrown away when they are empty.
 */
export async function learnFields(Z: ZohoSdk, module: string): Promise<void> {
  await Z.Utility.getFieldsInfo(module);
  const initializer = await Z.Initializer.getInitializer();
  const notes = join(initializer.getResourcePath(), "resources", await Z.Utility.getFileName());
  const learned = Learned.parse(JSON.parse(await readFile(notes, "utf8")));
  if (Object.keys(learned[module.toLowerCase()] ?? {}).length > 0) return;
  await rm(notes, { force: true });
  throw new CrmFault("unreachable", `The CRM did not tell the fields of ${module}, so nothing was sent.`);
}
