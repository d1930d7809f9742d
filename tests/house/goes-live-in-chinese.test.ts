import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { liveCompany } from "../../sandbox/companies.ts";
import type { DroppedMessage } from "../../sandbox/mail-drop/index.ts";
import { setupPath } from "../../sandbox/crm-page/page-state.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { openBrowser } from "../support/browser.ts";
import { debtorsBook } from "../torture/sending/debtors.ts";
import { type Installed, openHouseWithWidget, type TestHouse } from "./open-test-house.ts";

const TUESDAY = toDay("2026-11-24");

let house: TestHouse;
let company: Installed;
let page: Page;
let settings: FrameLocator;

beforeAll(async () => {
  house = await openHouseWithWidget([{ spec: liveCompany, book: debtorsBook(2, TUESDAY), live: false }]);
  [company] = house.installed as [Installed];
  const admin = company.org.users.find(({ fullName }) => fullName === "陈总");
  page = await (await openBrowser()).newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${house.sandbox.crmUrl}${setupPath(company.org)}?user=${admin?.id}`);
  settings = page.frameLocator("#widget");
}, 180_000);
afterAll(() => house?.close());

const tab = (name: string): Promise<void> => settings.getByRole("tab", { name }).click();
const panelOf = (titleId: string): Locator =>
  settings.locator("section", { has: settings.locator(`#${titleId}`) });
const mails = (): readonly DroppedMessage[] => house.sandbox.mail.messages();
const toChinese = (): DroppedMessage | undefined =>
  mails().find(({ to }) => to.join().includes("ap1@buyer.example"));

/** What the page showed of the letter, part by part. */
let shown: { readonly subject: string; readonly text: string; readonly html: string };

describe("an administrator goes live in Chinese", () => {
  it("sets who mail comes from", async () => {
    await tab("演练与上线");
    const panel = panelOf("sender-title");
    await panel.locator(".form-end .button").first().click();
    await panel.locator("#sender-name").fill("海纳精密 应收账款");
    await panel.locator("#sender-address").fill("ar@haina.example");
    await panel.locator("#sender-reason").fill("由应收账款组署名");
    await panel.locator(".button-main").click();
    await panel.getByText("从下一封邮件起生效").waitFor();
  });

  it("narrows the hours in which customers in China are written to", async () => {
    await tab("联系限制");
    const panel = panelOf("limits-cn");
    await panel.getByLabel("至").last().fill("20:00");
    await settings.getByRole("button", { name: "保存限制" }).click();
    await settings.getByText("已保存，自下一条消息起生效").waitFor();
    await page.reload();
    await tab("联系限制");
    expect(await panelOf("limits-cn").getByLabel("至").last().inputValue()).toBe("20:00");
  });

  it("writes the first reminder in the company's own words, seen as a real customer would", async () => {
    await tab("信函");
    await settings.locator(".wordings button", { hasText: "第一次提醒" }).click();
    const body = settings.locator("#wording-body");
    await body.fill(`${await body.inputValue()}\n\n**海纳应收账款组** 感谢贵司多年合作 & <支持>。`);
    await settings.locator(".found-account", { hasText: "Buyer 1" }).click();
    const parts = settings.locator(".letter-parts");
    await settings.frameLocator(".letter-frame").getByText("感谢贵司多年合作").waitFor();
    await parts.locator("summary").click();
    const [text = "", html = ""] = await parts.locator("pre").allTextContents();
    shown = { subject: (await parts.locator("p").first().textContent()) ?? "", text, html };
    await settings.locator("#wording-reason").fill("用自己的话");
    await settings.locator(".button-main").click();
    await settings.getByText(/第 1 版从下一条消息起使用/).waitFor();
  });

  it("rehearses: the first day is told, and nothing leaves", async () => {
    await house.round();
    await tab("演练与上线");
    const panel = panelOf("go-live-title");
    await panel.locator("summary").click();
    expect(await panel.getByText(shown.subject).count()).toBe(1);
    expect(mails()).toEqual([]);
  });

  it("goes live by name, and the mailbox holds what the page showed, byte for byte", async () => {
    const panel = panelOf("go-live-title");
    await panel.locator("#sign-name").fill("陈总");
    await panel.locator(".button-main").click();
    await settings.getByText("已上线：正常发送提醒").first().waitFor();
    await house.round();
    const mail = toChinese();
    // MIME ends each part's last line before its boundary; the page has no boundary.
    const html = mail?.html?.replace(/\n$/, "");
    expect({ subject: mail?.subject, text: mail?.text, html }).toEqual(shown);
    expect(mail?.from).toContain("ar@haina.example");
    expect(mails()).toHaveLength(2);
  });
});
