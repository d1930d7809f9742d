import { afterAll } from "@jest/globals";
import type { Browser } from "playwright-core";
import { launchChromium } from "./chromium.ts";

let opened: Promise<Browser> | undefined;

/** The test file's one browser: started at the first call, closed after the file's last test. */
export function openBrowser(): Promise<Browser> {
  opened ??= launchChromium();
  return opened;
}

afterAll(async () => {
  await (await opened)?.close();
  opened = undefined;
});
