import { describe, expect, it } from "@jest/globals";
import type { AccountViewBody } from "../../../shared/account/contract.ts";
import { busyAccount, day, entry } from "../../widget/account-views.ts";
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

/** A server that takes disputes on a line that breaks until it is mended, and knows what one of 100 would do. */
function disputeServer() {
  const posted: { readonly clientId: string; readonly amountMinor: number }[] = [];
  const line = { isBroken: true };
  const parts = [
    {
      code: "holds",
      because: "disputed",
      until: null,
      currency: "CNY",
      amountMinor: 10_000,
      invoices: ["A-1"],
    },
    { code: "asks", currency: "CNY", amountMinor: 990_000, invoices: ["A-1"] },
  ];
  const scene = showing(busyAccount(), {
    log: ({ url, body }) => {
      if (url.pathname.endsWith("/previews")) return { status: 200, body: { parts } };
      posted.push(body as (typeof posted)[number]);
      if (line.isBroken) return { status: 0, body: null };
      return { status: 201, body: { followup: entry({ kind: "dispute", outcome: "price" }) } };
    },
  });
  return { scene, posted, line };
}

/** One invoice each that is contested, on a plan, put off and promised for the second time; `over` says who looks. */
function agreedAccount(over: Partial<AccountViewBody>): AccountViewBody {
  const view = busyAccount();
  const [contested, planned, extended] = view.items.map(({ invoiceId }) => invoiceId) as [
    string,
    string,
    string,
  ];
  const instalments = [-20, 10, 40].map((away) => ({
    dueOn: day(away),
    lastDay: day(away + 3),
    amountMinor: 500_000,
  }));
  const items = view.items.map((item) =>
    item.invoiceId === planned
      ? { ...item, next: { kind: "hold" as const, because: "on-plan" as const, until: day(13) } }
      : item,
  );
  return {
    ...view,
    items,
    promises: view.promises.map((promise) => ({ ...promise, level: 2 })),
    disputes: [
      {
        disputeId: "d-1",
        invoiceId: contested,
        amountMinor: 300_000,
        currency: "CNY",
        reason: "quantity",
        note: "短少两箱",
        ownerName: "李倩",
        answerBy: day(-1),
        openedOn: day(-9),
        late: true,
        contestedMinor: 300_000,
        resolution: null,
      },
    ],
    plans: [
      {
        planId: "p-1",
        currency: "CNY",
        totalMinor: 1_500_000,
        invoiceIds: [planned],
        state: "kept",
        agreedOn: day(-25),
        breaksAfter: 2,
        missed: 1,
        receivedMinor: 300_000,
        arrearsMinor: 200_000,
        comingMinor: 1_000_000,
        holdsUntil: day(13),
        note: "",
        instalments,
      },
    ],
    extensions: [
      {
        extensionId: "e-1",
        invoiceId: extended,
        fromDue: day(-47),
        extendedTo: day(9),
        reason: "等其客户付款",
        approver: "陈总",
        grantedOn: day(-2),
      },
    ],
    ...over,
  };
}

/** Disputes, plans and extensions, and how they are shown. */
export function agreementsAreMade(): void {
  describe("a dispute, recorded without the mouse", () => {
    it("says what it does, names what is missing, survives a reload, and is sent again under its own id", async () => {
      const { scene, posted, line } = disputeServer();
      const opened = await openRecord(stage, setScene(stage, scene));
      const { page, widget } = opened;
      await untilReady(opened);
      await widget.locator("#log-call").focus();
      await page.keyboard.press("d");
      await widget.getByRole("form").waitFor();
      await page.keyboard.type("100");
      await widget.getByText("stays and is still asked for").waitFor();
      await page.keyboard.press("Control+Enter");
      await widget.getByText("Choose why.").waitFor();
      await page.keyboard.press("3");
      await picture(opened, "dispute-en-light-1080");
      expect(await axeFindings(opened)).toEqual([]);
      await page.reload();
      await untilReady(opened);
      await widget.getByText("Draft restored").waitFor();
      await widget.locator("#dispute-amount").press("Control+Enter");
      await widget.getByText("The answer got lost").waitFor();
      await picture(opened, "dispute-unanswered-en-light-1080");
      expect(await axeFindings(opened)).toEqual([]);
      expect(await widget.locator("[type=submit]").evaluate((e) => e === document.activeElement)).toBe(true);
      line.isBroken = false;
      await page.reload();
      await untilReady(opened);
      await widget.getByRole("button", { name: "Try again" }).click();
      await widget.getByText("Saved", { exact: true }).waitFor();
      expect(posted.at(-1)).toMatchObject({ amountMinor: 10_000, reason: "price" });
      expect(new Set(posted.map((request) => JSON.stringify(request))).size).toBe(1);
      await page.close();
    });

    it("is as sound in Chinese, in the dark, on 320 pixels, and so are a plan and an extension", async () => {
      const opened = await openRecord(stage, setScene(stage, disputeServer().scene), {
        locale: "zh_CN",
        mode: "night",
        width: 320,
      });
      await untilReady(opened);
      await opened.widget.getByRole("button", { name: /^INV-2107：/ }).click();
      for (const kind of ["争议", "分期还款", "展期"]) {
        await opened.widget.locator(".agreement .chip", { hasText: kind }).click();
        await picture(opened, `agreement-${kind}-zh-dark-320`);
        expect(await axeFindings(opened)).toEqual([]);
        expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
        expect(await smallTargets(opened)).toEqual([]);
      }
      expect(opened.complaints).toEqual([]);
      await opened.page.close();
    });
  });

  describe("what is agreed and contested, as it is shown", () => {
    it("says how each stands, and how to end it", async () => {
      const opened = await openRecord(stage, setScene(stage, showing(agreedAccount({}))));
      await untilReady(opened);
      const list = opened.widget.getByRole("region", { name: "Agreed and disputed" });
      for (const says of [
        "Dispute overdue",
        "CN¥3,000 of INV-2088",
        "CN¥3,000 of CN¥15,000 received",
        "next CN¥5,000 by 1 Dec",
        "CN¥2,000 behind",
        "1 missed, breaks at 2",
        "INV-2131 from 5 Oct to 30 Nov",
        "approved by 陈总",
        "2nd promise",
      ])
        await list.getByText(says).waitFor();
      expect(await list.getByRole("button").allInnerTexts()).toEqual(["Resolve", "Withdraw", "Withdraw"]);
      await picture(opened, "agreed-en-light-1080");
      expect(await axeFindings(opened)).toEqual([]);
      await list.getByRole("button", { name: "Withdraw the payment plan" }).click();
      await opened.widget.getByRole("form", { name: "Withdraw the payment plan" }).waitFor();
      await opened.page.close();
    });

    it("offers nothing to those who only read", async () => {
      const viewer = {
        userId: "5437000000000002",
        name: "Ann",
        role: "viewer" as const,
        mayLog: false,
        maySend: false,
      };
      const look = { locale: "zh_CN", mode: "night", width: 320 } as const;
      const opened = await openRecord(stage, setScene(stage, showing(agreedAccount({ viewer }))), look);
      await untilReady(opened);
      const { widget } = opened;
      await widget.getByText("争议已逾期").waitFor();
      expect(await widget.getByRole("region", { name: "约定与争议" }).getByRole("button").count()).toBe(0);
      expect(await widget.getByRole("button", { name: /争议|分期|展期|撤回|处理/ }).count()).toBe(0);
      await picture(opened, "agreed-read-only-zh-dark-320");
      expect(await axeFindings(opened)).toEqual([]);
      expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
      await opened.page.close();
    });
  });
}
