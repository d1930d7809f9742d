import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";

/**
 * The SDK to serve: the file given, else the one that `ZOHO_SDK_PATH` names, else our own small client. A file that
 * cannot be read is one sentence.
 */
export async function readSdk(
  given: string | undefined = process.env["ZOHO_SDK_PATH"],
): Promise<Result<Buffer, string>> {
  try {
    return ok(await readFile(resolve(given || join(import.meta.dirname, "files", "sdk.js"))));
  } catch {
    return refuse(
      `ZOHO_SDK_PATH names "${given}", which cannot be read: name the SDK's file, or leave it out for the sandbox's own client.`,
    );
  }
}
