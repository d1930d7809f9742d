import { describe, expect, it } from "@jest/globals";
import { dayOfMoment } from "../../widget/ui/day-text.ts";
import { gatherPayments } from "../../widget/followup/gather-payments.ts";
import { asRead, busyAccount, entry, moment } from "./account-views.ts";

const paid = (away: number, amountMinor: number, currency = "CNY") =>
  entry({
    kind: "payment",
    happenedAt: moment(away, "00:00"),
    payment: { amountMinor, currency, reference: "" },
  });

describe("the payments in the timeline", () => {
  it("stand in one line per day and currency while nothing comes between them", () => {
    const followups = [
      paid(0, 1),
      paid(0, 2),
      paid(0, 4, "USD"),
      entry({ note: "said" }),
      paid(0, 8),
      paid(-1, 16),
    ];
    const { log } = asRead({ ...busyAccount(), log: { followups, before: null } });
    const lines = gatherPayments(log.followups, dayOfMoment);
    expect(
      lines.map((line) =>
        line.kind === "entry" ? "said" : line.payments.map(({ payment }) => payment?.amountMinor),
      ),
    ).toEqual([[1, 2], [4], "said", [8], [16]]);
  });
});
