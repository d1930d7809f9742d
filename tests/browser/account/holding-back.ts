import { describe, expect, it } from "@jest/globals";
import { busyAccount, day } from "../../widget/account-views.ts";
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

/** Reminders that a person holds back, and lets go. */
export function remindersAreHeldBack(): void {
  describe("reminders held back", () => {
    const veto = {
      vetoId: "1",
      reason: "周五拜访，届时当面谈",
      by: "李倩",
      from: "2026-11-20T09:12:00.000+08:00",
      until: "2026-11-21T09:12:00.000+08:00",
    };
    const exemption = {
      exemptionId: "2",
      invoiceId: null,
      kind: "legal",
      reason: "战略客户",
      owner: "陈总",
      fromOn: day(-9),
      endsOn: null,
      reviewOn: day(20),
      liftedOn: null,
    };
    const beyond = {
      because: "quiet-hours" as const,
      rule: {
        name: "中国银行业协会《金融机构个人消费类贷款催收工作指引(试行)》",
        place: "22:00至次日8:00不得催收",
        ...{ fromMinute: 480, toMinute: 1320, most: null, days: null },
      },
      despite: null,
    };
    const holdServer = (held: object) => {
      const posted: { readonly path: string; readonly body: object }[] = [];
      const view = busyAccount();
      const [latest, ...earlier] = view.log.followups;
      const atNight = latest === undefined ? [] : [{ ...latest, beyond }];
      const log = { ...view.log, followups: [...atNight, ...earlier] };
      const scene = showing(
        { ...view, log },
        {
          older: () => ({ status: 200, body: { exemptions: [], veto: null, maxVetoHours: 72, ...held } }),
          log: ({ url, body }) => {
            posted.push({ path: url.pathname.split("/").slice(4).join("/"), body: body as object });
            return { status: 201, body: { veto } };
          },
        },
      );
      return { scene, posted };
    };

    it("say until when, want a reason, and are held back", async () => {
      const { scene, posted } = holdServer({});
      const opened = await openRecord(stage, setScene(stage, scene));
      const { page, widget } = opened;
      await untilReady(opened);
      await widget.getByRole("button", { name: "Hold reminders back…" }).click();
      await widget.getByText("Outside allowed hours").waitFor();
      await widget.locator(".chip", { hasText: "48 h" }).click();
      await widget.getByText(/Nothing leaves to this customer until/).waitFor();
      await widget.getByRole("button", { name: "Hold back", exact: true }).click();
      await widget.getByText("Say why, in a few words.").waitFor();
      await page.keyboard.type("I visit them on Friday");
      await picture(opened, "hold-en-light-1080");
      expect(await axeFindings(opened)).toEqual([]);
      await widget.getByRole("button", { name: "Hold back", exact: true }).click();
      await widget.getByRole("form").waitFor({ state: "detached" });
      expect(posted).toEqual([
        { path: "veto", body: expect.objectContaining({ hours: 48, reason: "I visit them on Friday" }) },
      ]);
      await page.close();
    });

    it("are listed with who, why and until when, and lifted with a reason, in the dark on 320 pixels", async () => {
      const { scene, posted } = holdServer({ veto, exemptions: [exemption] });
      const look = { locale: "zh_CN", mode: "night", width: 320 } as const;
      const opened = await openRecord(stage, setScene(stage, scene), look);
      const { page, widget } = opened;
      await untilReady(opened);
      await widget.getByRole("button", { name: "暂缓催收…" }).click();
      await widget.locator(".held").getByText("战略客户").waitFor();
      await widget.locator(".held").getByText("已进入法律程序").waitFor();
      await widget.getByText("超出允许时段").waitFor();
      await widget.locator(".chip", { hasText: "较长时间" }).click();
      await widget.getByLabel("事由").selectOption({ label: "破产或资不抵债" });
      await widget.getByText(/整个客户在 .*之前不发提醒.*人工也不得致电/).waitFor();
      await picture(opened, "hold-zh-dark-320");
      expect(await axeFindings(opened)).toEqual([]);
      expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
      expect(await smallTargets(opened)).toEqual([]);
      await widget.locator("#hold-reason").fill("客户已换人");
      await widget.getByRole("button", { name: "解除：整个客户，陈总" }).click();
      for (let tries = 0; posted.length === 0 && tries < 40; tries += 1) await page.waitForTimeout(50);
      await widget.locator(".held").getByText("战略客户").waitFor();
      expect(posted).toEqual([{ path: "exemptions/2/lift", body: { reason: "客户已换人" } }]);
      expect(opened.complaints).toEqual([]);
      await page.close();
    });
  });
}
