import { describe, expect, it } from "@jest/globals";
import { OfferRequest, OfferTermsRequest } from "../../../shared/discount/request-contract.ts";
import { day } from "../../widget/account-views.ts";
import { offersServer } from "../offers-server.ts";
import {
  axeFindings,
  openRecord,
  picture,
  setScene,
  sidewaysScroll,
  smallTargets,
  untilReady,
} from "../widget-page.ts";
import { stage } from "./on-stage.ts";

/** Discounts and settlements. */
export function discountIsOffered(): void {
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
}
