import { describe, expect, it } from "@jest/globals";
import { picture, USUAL } from "../widget-page.ts";
import {
  NARROW,
  TAKEN,
  takenOr,
  nameOf,
  button,
  open,
  expectSound,
  stage,
  README_PICTURE,
  STEPS_AND_TRIAL,
  README_LOOK,
} from "./on-stage.ts";

/** The ladder of steps, the words of letters, and what another policy would have done. */
export function policyIsDrafted(): void {
  describe("the settings", () => {
    for (const look of TAKEN)
      it(`are sound in ${nameOf(look)}, with a step, its condition, an account and the review open`, async () => {
        const opened = await open(look);
        const { widget } = opened;
        await widget.locator(".ladder-steps").waitFor();
        await picture(opened, `settings-policy-${nameOf(look)}`);
        await widget.locator(".add-step").click();
        await widget.locator(".step-form summary").click();
        await widget.locator(".step-form .more .link").first().click();
        await widget.locator(".found-account").first().click();
        await widget.locator(".compare").waitFor();
        await widget.locator(".button-main").click();
        await picture(opened, `settings-edit-${nameOf(look)}`);
        if (look === README_LOOK)
          await opened.page.screenshot({ path: README_PICTURE, fullPage: true, clip: STEPS_AND_TRIAL });
        await expectSound(opened);
        await widget.locator(".confirm .button").last().click();
        await widget.locator(".form-end .button").last().click();
        await opened.page.close();
      });

    it("let somebody who never read a manual add a step, see what it changes, and activate it, in five acts", async () => {
      const opened = await open();
      const { widget, page } = opened;
      await button(opened, "+ Add a step").click();
      await page.keyboard.type("45");
      await widget.getByLabel("What happens").selectOption("visit-task");
      await button(opened, /Try on 苏州/).click();
      await widget.getByText("2 of 2 invoices have another next step.").waitFor();
      await button(opened, "Review and activate").click();
      expect(await widget.getByRole("list", { name: "What changes" }).innerText()).toBe(
        "New step: 45 days past due · Visit (task for a person)",
      );
      await button(opened, "Activate version 1").click();
      await widget.getByText("Version 1 is in force.").waitFor();
      await widget.getByText("Nothing to activate.").waitFor();
      expect(stage.put.at(-1)?.steps.map(({ days }) => days)).toEqual([-7, 0, 3, 10, 30, 45, 60]);
      expect(opened.complaints).toEqual([]);
      await page.close();
    });

    for (const look of takenOr(NARROW))
      it(`let words be written, heard, previewed and used, sound in ${nameOf(look)}`, async () => {
        const opened = await open(look, "#wordings");
        const { widget } = opened;
        await widget.locator("#wordings-title").waitFor();
        await picture(opened, `settings-wordings-${nameOf(look)}`);
        await expectSound(opened);
        await widget.locator(".wordings button").nth(2).click();
        await widget.locator(".found-account").first().click();
        await widget.locator(".letter-frame").waitFor();
        const body = widget.locator("#wording-body");
        const written = await body.inputValue();
        const zh = look.locale === "zh_CN";
        await body.fill(`${written}\n\n${zh ? "我們將報警" : "We will call the police"}！！ {{constructor}}`);
        await widget.locator("#wording-body-flaw").getByText("constructor").waitFor();
        await widget.locator(".findings .banned").waitFor();
        await picture(opened, `settings-wording-flawed-${nameOf(look)}`);
        expect(await widget.locator(".button-main").getAttribute("aria-disabled")).toBe("true");
        await body.fill(`${written}\n\n**${zh ? "谢谢" : "Thank you"}** <b>`);
        await widget.frameLocator(".letter-frame").locator("strong").first().waitFor();
        expect(await widget.frameLocator(".letter-frame").locator("b").count()).toBe(0);
        for (const more of await widget.locator(".more summary").all()) await more.click();
        await picture(opened, `settings-wording-${nameOf(look)}`);
        await expectSound(opened);
        await widget.locator("#wording-reason").fill("our own words");
        await widget.locator(".button-main").click();
        await widget.getByText(/第 \d+ 版从下一条消息起使用|Version \d+ is used/).waitFor();
        await opened.page.close();
      });

    it("say what is wrong beside the field, keep it through a reload, and send nothing", async () => {
      const opened = await open();
      const { widget, page } = opened;
      const before = stage.put.length;
      await button(opened, /Edit the step: 10 days past due/).click();
      const days = widget.getByLabel("When", { exact: true });
      await days.fill("3");
      const flaw = widget.locator(".step-form .field .flaw");
      await flaw.waitFor();
      expect(await flaw.innerText()).toMatch(/3 days/);
      expect(await days.getAttribute("aria-invalid")).toBe("true");
      expect(await button(opened, "Review and activate").getAttribute("aria-disabled")).toBe("true");
      await days.fill("10");
      await widget.locator(".step-form summary").click();
      await button(opened, "+ Add a condition").click();
      await widget.getByLabel("Compared").selectOption("atMost");
      await widget.getByLabel("Value", { exact: true }).fill("9");
      await widget.getByRole("group", { name: "Only when" }).getByText("can never hold").waitFor();
      await widget.getByLabel("Fact").selectOption("asked");
      await widget.getByLabel("Currency").first().fill("");
      await widget.getByRole("group", { name: "Only when" }).getByText("has no currency").waitFor();
      await widget.locator(".clause > .small-fields > .drop").click();
      await days.fill("soon");
      await page.reload();
      await widget.getByText("A number belongs here").first().waitFor();
      expect(stage.put).toHaveLength(before);
      await button(opened, "Discard the draft").click();
      await widget.getByText("Nothing to activate.").waitFor();
      await page.close();
    });

    it("keep the draft when the server refuses it, with its sentence", async () => {
      const opened = await open();
      const { widget, page } = opened;
      await button(opened, /Remove the step: 7 days before due/).click();
      await button(opened, "Review and activate").click();
      const message = { "zh-CN": "不行。", en: "Not like this." };
      stage.refusal = { status: 422, body: { error: { code: "bad-field", field: "steps", message } } };
      await button(opened, /Activate version/).click();
      await widget.getByText("Not activated. Your draft is kept. Not like this.").waitFor();
      stage.refusal = null;
      await button(opened, "Not yet").click();
      await button(opened, "Undo").click();
      await widget.getByText("Nothing to activate.").waitFor();
      await page.close();
    });

    for (const look of takenOr(USUAL))
      it(`replay a period beside what was done, soundly in ${nameOf(look)}`, async () => {
        const opened = await open(look, "#replay");
        const { widget, page } = opened;
        const [from, run] = [widget.locator("#replay-from"), widget.locator(".replay-form .button-main")];
        expect(await from.inputValue()).toBe("2026-10-24");
        await from.fill("2026-12-01");
        await run.click();
        await widget.locator(".replay-form .flaw").waitFor();
        expect(await from.getAttribute("aria-invalid")).toBe("true");
        await from.fill("2026-08-24");
        await run.click();
        await widget.locator(".plot").waitFor();
        expect(await widget.locator(".differences tbody tr").count()).toBe(2);
        await picture(opened, `settings-replay-${nameOf(look)}`);
        await expectSound(opened);
        await page.close();
      });
  });
}
