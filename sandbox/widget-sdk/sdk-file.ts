import { join } from "node:path";

/** The file to serve as the SDK: the one given, else the one that `ZOHO_SDK_PATH` names, else our own small client. */
export function sdkFile(given: string | undefined = process.env["ZOHO_SDK_PATH"]): string {
  return given || join(import.meta.dirname, "files", "sdk.js");
}
