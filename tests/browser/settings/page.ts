import { describe, expect, it } from "@jest/globals";
import { picture } from "../widget-page.ts";
import { NARROW, nameOf, button, open, expectSound, stage } from "./on-stage.ts";

/** The page around the sections. */
export function pagesAreFound(): void {
  describe("the settings", () => {
    it("ring above every section while something is wrong, and lead to where it is told", async () => {
      const opened = await open(NARROW, "#calendars");
      const { widget, page } = opened;
      await widget.getByText("催收需要处理：有消息是否送达不明").waitFor();
      await widget.locator(".months").waitFor();
      await picture(opened, `settings-alarm-${nameOf(NARROW)}`);
      await expectSound(opened);
      await button(opened, "查看运行记录").click();
      await widget.getByText("Northwind Traders: an invoice").waitFor();
      expect(await widget.locator(".banners").count()).toBe(0);
      await page.close();
    });

    it("have an address for each section, and arrows between them", async () => {
      const opened = await open();
      const { widget, page } = opened;
      await widget.getByRole("tab", { name: "Policy" }).focus();
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowLeft");
      await widget.getByRole("button", { name: "Test on our own ledger" }).waitFor();
      const accuracy = widget.getByRole("tab", { name: "Forecast accuracy" });
      expect(await accuracy.getAttribute("aria-selected")).toBe("true");
      expect(await accuracy.evaluate((tab) => tab === document.activeElement)).toBe(true);
      expect(page.frames().some((frame) => frame.url().endsWith("#accuracy"))).toBe(true);
      await page.close();
    });

    it("show nothing to whom the server refuses", async () => {
      stage.refusal = {
        status: 403,
        body: { error: { code: "not-allowed", message: { "zh-CN": "否", en: "no" } } },
      };
      const opened = await open(NARROW);
      await opened.widget.getByText("只有管理员可以更改这些设置").waitFor();
      stage.refusal = null;
      await picture(opened, `settings-refused-${nameOf(NARROW)}`);
      await expectSound(opened);
      await opened.page.close();
    });
  });
}
