import { describe, expect, it } from "@jest/globals";
import { picture, USUAL } from "../widget-page.ts";
import { NARROW, takenOr, nameOf, button, open, expectSound } from "./on-stage.ts";

/** What sends, what stops it, and who hears of it. */
export function sendingIsArranged(): void {
  describe("the settings", () => {
    it("stop and resume sending, each with its reason", async () => {
      const opened = await open(NARROW, "#sending");
      const { widget, page } = opened;
      await button(opened, "停止发送").click();
      await widget.getByText("请填写原因").waitFor();
      await widget.locator("#mode-reason").fill("银行系统故障");
      await button(opened, "停止发送").click();
      await widget.getByText("已停止。").waitFor();
      await widget.locator(".acts").getByText("银行系统故障").waitFor();
      await picture(opened, `settings-sending-${nameOf(NARROW)}`);
      await expectSound(opened);
      await widget.locator("#mode-reason").fill("已恢复");
      await button(opened, "恢复发送").click();
      await widget.getByText("已恢复。").waitFor();
      await page.close();
    });

    for (const look of takenOr(NARROW))
      it(`limit how fast it grows loud, and say what that means first, soundly in ${nameOf(look)}`, async () => {
        const opened = await open(look, "#sending");
        const { widget, page } = opened;
        const caps = widget.getByRole("region", { name: /^(Limits|发送上限)$/ });
        await widget.locator("#vetoes-title").waitFor();
        await picture(opened, `settings-limits-${nameOf(look)}`);
        await caps.locator(".button").click();
        await page.keyboard.type("0");
        await caps.locator("#caps-firstDay-flaw").waitFor();
        await caps.locator("#caps-firstDay").fill("30");
        await caps
          .locator(".consequence")
          .getByText(/30(, |、)60(, |、)120/)
          .waitFor();
        await caps.locator(".button-main").click();
        await caps.locator("#caps-reason-flaw").waitFor();
        await picture(opened, `settings-limits-form-${nameOf(look)}`);
        await expectSound(opened);
        await caps.locator("#caps-reason").fill("more customers");
        await caps.locator(".button-main").click();
        await caps.getByText(/The limits are saved\.|上限已保存。/).waitFor();
        await page.close();
      });

    for (const look of takenOr(NARROW))
      it(`let an admin say which mails our own people get, soundly in ${nameOf(look)}`, async () => {
        const opened = await open(look, "#sending");
        const { widget, page } = opened;
        const panel = widget.locator("section", { has: widget.locator("#briefings-title") });
        await panel.locator(".form-end .button").click();
        await panel.locator(".check input").first().check();
        await panel.locator("#briefings-day").selectOption("1");
        for (const ticked of await panel.locator("fieldset input:checked").all()) await ticked.uncheck();
        await panel.locator("#briefings-reason").fill("so that nobody is surprised");
        await panel.locator(".button-main").click();
        await panel.locator("fieldset .flaw").waitFor();
        await picture(opened, `settings-briefings-form-${nameOf(look)}`);
        await expectSound(opened);
        await panel.locator("fieldset input").first().check();
        await panel.locator(".button-main").click();
        await panel.getByText(/every Monday, to 陈总|每周一发送上一周的数据，收件人：陈总/).waitFor();
        await picture(opened, `settings-briefings-${nameOf(look)}`);
        await page.close();
      });

    for (const look of takenOr(NARROW))
      it(`let an admin say who mail comes from, and try it on themselves, soundly in ${nameOf(look)}`, async () => {
        const opened = await open(look, "#sending");
        const { widget, page } = opened;
        const panel = widget.locator("section", { has: widget.locator("#sender-title") });
        await panel.locator(".form-end .button").first().click();
        await panel.locator("#sender-by").selectOption("smtp");
        await panel.locator("#sender-name").fill("海纳精密 AR");
        await panel.locator("#sender-address").fill("ar@bank.example");
        await panel.getByRole("button", { name: /chen@haina\.example/ }).click();
        await panel
          .locator("#sender-address-flaw")
          .getByText(/bank\.example/)
          .waitFor();
        await panel.locator("#sender-address").fill("ar@haina.example");
        await panel.locator("#sender-signature-en").fill("Haina, accounts receivable");
        await panel.getByRole("button", { name: /chen@haina\.example/ }).click();
        await panel.getByText(/look into your mailbox|请查看您的邮箱/).waitFor();
        await panel.locator("#sender-reason").fill("our own at last");
        await picture(opened, `settings-sender-${nameOf(look)}`);
        await expectSound(opened);
        await panel.locator(".button-main").click();
        await panel.getByText(/holds from the next message|从下一封邮件起生效/).waitFor();
        await panel.getByText("ar@haina.example").waitFor();
        await panel.locator("#sender-selector").fill("s1");
        await panel.getByRole("button", { name: /Check the domain|检查域名/ }).click();
        await panel.getByText(/has no SPF record|没有 SPF 记录/).waitFor();
        expect(await panel.locator(".badge").allInnerTexts()).toEqual(
          look.locale === "en_US"
            ? ["SPF · Failed", "DKIM · Good", "DMARC · Not known"]
            : ["SPF · 未通过", "DKIM · 正常", "DMARC · 未知"],
        );
        await panel.getByText(/Our own signature|自有签名/).click();
        await panel.getByRole("button", { name: /Make a key|生成密钥/ }).click();
        await panel.getByText("hkmiarmu4g._domainkey.haina.example").waitFor();
        await picture(opened, `settings-sender-check-${nameOf(look)}`);
        await expectSound(opened);
        await panel.locator(".form-end .button").first().click();
        await panel.locator("#sender-by").selectOption("zoho");
        await panel.getByText(/only from addresses that Zoho knows|只能使用 Zoho 认可的发件地址/).waitFor();
        expect(await panel.getByRole("button", { name: /chen@haina\.example/ }).count()).toBe(0);
        await panel.locator("#sender-reason").fill("stands in the CRM");
        await picture(opened, `settings-sender-zoho-${nameOf(look)}`);
        await expectSound(opened);
        await panel.locator(".button-main").click();
        await panel.getByText(/stands, and only from|保留在该记录上/).waitFor();
        expect(await panel.getByRole("button", { name: /Check the domain|检查域名/ }).count()).toBe(0);
        await page.close();
      });

    for (const look of takenOr(NARROW))
      it(`let an admin say where mail comes back to and who texts come from, soundly in ${nameOf(look)}`, async () => {
        const opened = await open(look, "#sending");
        const { widget, page } = opened;
        const returns = widget.locator("section", { has: widget.locator("#returns-title") });
        await returns.locator(".form-end .button").click();
        await returns.locator("#returns-address").fill("billing@haina");
        await returns.locator(".button-main").click();
        await returns.locator("#returns-address-flaw").waitFor();
        await picture(opened, `settings-returns-${nameOf(look)}`);
        await returns.locator("#returns-address").fill("Returns@haina.example");
        await returns.locator(".button-main").click();
        await returns.getByText("returns@haina.example", { exact: true }).waitFor();
        await returns.locator("summary").click();
        await returns.getByText("https://api.huikuan.example/mail/1/").waitFor();
        const panel = widget.locator("section", { has: widget.locator("#sms-title") });
        await panel.locator("details summary").first().click();
        await panel
          .getByText(/SMS|短信/)
          .first()
          .waitFor();
        await panel.locator(".form-end .button").click();
        await panel.locator("#sms-account").fill("LTAI5tSandboxKey0001");
        await panel.locator("#sms-secret").fill("sandboxsecret0000000000000001");
        await panel.locator("#sms-from").fill("【海纳精密】");
        await panel.locator(".button-main").click();
        await panel.locator("#sms-from-flaw").waitFor();
        await picture(opened, `settings-sms-${nameOf(look)}`);
        await expectSound(opened);
        await panel.locator("#sms-from").fill("海纳精密");
        await panel.locator(".button-main").click();
        await panel.getByText(/The sender is saved|短信发送方已保存/).waitFor();
        await panel.getByText("海纳精密", { exact: true }).waitFor();
        await page.close();
      });

    it("hold what is far more than usual until somebody says yes again, with a reason", async () => {
      const opened = await open(USUAL, "#sending");
      const { widget, page } = opened;
      await widget.getByText("140 messages of today are held").waitFor();
      await button(opened, "Let today's messages go").click();
      await widget.getByText("Say why: the reason is kept.").waitFor();
      await widget.locator("#fuse-reason").fill("month's end, checked");
      await button(opened, "Let today's messages go").click();
      await widget.getByText("131 messages are planned and leave now.").waitFor();
      await page.close();
    });

    it("show the first live day before it is signed, and go live by one's own name alone", async () => {
      const opened = await open(USUAL, "#sending");
      const { widget, page } = opened;
      await widget.locator("#mode-reason").fill("a new policy");
      await button(opened, "Back to rehearsal").click();
      await widget.getByText("1 message to 1 customer").waitFor();
      await widget.getByText("Look at 1 message").click();
      await widget.getByText("ap@suzhou.example").waitFor();
      await picture(opened, `settings-go-live-${nameOf(USUAL)}`);
      await expectSound(opened);
      const name = widget.getByLabel("Your name", { exact: true });
      await name.fill("somebody");
      await button(opened, "Sign and go live").click();
      await widget.getByText("The signature is not your name.").waitFor();
      await name.fill("陈总");
      await button(opened, "Sign and go live").click();
      await widget.getByText("Live: reminders are sent").waitFor();
      await page.close();
    });

    it("name every round with what went wrong in it", async () => {
      const opened = await open(NARROW, "#runs");
      const { widget, page } = opened;
      await widget.getByText("有消息是否送达不明").waitFor();
      await widget.getByText("Northwind Traders: an invoice").waitFor();
      await picture(opened, `settings-runs-${nameOf(NARROW)}`);
      await expectSound(opened);
      await page.close();
    });
  });
}
