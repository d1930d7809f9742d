import { describe, expect, it } from "@jest/globals";
import { picture, USUAL } from "../widget-page.ts";
import { IN_EVERY, NARROW, takenOr, nameOf, open, expectSound, stage } from "./on-stage.ts";

/** What waits for people: the inbox, warnings, playbooks. */
export function workIsDone(): void {
  describe("the settings", () => {
    for (const look of takenOr(NARROW))
      it(`show what waits for a person, let it be decided by hand or keyboard, soundly in ${nameOf(look)}`, async () => {
        stage.inbox.gone.clear();
        stage.inbox.lines = 0;
        if (IN_EVERY) {
          const empty = await open(look, "");
          await empty.widget.locator("#inbox-title").waitFor();
          await empty.widget.locator(".panel .tone-good").waitFor();
          await picture(empty, `settings-inbox-empty-${nameOf(look)}`);
          await empty.page.close();
        }
        stage.inbox.lines = 60;
        const opened = await open(look, "#inbox");
        const { widget, page } = opened;
        const lines = widget.locator(".inbox-line");
        await lines.first().waitFor();
        expect(await widget.locator("#tab-inbox").innerText()).toMatch(/ \(60\)$/);
        for (const more of await widget.locator(".inbox-line .more summary").all()) await more.click();
        await picture(opened, `settings-inbox-${nameOf(look)}`);
        // The first by keyboard; the next has the focus and was decided by somebody else meanwhile.
        await lines.first().focus();
        await page.keyboard.press("1");
        await widget.getByText(/counted as sent|按已送达处理/).waitFor();
        expect(await widget.locator("#tab-inbox").innerText()).toMatch(/ \(59\)$/);
        await widget.locator(".inbox-line:focus").waitFor();
        await page.keyboard.press("2");
        await widget.getByText(/has decided this already|已于 2026-11-20 09:12 处理/).waitFor();
        await page.keyboard.press("ArrowDown");
        // Kinds, owners and pages.
        await widget.locator(".chip", { hasText: /To approve|待批准/ }).click();
        await widget.locator(".inbox-line .tone-warn").first().waitFor();
        await lines.first().getByRole("button").nth(1).click();
        await lines.first().locator(".button-main").click();
        await lines.first().locator(".flaw").waitFor();
        await picture(opened, `settings-inbox-decline-${nameOf(look)}`);
        await expectSound(opened);
        await page.keyboard.type("they pay on Friday");
        await lines.first().locator(".button-main").click();
        await widget.getByText(/declined, with your reason|未同意，原因已保存/).waitFor();
        // A letter is read before it is approved.
        const toRead = lines.first().getByRole("button", { name: /^Read the letter|^阅读信函/ });
        await toRead.click();
        await lines.first().locator("iframe.letter-frame").waitFor();
        await lines.first().scrollIntoViewIfNeeded();
        await picture(opened, `settings-inbox-letter-${nameOf(look)}`);
        await expectSound(opened);
        await lines
          .first()
          .getByRole("button", { name: /^Approve|^批准/ })
          .click();
        await widget.getByText(/approved as you read it|已按您所读内容批准/).waitFor();
        await widget.locator("#letters-title").waitFor();
        await widget.locator("#letters-title").scrollIntoViewIfNeeded();
        await picture(opened, `settings-inbox-approved-${nameOf(look)}`);
        expect([...stage.inbox.approved]).toEqual(["0".repeat(64)]);
        await widget.locator(".chip").first().click();
        await widget.locator("#inbox-owner").selectOption("8");
        await widget.locator(".inbox-line").nth(5).waitFor();
        await widget.locator("#inbox-owner").selectOption("");
        await widget.locator(".panel > .form-end .button").click();
        await lines.nth(51).waitFor();
        await page.close();
      });

    it("show more warnings below the first ones, and take what somebody makes of one", async () => {
      const opened = await open(USUAL, "#alerts");
      const { widget, page } = opened;
      const lines = widget
        .locator("section", { has: widget.locator("#alerts-title") })
        .locator(".inbox-line");
      await lines.first().waitFor();
      expect(await lines.count()).toBe(3);
      await expectSound(opened);
      await widget.getByRole("button", { name: "Show more" }).click();
      await lines.nth(4).waitFor();
      await lines.nth(3).getByRole("button", { name: "Acknowledge" }).click();
      await lines.nth(3).locator(".button-main").click();
      await lines.nth(3).locator(".flaw").waitFor();
      await lines.nth(3).locator("input").fill("Called them.");
      await lines.nth(3).locator(".button-main").click();
      await lines.nth(4).waitFor({ state: "detached" });
      expect(await lines.locator("b").allInnerTexts()).toEqual(
        [1, 2, 3, 5].map((at) => `苏州云栖谷包装 ${at}`),
      );
      await picture(opened, "settings-alerts");
      await page.close();
    });

    for (const look of takenOr(NARROW))
      it(`show what is late of a playbook first, and take what came of a step, soundly in ${nameOf(look)}`, async () => {
        const opened = await open(look, "#alerts");
        const { widget, page } = opened;
        const work = widget.locator("section", { has: widget.locator("#playbooks-title") });
        const steps = work.locator(".playbook-step");
        await steps.nth(1).waitFor();
        expect(await steps.first().innerText()).toMatch(/2\. /);
        await steps.first().locator(".link").click();
        await work.locator("select").selectOption("block-orders");
        await work.locator("form .button-main").click();
        await work.locator(".flaw").waitFor();
        await work.locator("form .grow input").fill("They pay on Friday.");
        await work.locator("input[type=date]").fill("2026-12-18");
        await expectSound(opened);
        await work.locator("form .button-main").click();
        await work.getByText("They pay on Friday.").waitFor();
        const rules = widget.locator("section", { has: widget.locator("#playbook-rules") });
        await rules.locator(".segment .link").click();
        await rules.locator("form > .link").click();
        await rules.locator(".playbook-edit-step").nth(1).locator(".grow input").fill("Call their bank");
        await rules.locator("#limit-over-playbook-reason").fill("our rule");
        await expectSound(opened);
        await picture(opened, `settings-playbooks-${nameOf(look)}`);
        await rules.locator("form .button-main").click();
        await rules.getByText("2. Call their bank").waitFor();
        await page.close();
      });

    it("show a collector the inbox, the alerts, the reviews, the limits and the reports, and nothing else", async () => {
      stage.inbox.gone.clear();
      Object.assign(stage.inbox, { role: "collector", lines: 3 });
      const opened = await open(USUAL, "#policy");
      await opened.widget.locator(".inbox-line").first().waitFor();
      expect(await opened.widget.getByRole("tab").allInnerTexts()).toEqual([
        "Inbox (3)",
        "Alerts",
        "Reviews",
        "Credit limits",
        "Reports",
      ]);
      expect(await opened.widget.locator(".tab-group").allInnerTexts()).toEqual(["Work", "Money"]);
      await opened.page.close();
      Object.assign(stage.inbox, { role: "admin" });
    });
  });
}
