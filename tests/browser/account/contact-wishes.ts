import { describe, expect, it } from "@jest/globals";
import { neutralText } from "../../../shared/contact/neutral-text.ts";
import {
  OptInRequest,
  PreferenceRequest,
  ThirdPartyRequest,
} from "../../../shared/contact/request-contract.ts";
import { busyAccount } from "../../widget/account-views.ts";
import {
  axeFindings,
  openRecord,
  picture,
  setScene,
  showing,
  sidewaysScroll,
  smallTargets,
  untilReady,
} from "../widget-page.ts";
import { stage } from "./on-stage.ts";

/** How people want to be reached, and what they said no to. */
export function wishesAreWritten(): void {
  describe("how contacts want to be reached", () => {
    const may = { allowed: true, because: null, limit: null, nextAllowedAt: null, mayOverride: true };
    const reach = { call: may, visit: may, message: may };
    const preferenceServer = (said: readonly object[] = []) => {
      const posted: object[] = [];
      const view = busyAccount();
      const thirdParty = {
        because: "failed-contacts",
        failed: 3,
        text: neutralText(view.account.name, "恒信贸易"),
      };
      const refusing = view.contacts.map((each) => ({
        ...each,
        refuses: ["email" as const, "call" as const],
      }));
      const shown = said.length === 0 ? view : { ...view, contacts: refusing };
      const contacts = view.contacts.map(({ contactId, name, email, phone }) => ({
        ...{ contactId, name, email, phone, preference: null, optOuts: said, wrong: [], ...reach },
      }));
      const scene = showing(shown, {
        older: () => ({ status: 200, body: { anybody: reach, mayOptIn: true, thirdParty, contacts } }),
        log: ({ body }) => {
          posted.push(body as object);
          return { status: 200, body: {} };
        },
      });
      return { scene, posted };
    };

    it("is written by keyboard, says what it does, names what is wrong, and gives the focus back", async () => {
      const { scene, posted } = preferenceServer();
      const opened = await openRecord(stage, setScene(stage, scene));
      const { page, widget } = opened;
      await untilReady(opened);
      const button = widget.getByRole("button", { name: "Contacts: wishes, opt-outs…" });
      await button.press("Enter");
      await widget.locator("#wish-from").fill("19:00");
      await page.keyboard.press("Enter");
      await widget.getByText("The hours end before they begin").waitFor();
      expect(await widget.locator("#wish-to").evaluate((e) => e === document.activeElement)).toBe(true);
      expect(await widget.locator("#wish-from").inputValue()).toBe("19:00");
      await widget.locator("#wish-from").fill("10:00");
      await widget.getByLabel("SMS").press("Space");
      await widget
        .getByText(/^No mails, calls, visits, messages before 10:00 or after 18:00 from /)
        .waitFor();
      await widget.getByText(/Nothing on Sat, Sun. No SMS at all\./).waitFor();
      await picture(opened, "preference-en-light-1080");
      expect(await axeFindings(opened)).toEqual([]);
      await widget.locator("#wish-from").press("Enter");
      await widget.getByRole("form").waitFor({ state: "detached" });
      await button.and(widget.locator(":focus")).waitFor();
      expect(posted).toMatchObject([
        {
          contactId: expect.any(String),
          preference: { weekdays: [1, 2, 3, 4, 5], fromMinute: 600, toMinute: 1080, until: null },
        },
      ]);
      expect(PreferenceRequest.safeParse(posted[0]).success).toBe(true);
      await page.close();
    });

    it("is as sound in Chinese, in the dark, on 320 pixels", async () => {
      const look = { locale: "zh_CN", mode: "night", width: 320 } as const;
      const opened = await openRecord(stage, setScene(stage, preferenceServer().scene), look);
      await untilReady(opened);
      await opened.widget.getByRole("button", { name: "联系人：偏好与退订…" }).click();
      await opened.widget.getByText(/18:00 之后不以邮件、短信/).waitFor();
      await picture(opened, "preference-zh-dark-320");
      expect(await axeFindings(opened)).toEqual([]);
      expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
      expect(await smallTargets(opened)).toEqual([]);
      expect(opened.complaints).toEqual([]);
      await opened.page.close();
    });

    const optOut = (way: string, more: object) => ({
      ...{ optOutId: `o/${way}`, way, purpose: "reminder", heard: null, note: "", by: null },
      ...{ at: "2026-11-19T09:12:00.000+08:00", of: null, back: null, ...more },
    });
    const SAID = [
      optOut("call", { said: "asked", heard: "phone", by: "李倩", note: "只愿意收信函" }),
      optOut("email", { said: "complaint", of: "王芳" }),
      optOut("sms", {
        said: "stop",
        note: "退订",
        back: { heard: "letter", reason: "来函同意", by: "李倩", at: "2026-11-20T10:00:00.000+08:00" },
      }),
    ];

    it("and what they said is shown at the page, and ends only with a reason, in Chinese, in the dark, on 320 pixels", async () => {
      const look = { locale: "zh_CN", mode: "night", width: 320 } as const;
      const { scene, posted } = preferenceServer(SAID);
      const opened = await openRecord(stage, setScene(stage, scene), look);
      const { widget } = opened;
      await untilReady(opened);
      await widget.getByText("陈总 已退订催款：邮件 · 电话").waitFor();
      await widget.getByRole("button", { name: "联系人：偏好与退订…" }).click();
      await widget.getByRole("button", { name: "退订", exact: true }).click();
      await widget.getByText("催款仍可通过短信、上门、即时消息；正式信函可随时邮寄。").waitFor();
      await picture(opened, "opt-outs-zh-dark-320");
      await widget.getByRole("radio", { name: "对方重新同意" }).press("Space");
      await widget.getByRole("checkbox", { name: "电话：催款提醒" }).press("Space");
      await widget.getByRole("button", { name: "保存" }).click();
      await widget.getByText("请填写原因").waitFor();
      await widget.locator("#out-note").fill("来电说可以再打");
      await picture(opened, "opt-in-zh-dark-320");
      expect(await axeFindings(opened)).toEqual([]);
      expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
      expect(await smallTargets(opened)).toEqual([]);
      await widget.getByRole("button", { name: "保存" }).click();
      await widget.getByRole("form").waitFor({ state: "detached" });
      expect(posted).toMatchObject([{ optOutIds: ["o/call"], heard: "phone", reason: "来电说可以再打" }]);
      expect(OptInRequest.safeParse(posted[0]).success).toBe(true);
      // Who cannot be reached may be asked about elsewhere, in words without the debt.
      await widget.getByRole("button", { name: "联系人：偏好与退订…" }).click();
      await widget.getByRole("button", { name: "询问第三方" }).click();
      await widget.getByText("连续三次联系未果").waitFor();
      await widget.locator("#third-name").fill("门卫");
      const words = await widget.locator("#third-text").inputValue();
      await widget.locator("#third-text").fill(`${words}对方有欠款。`);
      await widget.getByRole("button", { name: "记入跟进" }).click();
      await widget.getByText("请删除“欠”").waitFor();
      await picture(opened, "third-party-zh-dark-320");
      expect(await axeFindings(opened)).toEqual([]);
      expect(await smallTargets(opened)).toEqual([]);
      await widget.locator("#third-text").fill(words);
      await widget.getByRole("button", { name: "记入跟进" }).click();
      await widget.getByRole("form").waitFor({ state: "detached" });
      expect(posted[1]).toMatchObject({ name: "门卫", way: "call", text: words });
      expect(ThirdPartyRequest.safeParse(posted[1]).success).toBe(true);
      expect(opened.complaints).toEqual([]);
      await opened.page.close();
    });
  });
}
