import { describe, expect, it } from "@jest/globals";
import { SLOW_DAY } from "../settings-reports.ts";
import { axeFindings, picture, sidewaysScroll, smallTargets } from "../widget-page.ts";
import { NARROW, takenOr, nameOf, button, open, expectSound } from "./on-stage.ts";

/** Cash to come, receivables, losses and discounts. */
export function moneyIsTold(): void {
  describe("the money of the coming weeks", () => {
    it.each(takenOr(NARROW))("is told week by week ($locale, $mode, $width)", async (look) => {
      const opened = await open(look, "#cash");
      const zh = look.locale === "zh_CN";
      await opened.widget
        .getByRole("region", { name: zh ? "未来 13 周 CNY" : "The next 13 weeks in CNY" })
        .waitFor();
      await picture(opened, `settings-cash-${look.locale}-${look.mode}-${look.width}`);
      await expectSound(opened);
      await opened.page.close();
    });
  });

  describe("the receivables as of a day", () => {
    it.each(takenOr(NARROW))(
      "are told with their definitions, down to the invoice ($locale, $mode, $width)",
      async (look) => {
        const opened = await open(look, "#reports");
        const { widget, page } = opened;
        const zh = look.locale === "zh_CN";
        await widget.locator("#report-CNY").waitFor();
        await picture(opened, `settings-reports-${nameOf(look)}`);
        await expectSound(opened);
        await widget.locator(".compare .link").nth(1).click();
        await widget.locator(".report-behind summary").click();
        await widget.getByText("INV-2091").waitFor();
        await picture(opened, `settings-reports-behind-${nameOf(look)}`);
        await expectSound(opened);
        const saved = page.waitForEvent("download");
        await button(opened, zh ? "下载账龄 CSV" : "Aging as CSV").click();
        expect((await saved).suggestedFilename()).toBe("aging-CNY-2026-11-20.csv");
        await widget
          .getByText(zh ? "无可计算" : "nothing to divide by")
          .first()
          .waitFor();
        await widget.locator("#report-as-of").fill(SLOW_DAY);
        await widget.locator("form .button", { hasText: zh ? "查看" : "Show" }).click();
        await widget.getByText(zh ? "正在读取账目" : "Reading the ledger").waitFor();
        await picture(opened, `settings-reports-reading-${nameOf(look)}`);
        await widget.getByText(zh ? "正在读取账目" : "Reading the ledger").waitFor({ state: "detached" });
        await widget.locator("#report-as-of").fill("2027-01-01");
        await widget.locator("form .button", { hasText: zh ? "查看" : "Show" }).click();
        await widget.locator("#report-as-of-flaw").waitFor();
        await page.close();
      },
    );
  });

  describe("what losses are reckoned by", () => {
    it.each(takenOr(NARROW))(
      "is approved by an accountant and proposed by whoever works with it ($locale, $mode, $width)",
      async (look) => {
        const opened = await open(look, "#reports");
        const { widget, page } = opened;
        const panel = widget.locator("section", { has: widget.locator("#provision-title") });
        await panel.locator("#provision-from").fill("2026-11-01");
        await panel.locator(".button-main").click();
        await panel.getByText(/It is approved\.|已批准。/).waitFor();
        await panel.getByRole("button", { name: /Propose a version|提出新版本/ }).click();
        await picture(opened, `settings-provision-${nameOf(look)}`);
        await expectSound(opened);
        await panel.locator("#provision-CNY-4").fill("1");
        await panel.locator(".button-main").click();
        await panel.locator("#provision-reason-flaw").waitFor();
        await panel.locator("#provision-reason").fill("year end");
        await panel.locator(".button-main").click();
        await panel.getByText(/The loss rates of CNY fall|损失率随账龄下降/).waitFor();
        await panel.locator("#provision-CNY-4").fill("40");
        await panel.locator(".button-main").click();
        await panel
          .getByText(/It waits for an accountant|待会计批准/)
          .first()
          .waitFor();
        await panel.getByText(/Only a CRM user of the profile|只有 CRM 简档/).waitFor();
        await page.close();
      },
    );
  });

  describe("what may be given away", () => {
    it.each(takenOr(NARROW))(
      "is set by an admin, and refused at its field ($locale, $mode, $width)",
      async (look) => {
        const opened = await open(look, "#fees");
        const { widget } = opened;
        const zh = look.locale === "zh_CN";
        const panel = widget.getByRole("region", { name: zh ? "折扣" : "Discounts" });
        await panel.getByRole("button", { name: zh ? "修改" : "Change" }).click();
        for (const [id, text] of [
          ["margin", "18"],
          ["least", "20"],
          ["capital", "6.1"],
          ["standing", "2"],
          ["within", "10"],
          ["rep", "5"],
          ["collector", "10"],
          ["admin", "50"],
          ["segment-0", "1.5"],
          ["segment-days-0", "7"],
          ["reason", "董事会 2026-11 决议"],
        ])
          await widget.locator(`#discount-${id}`).fill(text ?? "");
        const save = panel.getByRole("button", { name: zh ? "保存" : "Save" });
        await save.click();
        await widget
          .getByText(zh ? "“最低毛利率” 20% 高于毛利率 18%" : "The least margin, 20%, is above")
          .waitFor();
        await picture(opened, `settings-discounts-${nameOf(look)}`);
        expect(await axeFindings(opened)).toEqual([]);
        expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
        expect(await smallTargets(opened)).toEqual([]);
        await widget.locator("#discount-least").fill("15");
        await save.click();
        await panel.getByText(zh ? "提前付款折扣至多 3%。" : "at most 3%.").waitFor();
        await picture(opened, `settings-discounts-saved-${nameOf(look)}`);
        expect(opened.complaints).toEqual([]);
        await opened.page.close();
      },
    );
  });
}
