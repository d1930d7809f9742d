import { mkdir } from "node:fs/promises";
import { expect } from "@jest/globals";
import type { BrowserContext, FrameLocator } from "playwright-core";
import { buildWidget } from "../../../sandbox/build-widget.ts";
import { openBrowser } from "../../support/browser.ts";
import { openSettingsStage, type SettingsStage } from "../settings-stage.ts";
import { axeFindings, type Look, type Opened, sidewaysScroll, smallTargets, USUAL } from "../widget-page.ts";

/** One for all stories of the settings: each browser file pays for its own start. */
export let stage: SettingsStage;

export async function raiseStage(): Promise<void> {
  await mkdir(".cache/screenshots", { recursive: true });
  stage = await openSettingsStage(await buildWidget());
}

export const NARROW: Look = { locale: "zh_CN", mode: "night", width: 320 };
const EVERY: readonly Look[] = (["zh_CN", "en_US"] as const).flatMap((locale) =>
  (["day", "night"] as const).flatMap((mode) =>
    ([1080, 320] as const).map((width) => ({ locale, mode, width })),
  ),
);
const isUsual = ({ locale, mode, width }: Look): boolean =>
  locale === USUAL.locale && mode === USUAL.mode && width === USUAL.width;
/** `npm run pictures` takes every look; `npm test` the everyday one and the hardest, of the sections one of them. */
export const IN_EVERY = process.env["EVERY_LOOK"] === "1";
export const TAKEN = IN_EVERY ? EVERY : [USUAL, NARROW];
export const takenOr = (look: Look): readonly Look[] => (IN_EVERY ? EVERY : [look]);
/** Of the README; taken only when pictures are asked for, so that a test leaves the tree as it was. */
export const README_PICTURE = "docs/pictures/settings.png";
/** The steps with one open, and beside them what the draft changes. */
export const STEPS_AND_TRIAL = { x: 0, y: 0, width: 1080, height: 1290 };
export const README_LOOK = process.env["WRITE_PICTURES"] === "1" ? TAKEN.find(isUsual) : undefined;
export const nameOf = ({ locale, mode, width }: Look): string =>
  `${locale.slice(0, 2)}-${mode === "day" ? "light" : "dark"}-${width}`;

const contexts = new Map<number, BrowserContext>();
export async function open(look: Look = USUAL, hash = "#policy"): Promise<Opened> {
  const context =
    contexts.get(look.width) ??
    (await (
      await openBrowser()
    ).newContext({
      viewport: { width: look.width, height: 900 },
      reducedMotion: "reduce",
    }));
  contexts.set(look.width, context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", (fault) => complaints.push(fault.message));
  page.on("console", (message) => {
    if (/Content Security Policy|Uncaught/i.test(message.text())) complaints.push(message.text());
  });
  const query = `page=settings.html${encodeURIComponent(hash)}&locale=${look.locale}&mode=${look.mode}`;
  await page.goto(`${stage.hostUrl}/?${query}`);
  const widget = page.frameLocator("iframe[title=Huikuan]");
  await allHere(widget);
  return { page, widget, complaints };
}

/** A panel that comes late moves those below it, even from under a press. */
async function allHere(widget: FrameLocator): Promise<void> {
  await widget.getByRole("tab").first().waitFor();
  await widget.locator(".skeleton").first().waitFor({ state: "detached" });
}

export async function expectSound(opened: Opened): Promise<void> {
  expect(await axeFindings(opened)).toEqual([]);
  expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
  expect(await smallTargets(opened)).toEqual([]);
  expect(opened.complaints).toEqual([]);
}
export const button = ({ widget }: Opened, name: RegExp | string) => widget.getByRole("button", { name });
