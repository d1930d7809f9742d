import { describe, expect, it } from "@jest/globals";
import { axeFindings, picture, sidewaysScroll, smallTargets } from "../widget-page.ts";
import { NARROW, takenOr, nameOf, open, expectSound } from "./on-stage.ts";

/** The credit file, the scorecard, and how good the forecast is. */
export function creditIsSet(): void {
  describe("the credit file's settings", () => {
    it("share nothing until a purpose is stated, show every row before it leaves, and write down what left", async () => {
      for (const look of takenOr(NARROW)) {
        const opened = await open(look, "#dossier");
        const zh = look.locale === "zh_CN";
        const { page, widget } = opened;
        await widget.getByText(zh ? "未开启：不会导出任何内容。" : "Off: nothing leaves.").waitFor();
        expect(await widget.locator("#bureau-secret").inputValue()).toBe("");
        await widget.getByRole("button", { name: zh ? "开启" : "Switch on", exact: true }).click();
        await widget.getByText(zh ? "请用一句话说明用途。" : "State the purpose in a sentence.").waitFor();
        await widget.locator("#experience-purpose").fill("for the trade association's yearly survey");
        await widget.getByRole("button", { name: zh ? "开启" : "Switch on", exact: true }).click();
        await widget.getByRole("button", { name: zh ? "预览将导出的内容" : "Show what would leave" }).click();
        await widget.getByRole("cell", { name: "913301005555555555" }).waitFor();
        expect(await widget.getByRole("cell", { name: zh ? "不提供" : "withheld" }).count()).toBe(2);
        const saved = page.waitForEvent("download");
        await widget.getByRole("button", { name: zh ? "导出 CSV" : "Export as CSV" }).click();
        expect((await saved).suggestedFilename()).toBe("trade-experience.csv");
        await widget.getByText("5f".repeat(32)).first().waitFor();
        await widget.getByRole("button", { name: zh ? "添加同意" : "Add the consent" }).click();
        await widget.locator("#consent-accountId").waitFor();
        await picture(opened, `settings-dossier-${nameOf(look)}`);
        expect(await axeFindings(opened)).toEqual([]);
        expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
        expect(await smallTargets(opened)).toEqual([]);
        await widget.getByRole("button", { name: zh ? "关闭" : "Switch off", exact: true }).click();
        await widget.getByText(zh ? "未开启：不会导出任何内容。" : "Off: nothing leaves.").waitFor();
        expect(opened.complaints).toEqual([]);
        await page.close();
      }
    });
  });

  describe("what scores are made by", () => {
    it.each(takenOr(NARROW))("is drafted and tried on the past ($locale, $mode, $width)", async (look) => {
      const opened = await open(look, "#scorecard");
      const { widget } = opened;
      const zh = look.locale === "zh_CN";
      await widget.getByLabel(zh ? "付款权重" : "Weight of payment", { exact: true }).fill("50");
      await widget.getByText(zh ? "合计 95，应为 100" : "Together 95 of 100").waitFor();
      await widget.getByLabel(zh ? "守信权重" : "Weight of conduct", { exact: true }).fill("15");
      await widget.getByRole("button", { name: zh ? "保存草稿" : "Save draft" }).press("Enter");
      await widget.getByText(zh ? "草稿已保存" : "Draft saved").waitFor();
      await widget.getByRole("button", { name: zh ? "用历史数据试算" : "Try on the past" }).press("Enter");
      await widget.getByText(zh ? "60 个客户中有 2 个" : "2 of 60 customers").waitFor();
      await picture(opened, `settings-scorecard-${look.locale}-${look.mode}-${look.width}`);
      await expectSound(opened);
      await opened.page.close();
    });
  });

  describe("how good the forecast is", () => {
    it.each(takenOr(NARROW))(
      "is tested on the own ledger and drawn ($locale, $mode, $width)",
      async (look) => {
        const opened = await open(look, "#accuracy");
        const { widget } = opened;
        const zh = look.locale === "zh_CN";
        await widget
          .getByRole("button", { name: zh ? "用自己的账目回测" : "Test on our own ledger" })
          .press("Enter");
        await widget.getByText(zh ? "3 部分中已完成 1 部分" : "1 of 3 parts done").waitFor();
        await widget
          .getByRole("img", { name: zh ? /预测的逾期可能性/ : /Chance of late that was said/ })
          .waitFor();
        await widget
          .getByText(zh ? "不含最大客户" : "Without the largest customer", { exact: true })
          .first()
          .waitFor();
        await picture(opened, `settings-accuracy-${look.locale}-${look.mode}-${look.width}`);
        await expectSound(opened);
        await opened.page.close();
      },
    );
  });
}
