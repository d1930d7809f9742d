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

/** Today's message, without waiting for the round. */
export function messageIsSentNow(): void {
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
}
