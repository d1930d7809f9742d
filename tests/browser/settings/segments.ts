import { describe, expect, it } from "@jest/globals";
import { picture, USUAL } from "../widget-page.ts";
import { NARROW, takenOr, nameOf, button, open, expectSound, stage } from "./on-stage.ts";

/** Who is under which policy, and whose business days count. */
export function customersAreSorted(): void {
  describe("the settings", () => {
    for (const look of takenOr(NARROW))
      it(`put customers of a kind under a policy of their own, soundly in ${nameOf(look)}`, async () => {
        stage.segments = { version: 0, segments: [], otherwise: "standard" };
        const opened = await open(look, "#segments");
        const { widget, page } = opened;
        await widget.locator(".add-step").click();
        await widget.locator(".segment-flawed .flaw").waitFor();
        await widget.locator("#segment-1-policy").selectOption("firm");
        await widget.locator(".segment .check", { hasText: /^C$/ }).click();
        await widget.locator(".segment .check", { hasText: /^D$/ }).click();
        const said = widget
          .getByText(/^(Grade C or D and country Japan → Firm|等级 C或 D，并且国家 日本 → 严格催款)/)
          .first();
        await widget.locator("#segment-1-country").fill("Nowhere");
        await widget.locator(".add-country .button").press("Enter");
        await widget.locator("#segment-1-country-flaw").waitFor();
        await widget.locator("#segment-1-country").fill(look.locale === "en_US" ? "Japan" : "jp");
        await widget.locator(".add-country .button").press("Enter");
        await said.waitFor();
        // Left and come back to: the draft is there.
        await widget.locator("#tab-runs").click();
        await widget.locator(".segments").waitFor({ state: "detached" });
        await widget.locator("#tab-segments").click();
        await said.waitFor();
        await widget.locator(".segment-line .link").first().click();
        await widget.getByText(/21 of 156 customers|156 个客户中有 21 个/).waitFor();
        await picture(opened, `settings-segments-${nameOf(look)}`);
        await expectSound(opened);
        await widget.locator(".settings-beside .button-main").click();
        await widget.getByText(/Saved\. Version 1|第 1 版/).waitFor();
        expect(stage.segments.segments).toEqual([
          expect.objectContaining({ when: { grade: ["C", "D"], country: ["JP"] }, policyId: "firm" }),
        ]);
        await page.close();
      });

    for (const look of takenOr(USUAL))
      it(`let an admin choose which CRM field says key account, soundly in ${nameOf(look)}`, async () => {
        const opened = await open(look, "#segments");
        const { widget, page } = opened;
        const panel = widget.locator("section", { has: widget.locator("#key-account-title") });
        await panel.locator(".form-end .button").click();
        await panel.locator("#key-account-field").selectOption("Tier");
        await panel.locator(".button-main").click();
        await panel.locator("#key-account-reason-flaw").waitFor();
        await panel.locator(".check", { hasText: "Gold" }).click();
        await panel.locator("#key-account-reason").fill("as agreed with sales");
        await picture(opened, `settings-key-account-${nameOf(look)}`);
        await expectSound(opened);
        await panel.locator(".button-main").click();
        await panel.getByText(/“客户级别” (is Gold|为 Gold)|“客户级别”为 Gold/).waitFor();
        await page.close();
      });

    it("keep what one wrote when somebody else saved the segments in the meantime", async () => {
      const opened = await open(USUAL, "#segments");
      const { widget, page } = opened;
      await widget.getByLabel("Everybody else").selectOption("key-account");
      stage.segments = { ...stage.segments, version: 5, otherwise: "firm" };
      await button(opened, "Save the segments").click();
      await widget.getByText("Somebody else saved in the meantime").waitFor();
      await widget.locator(".changes").getByText("Everybody else → Firm").waitFor();
      await picture(opened, `settings-segments-conflict-${nameOf(USUAL)}`);
      expect(stage.segments.version).toBe(5);
      await button(opened, "Go on with mine").click();
      await button(opened, "Save the segments").click();
      await widget.getByText("Saved. Version 6").waitFor();
      expect(stage.segments.otherwise).toBe("key-account");
      await page.close();
    });

    for (const look of takenOr(USUAL))
      it(`show whose business days are kept, and which are not known yet, soundly in ${nameOf(look)}`, async () => {
        const opened = await open(look, "#calendars");
        const { widget, page } = opened;
        const year = widget.getByRole("region", { name: /^(China, |中国 )/ });
        await year.getByText(/1 Oct – 7 Oct|10-01 至 10-07/).waitFor();
        await picture(opened, `settings-calendars-${nameOf(look)}`);
        await expectSound(opened);
        await year.getByRole("button", { name: "2027" }).click();
        await year
          .getByText(/2027.*(are not known|尚不可知)/)
          .first()
          .waitFor();
        await picture(opened, `settings-calendars-unknown-${nameOf(look)}`);
        await widget.locator("#calendar-policy").selectOption("firm");
        await year.getByText(/Firm dunning policy sends on|严格催款政策的发送日/).waitFor();
        await picture(opened, `settings-calendars-policy-${nameOf(look)}`);
        await widget.locator(".calendar-row").nth(1).click();
        await widget.getByText(/25 Dec|12-25/).waitFor();
        await page.close();
      });
  });
}
