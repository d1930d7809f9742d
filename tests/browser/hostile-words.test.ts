import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { AccountViewBody } from "../../shared/account/contract.ts";
import { balancesOf, busyAccount, entry, item } from "../widget/account-views.ts";
import { openStage, type Stage } from "./crm-stage.ts";
import {
  type Look,
  openRecord,
  picture,
  setScene,
  showing,
  sidewaysScroll,
  untilReady,
  USUAL,
} from "./widget-page.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

const MARKUP = `<img src=x onerror="document.title='broken in'"><script>document.title='broken in'</script>`;
const RTL = "شركة الخليج \u202Eevil 🚀";
const LONG = "N".repeat(120);

/** What a stranger may type into a CRM, and amounts that no narrow column expects. */
function hostile(): AccountViewBody {
  const usual = busyAccount();
  const items = [
    item(MARKUP, 30, 1_234_567, {
      currency: "KWD",
      disputedMinor: 1,
      disputeReason: `${MARKUP} javascript:0`,
    }),
    item(LONG, 5, 900_719_925_474_000, { currency: "KWD" }),
    item(RTL, -3, 1, { currency: "KWD" }),
  ];
  return {
    ...usual,
    account: { ...usual.account, name: `${MARKUP} ${RTL} ${LONG}`, ownerName: `${LONG} ${MARKUP}` },
    contacts: [
      { contactId: "5437000000100777", name: `${MARKUP} ${LONG}`, email: null, phone: null, role: "billing" },
    ],
    items,
    credits: [],
    balances: balancesOf(items, []),
    log: {
      ...usual.log,
      followups: [
        entry({ note: `${MARKUP}\n${LONG}\n${RTL}`, contactName: MARKUP, byName: `${RTL} ${LONG}` }),
      ],
    },
  };
}

describe("what strangers write", () => {
  it.each<[string, Look]>([
    ["wide", USUAL],
    ["on 320 pixels", { ...USUAL, locale: "zh_CN", mode: "night", width: 320 }],
  ])("is text and nothing else, and stays inside the page, %s", async (_name, look) => {
    const opened = await openRecord(stage, setScene(stage, showing(hostile())), look);
    const { page, widget, complaints } = opened;
    await untilReady(opened);
    await widget
      .getByText(/KWD\s1,234\.567/)
      .first()
      .waitFor();
    expect(await widget.locator("img, #page script").count()).toBe(0);
    expect(await widget.locator("body").evaluate((body) => body.ownerDocument.title)).not.toContain(
      "broken in",
    );
    expect(await sidewaysScroll(opened)).toBe(0);
    expect(complaints).toEqual([]);
    await picture(opened, `hostile-words-${look.width}`);
    await page.close();
  });
});
