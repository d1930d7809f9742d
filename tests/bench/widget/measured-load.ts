import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import type { BenchStand, Locale } from "./bench-stand.ts";
import type { FLOOR, Side } from "./sides.ts";

export interface LoadOrder {
  readonly side: Side | typeof FLOOR;
  readonly invoices: number;
  readonly locale: Locale;
  /** How many times slower than this machine the page's processor is. */
  readonly throttle: number;
}

/** A script or style that the frame had begun to fetch before its first content was painted. */
export interface Fetched {
  readonly name: string;
  /** As it travelled. */
  readonly encodedBodySize: number;
}

export interface Load {
  readonly page: Page;
  /** From the start of the frame's navigation until after the paint that first shows rows of the table. */
  readonly firstContentMs: number;
  /** What the renderer's main thread worked until then. */
  readonly cpuMs: number;
  readonly files: readonly Fetched[];
  /** What the browser complained about: there must be nothing. */
  readonly complaints: readonly string[];
  /** From the click on the heading until after the paint of the rows in their new order. */
  sortMs(): Promise<number>;
  close(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Opens the record page in a context of its own, with nothing cached. */
export async function measuredLoad(browser: Browser, stand: BenchStand, order: LoadOrder): Promise<Load> {
  const { side, invoices, locale, throttle } = order;
  const context = await browser.newContext({
    viewport: { width: 1080, height: 900 },
    locale: locale.replace("_", "-"),
    reducedMotion: "reduce",
  });
  await context.addInitScript({ path: "tests/bench/widget/fixture/watch.js" });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const debug = await throttled(context, page, throttle);
  const painted = new Promise<{ afterMs: number; files: Fetched[] }>((told, fail) => {
    const late = setTimeout(
      () => fail(new Error(`${side.page} showed no rows. ${complaints.join(" ")}`)),
      PATIENCE_MS,
    );
    void page.exposeBinding("tellPainted", (_source, what: { afterMs: number; files: Fetched[] }) => {
      clearTimeout(late);
      told(what);
    });
  });
  await page.goto(stand.address(side.page, invoices, locale), { waitUntil: "commit" });
  const { afterMs, files } = await painted;
  return {
    page,
    firstContentMs: afterMs,
    cpuMs: await taskMs(debug),
    files: files.filter(({ name }) => !name.endsWith("/sdk.js")),
    complaints,
    sortMs: () => sortToPaint(page, side),
    close: () => context.close(),
  };
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (fault) => complaints.push(fault.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return complaints;
}

async function throttled(context: BrowserContext, page: Page, rate: number): Promise<CDPSession> {
  const debug = await context.newCDPSession(page);
  await debug.send("Performance.enable", { timeDomain: "threadTicks" });
  await debug.send("Emulation.setCPUThrottlingRate", { rate });
  return debug;
}

async function taskMs(debug: CDPSession): Promise<number> {
  const { metrics } = await debug.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}

/** The widget's frame, or the peer's. */
export function frameOf(page: Page) {
  const frame = page.frames().find((each) => /\/(widget|peer)\.html/.test(each.url()));
  if (!frame) throw new Error("the page has a frame");
  return frame;
}

async function sortToPaint(page: Page, side: Side | typeof FLOOR): Promise<number> {
  if (!("sortHeading" in side)) throw new Error(`${side.page} has nothing to sort`);
  const { sortHeading } = side;
  const { ms, changed } = await frameOf(page).evaluate(
    (heading) =>
      (
        window as unknown as { sortToPaint(heading: string): Promise<{ ms: number; changed: boolean }> }
      ).sortToPaint(heading),
    sortHeading,
  );
  if (!changed) throw new Error(`${sortHeading} did not sort`);
  return ms;
}
