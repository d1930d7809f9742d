import type { AccountViewBody, AccountWatchBody } from "../../shared/account/contract.ts";
import type { OpenedBody } from "../../shared/playbook/contract.ts";
import type { Scene } from "./crm-stage.ts";
import { showing } from "./widget-page.ts";

const WORST: AccountWatchBody["alerts"][number] = {
  ...{ alertId: "a1", accountId: "1", account: "苏州云栖谷包装", accountUrl: null, owner: "王磊" },
  ...{ trigger: "limit-over", raisedOn: "2026-11-20", value: 112.5, figures: { use: 112.5 } },
  ...{ endedOn: null, seen: null },
};
const STEP: OpenedBody["steps"][number] = {
  ...{ step: 1, says: { "zh-CN": "致电客户", en: "Call the customer" }, does: "task", owner: "王磊" },
  ...{ dueOn: "2026-11-19", late: true, mine: true, tick: null },
};

/** An account over its limit, whose review is overdue and whose playbook has a late step. */
export function watchScene(view: AccountViewBody, asked: object[]): Scene {
  const watch: AccountWatchBody = {
    today: "2026-11-20",
    alerts: [WORST, { ...WORST, alertId: "a2", trigger: "score-drop", figures: { now: 51, before: 64 } }],
    review: {
      may: true,
      line: {
        ...{ accountId: "1", account: "苏州云栖谷包装", accountUrl: null, owner: "王磊", grade: "C" },
        ...{ nextOn: "2026-11-01", state: "overdue", last: null },
      },
    },
    opened: [
      {
        ...{ openedId: "o1", accountId: "1", account: "苏州云栖谷包装", accountUrl: null, ended: null },
        ...{ trigger: "limit-over", openedOn: "2026-11-18", alertEndedOn: null, steps: [STEP] },
      },
    ],
  };
  return {
    ...showing(view),
    older: () => ({ status: 200, body: watch }),
    log: ({ url, body }) => {
      asked.push({ to: url.pathname.split("/").at(-1), ...(body as object) });
      if (url.pathname.endsWith("/review") && watch.review.line !== null)
        Object.assign(watch.review.line, { state: "later", nextOn: "2027-02-20" });
      return { status: 201, body: watch };
    },
  };
}
