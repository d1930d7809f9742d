import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openBrowser } from "../../support/browser.ts";
import { type BenchStand, openBenchStand } from "./bench-stand.ts";
import { firstLoad } from "./first-load.ts";
import { frameOf, type Load, measuredLoad } from "./measured-load.ts";
import { OURS, PEER, type Side } from "./sides.ts";

const INVOICES = 14;

let stand: BenchStand;
beforeAll(async () => {
  stand = await openBenchStand();
}, 120_000);
afterAll(() => stand.close());

const load = async (side: Side): Promise<Load> =>
  measuredLoad(await openBrowser(), stand, { side, invoices: INVOICES, locale: "zh_CN", throttle: 1 });

const texts = (opened: Load, selector: string): Promise<string[]> =>
  frameOf(opened.page)
    .locator(selector)
    // A drawing's text has no innerText.
    .evaluateAll((found) => found.map((each) => (each as HTMLElement).innerText ?? each.textContent));
/** What both write, however they write it: the digits. */
const digits = (written: readonly string[]): string[] => written.map((text) => text.replace(/[^0-9.]/g, ""));

/** Two pages of ten, and one box of twelve rows that scrolls, hold the same table. */
async function invoicesOf(opened: Load): Promise<string[]> {
  const frame = frameOf(opened.page);
  const rows = await texts(opened, "#invoices tbody tr, .window .row");
  const second = frame.locator(".dt-paging").getByText("2", { exact: true });
  if ((await second.count()) > 0) {
    await second.click();
    rows.push(...(await texts(opened, "#invoices tbody tr")));
  } else expect(await frame.locator(".table").getAttribute("aria-rowcount")).toBe(String(rows.length + 1));
  return rows.map(
    (row) => `${/INV-\d+/.exec(row)?.[0]} ${/\d{4}-\d{2}-\d{2}/.exec(row)?.[0]} ${/¥\S+/.exec(row)?.[0]}`,
  );
}

describe("the two pages of the widget benchmark", () => {
  it("show the same invoices in the same order, the same sums and the same log", async () => {
    const [own, peer] = [await load(OURS), await load(PEER)];
    await frameOf(own.page).locator(".entry-note").first().waitFor();
    const invoices = await invoicesOf(own);
    expect(invoices).toHaveLength(INVOICES);
    expect(await invoicesOf(peer)).toEqual(invoices);
    for (const [ours, theirs] of [
      [".panel-open .figure strong", "#open .net"],
      [".aging-figures dd", "#open .bucket"],
      [".panel-open .badge.tone-bad", "#open .overdue"],
      [".panel-sell .figure strong", "#sell .fs-4"],
      [".dial-score", "#score text:first-of-type"],
    ] as const) {
      const shown = digits(await texts(own, ours));
      expect([ours, shown.length > 0]).toEqual([ours, true]);
      expect([ours, digits(await texts(peer, theirs)).map(Number)]).toEqual([ours, shown.map(Number)]);
    }
    expect(await texts(peer, "#log .note")).toEqual(await texts(own, ".entry-note"));
    expect([...own.complaints, ...peer.complaints]).toEqual([]);
    await own.close();
    await peer.close();
  }, 30_000);

  it("are counted by what their browser fetched before it showed anything: neither the form nor the checks are among it", async () => {
    const { files, scriptGzip } = await firstLoad(await openBrowser(), stand, OURS, "zh_CN");
    expect(Object.keys(files).sort()).toEqual([
      "css/page.css",
      "js/guard.js",
      "js/page.js",
      "js/words-zh-CN.js",
    ]);
    expect(scriptGzip).toBeLessThan(40_000);
  }, 30_000);
});
