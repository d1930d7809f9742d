import { mkdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { LimitLineRequest, VerdictRequest } from "../../shared/approval/request-contract.ts";
import { BureauOrderRequest } from "../../shared/bureau/request-contract.ts";
import { DossierRequest, DossierWithdrawalRequest } from "../../shared/dossier/request-contract.ts";
import { CreditHoldRequest, DealCheckRequest } from "../../shared/limit/request-contract.ts";
import { day } from "../widget/account-views.ts";
import { creditHoldScene } from "./credit-hold-scene.ts";
import { openStage, type Stage } from "./crm-stage.ts";
import { LINE_ID, limitScene } from "./limit-scene.ts";
import { dossierServer } from "./dossier-server.ts";
import {
  axeFindings,
  openRecord,
  picture,
  setScene,
  sidewaysScroll,
  smallTargets,
  untilReady,
} from "./widget-page.ts";

let stage: Stage;
beforeAll(async () => {
  await mkdir(".cache/screenshots", { recursive: true });
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

describe("a credit file", () => {
  it("is read at a glance, keeps what is typed through a reload, and names what is wrong at its field", async () => {
    const { scene, posted } = dossierServer();
    const opened = await openRecord(stage, setScene(stage, scene));
    const { page, widget } = opened;
    const open = async (): Promise<void> => {
      await untilReady(opened);
      await widget.getByRole("button", { name: "Credit file…" }).press("Enter");
      await widget.getByText("1.82 · grey zone").first().waitFor();
    };
    await untilReady(opened);
    const glance = widget.getByLabel("Summary", { exact: true });
    await glance.getByText("1.82 · grey zone").waitFor();
    await picture(opened, "dossier-glance-en-light-1080");
    await open();
    expect(await glance.count()).toBe(1);
    await widget.getByText("File: 2025 annual report.pdf").waitFor();
    await picture(opened, "dossier-en-light-1080");
    await widget.getByRole("button", { name: "Add a statement" }).click();
    const fill = (field: string, text: string) => widget.locator(`#dossier-${field}`).fill(text);
    await fill("source", "Half-year report");
    await page.reload();
    await open();
    expect(await widget.locator("#dossier-source").inputValue()).toBe("Half-year report");
    await widget.getByText("This is what you had written before.").waitFor();
    await fill("periodEnd", day(1));
    await fill("workingCapitalMinor", "(1,250.50)");
    await widget.getByRole("button", { name: "Save", exact: true }).click();
    await widget.getByText("Enter an amount; a loss begins with a minus.").waitFor();
    expect(posted).toEqual([]);
    for (const [figure, text] of [
      ["totalAssetsMinor", "100000"],
      ["retainedEarningsMinor", "-20000"],
      ["ebitMinor", "8000"],
      ["bookEquityMinor", "40000"],
      ["totalLiabilitiesMinor", "60000"],
    ] as const)
      await fill(figure, text);
    await fill("expiresOn", day(300));
    await widget.locator("#dossier-fileId").selectOption("72");
    await widget.getByRole("button", { name: "Save", exact: true }).click();
    await widget.getByText("The end of the period is in the future.").waitFor();
    await fill("periodEnd", day(-1));
    await widget.getByRole("button", { name: "Save", exact: true }).click();
    await widget.getByRole("button", { name: "Add a statement" }).waitFor();
    const [refused, saved] = posted.map(({ body }) => DossierRequest.parse(body));
    expect(saved).toMatchObject({
      workingCapitalMinor: -125_050,
      retainedEarningsMinor: -2_000_000,
      fileId: "72",
    });
    expect(saved?.clientId).not.toBe(refused?.clientId);
    await page.close();
  });

  it("is withdrawn with a reason, and sound in Chinese on a narrow dark page", async () => {
    const { scene, posted } = dossierServer();
    const look = { locale: "zh_CN", mode: "night", width: 320 } as const;
    const opened = await openRecord(stage, setScene(stage, scene), look);
    const { page, widget } = opened;
    await untilReady(opened);
    await widget.getByLabel("概要", { exact: true }).getByText("灰色区").waitFor();
    await picture(opened, "dossier-glance-zh-dark-320");
    expect(await axeFindings(opened)).toEqual([]);
    expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
    await widget.getByRole("button", { name: "信用档案…" }).press("Enter");
    await widget.getByText("灰色区").first().waitFor();
    await widget.getByRole("button", { name: "撤回" }).first().click();
    await widget.getByRole("button", { name: "撤回", exact: true }).first().click();
    await widget.getByText("请简单说明。").waitFor();
    await picture(opened, "dossier-zh-dark-320");
    expect(await axeFindings(opened)).toEqual([]);
    expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
    expect(await smallTargets(opened)).toEqual([]);
    await widget.locator("#dossier-reason").fill("看错了公司");
    await widget.locator("form[aria-label='撤回'] button[type=submit]").click();
    await widget.locator("#dossier-reason").waitFor({ state: "detached" });
    expect(posted[0]?.path).toBe("dossier/e1/withdrawal");
    expect(DossierWithdrawalRequest.parse(posted[0]?.body).reason).toBe("看错了公司");
    await page.close();
  });
});

describe("a bureau's report", () => {
  it("says what it costs, is ordered once a company is chosen, and stands in the credit file", async () => {
    const { scene, posted } = dossierServer();
    const opened = await openRecord(stage, setScene(stage, scene), {
      ...{ locale: "en_US", mode: "night", width: 320 },
    });
    const { page, widget } = opened;
    await untilReady(opened);
    await widget.getByRole("button", { name: "Credit file…" }).press("Enter");
    await widget.getByRole("button", { name: /^Order a report for .*25/ }).click();
    await widget.getByText("Two letters, such as GB.").waitFor();
    await widget.locator("#bureau-country").fill("gb");
    await widget.locator("#bureau-regNo").fill("10000003");
    await widget.getByRole("button", { name: /^Order a report for .*25/ }).click();
    await widget.getByText("Several companies have this number.").waitFor();
    await widget.getByRole("radio", { name: /NORTH/ }).check();
    await picture(opened, "bureau-choices-en-dark-320");
    expect(await axeFindings(opened)).toEqual([]);
    expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
    expect(await smallTargets(opened)).toEqual([]);
    await widget.getByRole("button", { name: /^Order the report on this company/ }).click();
    await widget.getByText("The report is in the credit file.").waitFor();
    await widget.getByText(/grade E of A to E · 12 of 100 · limit .*500/).waitFor();
    await picture(opened, "bureau-delivered-en-dark-320");
    const [searched, ordered] = posted.map(({ body }) => BureauOrderRequest.parse(body));
    expect(searched).toMatchObject({ country: "GB", regNo: "10000003", companyId: null });
    expect(ordered?.companyId).toBe("GB-0-10000003-1");
    expect(ordered?.clientId).not.toBe(searched?.clientId);
    expect(opened.complaints).toEqual([]);
    await page.close();
  });
});

describe("a credit hold", () => {
  it("is placed with a reason and an end, stands on the card, and is told on the page of a deal", async () => {
    const { scene, posted } = creditHoldScene();
    const account = setScene(stage, scene);
    const opened = await openRecord(stage, account);
    const { widget } = opened;
    await untilReady(opened);
    // There is room in the limit, and their grade pays at once.
    await widget.getByText("Grade E: against payment only").waitFor();
    await widget.getByRole("button", { name: "Credit hold…" }).press("Enter");
    await widget.getByText("Nothing stands against selling on credit.").waitFor();
    await widget.getByRole("button", { name: "Save", exact: true }).click();
    await widget.getByText("Give today or a later day.").waitFor();
    await widget.locator("#credit-hold-day").fill(day(20));
    await widget.locator("#credit-hold-reason").fill("Cheque came back");
    await widget.getByRole("button", { name: "Save", exact: true }).click();
    await widget.getByText("No new orders: Cheque came back; overdue by more than 60 days").waitFor();
    await widget.getByText(/Exception: .*20,000.* of .*50,000.* left/).waitFor();
    expect(CreditHoldRequest.parse(posted[0])).toMatchObject({ hold: "block-orders", reviewOn: null });
    expect(await axeFindings(opened)).toEqual([]);
    await picture(opened, "credit-hold-en-light-1080");
    await opened.page.close();
    const small = await openRecord(
      stage,
      account,
      { locale: "en_US", mode: "night", width: 320 },
      "&page=deal.html&deal=1",
    );
    await small.widget.getByText("No new orders on credit.").waitFor();
    expect(await small.widget.locator("#deal-amount").inputValue()).toBe("120000");
    await small.widget.getByRole("button", { name: "Check", exact: true }).click();
    await small.widget.getByText(/No: it goes .*50,000.* beyond the limit/).waitFor();
    await small.widget.getByText(/terms of 45 days and an exception of .*50,000/).waitFor();
    await small.widget.getByText(/until .*, which is longer than one may last/).waitFor();
    expect(DealCheckRequest.parse(posted[1])).toMatchObject({ amountMinor: 12_000_000, dealId: account });
    expect(await axeFindings(small)).toEqual([]);
    expect(await sidewaysScroll(small)).toBeLessThanOrEqual(0);
    expect(await smallTargets(small)).toEqual([]);
    await picture(small, "deal-en-dark-320");
    expect([...opened.complaints, ...small.complaints]).toEqual([]);
    await small.page.close();
  });
});

describe("a limit", () => {
  it("is proposed as the formulas have it, and refused with a reason, in the dark on 320 pixels", async () => {
    const { scene, posted } = limitScene();
    const opened = await openRecord(stage, setScene(stage, scene), {
      locale: "zh_CN",
      mode: "night",
      width: 320,
    });
    const { widget } = opened;
    await untilReady(opened);
    await widget.getByText("可以赊销，账期至多 30 天", { exact: true }).waitFor();
    await widget.getByRole("button", { name: "额度与审批…" }).press("Enter");
    await widget.getByText("CRM 中为 ¥500,000", { exact: true }).waitFor();
    await widget.getByText("建议额度 ¥540,000", { exact: true }).waitFor();
    await widget.getByRole("button", { name: "申请额度" }).click();
    expect(await widget.locator("#limit-line-amount").inputValue()).toBe("540000.00");
    await widget.locator("#limit-line-amount").fill("60万");
    await widget.locator("#limit-line-parts").fill("USD");
    await widget.getByRole("button", { name: "提交申请" }).click();
    await widget.getByText("每行请填写币种和金额").waitFor();
    expect(posted).toEqual([]);
    await widget.locator("#limit-line-parts").fill("usd 1万");
    await widget.locator("#limit-line-reason").fill("旺季备货");
    expect(await axeFindings(opened)).toEqual([]);
    await picture(opened, "limit-form-zh-dark-320");
    await widget.getByRole("button", { name: "提交申请" }).click();
    await widget.getByText("待审批", { exact: true }).waitFor();
    expect(LimitLineRequest.parse(posted[0])).toMatchObject({
      limitMinor: 60_000_000,
      parts: [{ currency: "USD", partMinor: 1_000_000 }],
    });
    expect(await axeFindings(opened)).toEqual([]);
    expect(await sidewaysScroll(opened)).toBeLessThanOrEqual(0);
    expect(await smallTargets(opened)).toEqual([]);
    await picture(opened, "limit-waiting-zh-dark-320");
    await widget.getByRole("button", { name: "驳回" }).click();
    await widget.getByText("驳回时请写明原因。").waitFor();
    expect(posted).toHaveLength(1);
    await widget.getByLabel("说明").fill("金额过大");
    await widget.getByRole("button", { name: "驳回" }).click();
    await widget.getByText("历史").click();
    await widget.getByText("已驳回", { exact: true }).waitFor();
    expect(VerdictRequest.parse(posted[1])).toMatchObject({ lineId: LINE_ID, note: "金额过大" });
    expect(opened.complaints).toEqual([]);
    await opened.page.close();
  });
});
