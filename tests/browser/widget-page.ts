import AxeSource from "axe-core";
import type { BrowserContext, FrameLocator, Page } from "playwright-core";
import type { AccountViewBody } from "../../shared/account/contract.ts";
import { openBrowser } from "../support/browser.ts";
import type { Scene, Stage } from "./crm-stage.ts";

export interface Look {
  readonly locale: "zh_CN" | "en_US";
  readonly mode: "day" | "night";
  readonly width: 320 | 1080;
}
export const USUAL: Look = { locale: "en_US", mode: "day", width: 1080 };

/** An open record page with the widget in it, and what the browser complained about. */
export interface Opened {
  readonly page: Page;
  readonly widget: FrameLocator;
  /** Policy violations, uncaught errors: there must be none. */
  readonly complaints: string[];
}

let accounts = 5_437_000_000_900_000;
/** Puts a scene on the stage under a new account's id. */
export function setScene(stage: Stage, scene: Scene): string {
  accounts += 1;
  stage.scenes.set(String(accounts), scene);
  return String(accounts);
}

export const showing = (view: AccountViewBody, more: Scene = {}): Scene => ({
  view: () => ({ status: 200, body: view }),
  older: () => ({ status: 200, body: { followups: [], before: null } }),
  ...more,
});

const contexts = new Map<number, Promise<BrowserContext>>();
/** One context per width for the whole file: a tab in it costs a third of one in a context of its own. */
function contextOf(width: number): Promise<BrowserContext> {
  const context = contexts.get(width) ?? newContext(width);
  contexts.set(width, context);
  return context;
}

async function newContext(width: number): Promise<BrowserContext> {
  return (await openBrowser()).newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
}

/** A page whose clock the test moves: it is one for a whole context, so the page has its own. */
export async function openRecordAtWill(stage: Stage, account: string, query: string): Promise<Opened> {
  const page = await (await newContext(USUAL.width)).newPage();
  await page.clock.install();
  return onRecord(page, stage, account, USUAL, query);
}

export async function openRecord(
  stage: Stage,
  account: string,
  look: Look = USUAL,
  query = "",
): Promise<Opened> {
  const page = await (await contextOf(look.width)).newPage();
  return onRecord(page, stage, account, look, query);
}

async function onRecord(
  page: Page,
  stage: Stage,
  account: string,
  look: Look,
  query: string,
): Promise<Opened> {
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", (fault) => complaints.push(fault.message));
  page.on("console", (message) => {
    if (/Content Security Policy|Uncaught/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${stage.hostUrl}/?account=${account}&locale=${look.locale}&mode=${look.mode}${query}`);
  return { page, widget: page.frameLocator("iframe[title=Huikuan]"), complaints };
}

export async function untilReady({ widget }: Opened): Promise<void> {
  await widget.locator("main[data-state=ready] .foot").waitFor();
}

/** Saves the whole page as a picture for people, once the frame has its height, when they asked for pictures. */
export async function picture({ page }: Opened, name: string): Promise<void> {
  if (process.env["WRITE_PICTURES"] !== "1" && process.env["EVERY_LOOK"] !== "1") return;
  await page.waitForTimeout(250);
  await page.screenshot({ path: `.cache/screenshots/${name}.png`, fullPage: true });
}

const frameOf = (page: Page) => {
  const frame = page
    .frames()
    .find((each) => /\/(deal|widget|settings)\.html$/.test(new URL(each.url()).pathname));
  if (!frame) throw new Error("the widget's frame is open");
  return frame;
};

/** What axe finds wrong, as one line per finding. */
export async function axeFindings({ page }: Opened): Promise<string[]> {
  const frame = frameOf(page);
  // Through the debugger, so that the page's own policy still forbids eval to everybody else.
  await frame.evaluate(AxeSource.source);
  return frame.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    interface Axe {
      run(of: Document, how: object): Promise<{ violations: AxeViolation[] }>;
    }
    interface AxeViolation {
      readonly id: string;
      readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
    }
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id} ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
    );
  });
}

/** How far the page runs out of its frame to the right; 0 or less is none. */
export async function sidewaysScroll({ page }: Opened): Promise<number> {
  return frameOf(page).evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Controls smaller than 24 × 24 CSS pixels (WCAG 2.5.8); a checkbox counts with its label. */
export async function smallTargets({ page }: Opened): Promise<string[]> {
  return frameOf(page).evaluate(() =>
    [...document.querySelectorAll("button, select, textarea, input")]
      .map((each) => each.closest("label") ?? each)
      .filter((each) => {
        const { width, height } = each.getBoundingClientRect();
        return width > 1 && (width < 24 || height < 24);
      })
      .map((each) => each.outerHTML.slice(0, 120)),
  );
}
