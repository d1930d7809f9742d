import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { AccountViewBody } from "../../shared/account/contract.ts";
import { neutralText } from "../../shared/contact/neutral-text.ts";
import { OptInRequest, PreferenceRequest, ThirdPartyRequest } from "../../shared/contact/request-contract.ts";
import { OfferRequest, OfferTermsRequest } from "../../shared/discount/request-contract.ts";
import { busyAccount, day, entry } from "../widget/account-views.ts";
import { openStage, type Stage } from "./crm-stage.ts";
import { offersServer } from "./offers-server.ts";
import {
  axeFindings,
  openRecord,
  picture,
  setScene,
  showing,
  sidewaysScroll,
  smallTargets,
  untilReady,
} from "./widget-page.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

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
    const refusing = view.contacts.map((each) => ({ ...each, refuses: ["email" as const, "call" as const] }));
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
    await widget.getByText(/^No mails, calls, visits, messages before 10:00 or after 18:00 from /).waitFor();
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

/** A server on which one letter is due; `asked` keeps who said yes, and to what. */
function sendServer() {
  const asked: unknown[] = [];
  const preview = {
    asOf: day(0),
    mode: "live",
    digest: "a".repeat(64),
    parts: [
      {
        kind: "leaves",
        currency: "CNY",
        step: "reminder-1",
        days: 3,
        channel: "email",
        recipient: { name: "王芳", email: "ap@buyer.example" },
        subject: "付款提醒：逾期 ¥10,000.00（华东精密）",
        invoices: [{ number: "INV-2107", residualMinor: 1_000_000 }],
        amountMinor: 1_000_000,
      },
      {
        kind: "nothing",
        currency: "EUR",
        because: "outside-hours",
        until: null,
        opensAt: `${day(1)}T09:00:00.000+08:00`,
        next: { kind: "none" },
      },
    ],
  };
  const sent = {
    dispatchId: "d1",
    currency: "CNY",
    channel: "email",
    subject: "x",
    recipient: "ap@buyer.example",
  };
  const answer = (state: string, messages: readonly object[]) => ({
    requestId: "0190a0a0-0000-7000-8000-0000000000ff",
    state,
    messages,
  });
  const scene = showing(busyAccount(), {
    log: ({ body }) => {
      asked.push(body);
      return { status: 202, body: answer("queued", []) };
    },
    older: ({ url }) => {
      if (url.pathname.endsWith("/send-now")) return { status: 200, body: preview };
      if (!url.pathname.includes("/send-now/")) return { status: 200, body: { followups: [], before: null } };
      const message = { ...sent, rehearsed: false, state: "sent", because: null, opensAt: null };
      return { status: 200, body: answer("planned", [message]) };
    },
  });
  return { scene, asked };
}

describe("today's message, sent now", () => {
  it("is shown, confirmed without the mouse, and followed until it has left", async () => {
    const { scene, asked } = sendServer();
    const opened = await openRecord(stage, setScene(stage, scene));
    const { page, widget } = opened;
    await untilReady(opened);
    await widget.getByRole("button", { name: "Send now…" }).press("Enter");
    await widget.getByText("INV-2107 (").waitFor();
    await widget.getByText("Nothing leaves now in EUR").waitFor();
    await picture(opened, "send-now-en-light-1080");
    expect(await axeFindings(opened)).toEqual([]);
    await widget.getByRole("button", { name: "Send this now" }).press("Enter");
    await widget.getByText("Asked for.").waitFor();
    await widget.getByText("Sent to ap@buyer.example.").waitFor();
    expect(asked).toMatchObject([{ digest: "a".repeat(64) }]);
    await page.keyboard.press("Escape");
    await widget.getByRole("button", { name: "Send now…" }).waitFor();
    expect(opened.complaints).toEqual([]);
    await page.close();
  });

  it("is as sound in Chinese, in the dark, on 320 pixels", async () => {
    const look = { locale: "zh_CN", mode: "night", width: 320 } as const;
    const opened = await openRecord(stage, setScene(stage, sendServer().scene), look);
    await untilReady(opened);
    await opened.widget.getByRole("button", { name: "立即发送…" }).click();
    await opened.widget.getByText("INV-2107 (").waitFor();
    await picture(opened, "send-now-zh-dark-320");
    expect(await axeFindings(opened)).toEqual([]);
    expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
    expect(await smallTargets(opened)).toEqual([]);
    await opened.page.close();
  });
});

describe("a discount, offered", () => {
  it("says what it costs before it is saved, names what is wrong at its field, and is sent as it was shown", async () => {
    const { scene, posted } = offersServer("admin");
    const opened = await openRecord(stage, setScene(stage, scene));
    const { page, widget } = opened;
    await untilReady(opened);
    await widget.getByRole("button", { name: "Discounts and settlements…" }).press("Enter");
    await widget.getByText("Waits for approval").waitFor();
    await picture(opened, "offers-en-light-1080");
    await widget.getByRole("button", { name: "Offer a discount" }).click();
    await widget.getByRole("button", { name: "Offer", exact: true }).click();
    await widget.getByText("Choose at least one invoice.").waitFor();
    await widget.getByRole("checkbox", { name: "A-2" }).press("Space");
    await widget.locator("#offer-percent").fill("2");
    await widget.locator("#offer-by").fill(day(10));
    await widget.getByText("Invoice A-2 has an offer already").waitFor();
    await widget.getByRole("checkbox", { name: "A-2" }).press("Space");
    await widget.getByRole("checkbox", { name: "A-1" }).press("Space");
    await widget.locator("#offer-percent").fill("3.5");
    await widget.getByText("enter more than 0 and at most 3%").waitFor();
    await widget.locator("#offer-percent").fill("2");
    await widget.getByText("That costs 74.49% a year").waitFor();
    await picture(opened, "offer-en-light-1080");
    expect(await axeFindings(opened)).toEqual([]);
    await widget.locator("#offer-percent").press("Enter");
    await widget.locator("#offer-percent").waitFor({ state: "detached" });
    await widget.getByRole("button", { name: "Change the standing terms of this customer" }).click();
    await widget.locator("#terms-discount").fill("1.5");
    await widget.locator("#terms-discount").press("Enter");
    await widget.getByText("Enter a number.").waitFor();
    await widget.locator("#terms-within").fill("7");
    await widget.locator("#terms-reason").fill("in the frame contract");
    await picture(opened, "offer-terms-en-light-1080");
    await widget.locator("#terms-within").press("Enter");
    await widget.locator("#terms-within").waitFor({ state: "detached" });
    expect(posted).toMatchObject([
      { path: "offers", body: { discountPpm: 20_000, payBy: day(10) } },
      { path: "offer-terms", body: { standing: { discountPpm: 15_000, withinDays: 7 } } },
    ]);
    expect(OfferRequest.safeParse(posted[0]?.body).success).toBe(true);
    expect(OfferTermsRequest.safeParse(posted[1]?.body).success).toBe(true);
    await page.close();
  });

  it("as a settlement beyond one's authority is a proposal, in Chinese, in the dark, on 320 pixels", async () => {
    const look = { locale: "zh_CN", mode: "night", width: 320 } as const;
    const { scene, posted } = offersServer("collector");
    const opened = await openRecord(stage, setScene(stage, scene), look);
    const { page, widget } = opened;
    await untilReady(opened);
    await widget.getByRole("button", { name: "折扣与和解…" }).click();
    await widget.getByText("待批准", { exact: true }).waitFor();
    await picture(opened, "offers-zh-dark-320");
    await widget.getByRole("button", { name: "给予优惠" }).click();
    await widget.getByRole("radio", { name: "和解" }).press("Space");
    await widget.getByRole("checkbox", { name: "A-5" }).press("Space");
    await widget.locator("#offer-percent").fill("30");
    await widget.locator("#offer-by").fill(day(30));
    await widget.getByText("您的权限至多 10%：由权限足够的人决定。").waitFor();
    await picture(opened, "settlement-zh-dark-320");
    expect(await axeFindings(opened)).toEqual([]);
    expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
    expect(await smallTargets(opened)).toEqual([]);
    await widget.getByRole("button", { name: "提交批准" }).click();
    await widget.locator("#offer-percent").waitFor({ state: "detached" });
    expect(posted).toMatchObject([{ body: { kind: "settlement", discountPpm: 300_000 } }]);
    expect(opened.complaints).toEqual([]);
    await page.close();
  });
});
