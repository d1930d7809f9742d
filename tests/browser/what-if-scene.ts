import type { WhatIfBody } from "../../shared/credit/contract.ts";
import { busyAccount, day } from "../widget/account-views.ts";
import type { Scene } from "./crm-stage.ts";
import { showing } from "./widget-page.ts";

/** An account that stands better by what is ticked: its invoices as the server is asked about them stand in `asked`. */
export function whatIfScene(asked: unknown[], view = busyAccount()): Scene {
  const exposure = view.exposure as WhatIfBody["before"]["exposure"];
  const overdueNow = view.score?.reasons.find(({ code }) => code === "P04");
  const told: WhatIfBody = {
    on: day(0),
    before: { score: 61.2, grade: "D", provisional: false, exposure },
    after: {
      score: 74,
      grade: "C",
      provisional: false,
      exposure: { ...exposure, headroomMinor: (exposure.headroomMinor ?? 0) + 4_200_000 },
    },
    reasons: [
      { code: "P04", effect: "loss", figures: overdueNow?.figures ?? {}, before: -12.5, after: -1.2 },
      { code: "over-60", effect: "cap", figures: { days: 65 }, before: 64, after: null },
    ],
  };
  const log: Scene["log"] = ({ body }) => {
    asked.push(body);
    return { status: 200, body: told };
  };
  return showing(view, { log });
}
