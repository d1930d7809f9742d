import { mkdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { BrowserContext, FrameLocator } from "playwright-core";
import { buildWidget } from "../../sandbox/build-widget.ts";
import { openBrowser } from "../support/browser.ts";
import { SLOW_DAY } from "./settings-reports.ts";
import { openSettingsStage, type SettingsStage } from "./settings-stage.ts";
import {
  axeFindings,
  type Look,
  type Opened,
  picture,
  sidewaysScroll,
  smallTargets,
  USUAL,
} from "./widget-page.ts";

let stage: SettingsStage;
beforeAll(async () => {
  await mkdir(".cache/screenshots", { recursive: true });
  stage = await openSettingsStage(await buildWidget());
}, 120_000);
afterAll(() => stage.close());

const NARROW: Look = { locale: "zh_CN", mode: "night", width: 320 };
const EVERY: readonly Look[] = (["zh_CN", "en_US"] as const).flatMap((locale) =>
  (["day", "night"] as const).flatMap((mode) =>
    ([1080, 320] as const).map((width) => ({ locale, mode, width })),
  ),
);
const isUsual = ({ locale, mode, width }: Look): boolean =>
  locale === USUAL.locale && mode === USUAL.mode && width === USUAL.width;
/** `npm run pictures` takes every look; `npm test` the everyday one and the hardest, of the sections one of them. */
const IN_EVERY = process.env["EVERY_LOOK"] === "1";
const TAKEN = IN_EVERY ? EVERY : [USUAL, NARROW];
const takenOr = (look: Look): readonly Look[] => (IN_EVERY ? EVERY : [look]);
/** Of the README; taken only when pictures are asked for, so that a test leaves the tree as it was. */
const README_PICTURE = "docs/pictures/settings.png";
/** The steps with one open, and beside them what the draft changes. */
const STEPS_AND_TRIAL = { x: 0, y: 0, width: 1080, height: 1290 };
const README_LOOK = process.env["WRITE_PICTURES"] === "1" ? TAKEN.find(isUsual) : undefined;
const nameOf = ({ locale, mode, width }: Look): string =>
  `${locale.slice(0, 2)}-${mode === "day" ? "light" : "dark"}-${width}`;

const contexts = new Map<number, BrowserContext>();
async function open(look: Look = USUAL, hash = "#policy"): Promise<Opened> {
  const context =
    contexts.get(look.width) ??
    (await (
      await openBrowser()
    ).newContext({
      viewport: { width: look.width, height: 900 },
      reducedMotion: "reduce",
    }));
  contexts.set(look.width, context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", (fault) => complaints.push(fault.message));
  page.on("console", (message) => {
    if (/Content Security Policy|Uncaught/i.test(message.text())) complaints.push(message.text());
  });
  const query = `page=settings.html${encodeURIComponent(hash)}&locale=${look.locale}&mode=${look.mode}`;
  await page.goto(`${stage.hostUrl}/?${query}`);
  const widget = page.frameLocator("iframe[title=Huikuan]");
  await allHere(widget);
  return { page, widget, complaints };
}

/** A panel that comes late moves those below it, even from under a press. */
async function allHere(widget: FrameLocator): Promise<void> {
  await widget.getByRole("tab").first().waitFor();
  await widget.locator(".skeleton").first().waitFor({ state: "detached" });
}

async function expectSound(opened: Opened): Promise<void> {
  expect(await axeFindings(opened)).toEqual([]);
  expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
  expect(await smallTargets(opened)).toEqual([]);
  expect(opened.complaints).toEqual([]);
}
const button = ({ widget }: Opened, name: RegExp | string) => widget.getByRole("button", { name });

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

  it("show more warnings below the first ones, and take what somebody makes of one", async () => {
    const opened = await open(USUAL, "#alerts");
    const { widget, page } = opened;
    const lines = widget.locator("section", { has: widget.locator("#alerts-title") }).locator(".inbox-line");
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
  it.each(takenOr(NARROW))("is tested on the own ledger and drawn ($locale, $mode, $width)", async (look) => {
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
