import type express from "express";
import { STANDARD_SCORECARD } from "../../shared/credit/scorecard.ts";
import type { ScorecardBody, TrialBody } from "../../shared/credit/scorecard/contract.ts";

const { version: _, ...standard } = STANDARD_SCORECARD;
const grades = (shares: readonly number[]) =>
  (["A", "B", "C", "D", "E"] as const).map((grade, at) => ({
    grade,
    accounts: 90 - 15 * at,
    badShare: shares[at] ?? 1,
  }));
const trial: TrialBody = {
  ...{ state: "ready", triedOn: "2026-11-20", against: 2, asked: 354, badShare: 0.31 },
  days: ["2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01", "2026-07-01", "2026-08-01"],
  inForce: { auc: 0.757, grades: grades([0.04, 0.24, 0.41, 0.87, 0.96]) },
  draft: { auc: 0.771, grades: grades([0.03, 0.19, 0.45, 0.88, 0.97]) },
  ...{ accounts: 60, moved: 2 },
  moves: [
    {
      ...{ accountId: "1", name: "苏州柏屿精密机械有限公司" },
      ...{ from: { score: 73.1, grade: "C" }, to: { score: 68.4, grade: "D" } },
    },
    {
      ...{ accountId: "2", name: "Oakhelm Instruments Co." },
      ...{ from: { score: 90, grade: "A" }, to: { score: 89.2, grade: "B" } },
    },
  ],
};
const by = { by: "陈总", at: "2026-11-20T09:30:00.000Z" };

/** An org with a card of its own, one to come, and a draft that is tried while somebody waits. */
export function addScorecard(app: express.Express): void {
  let tried: TrialBody | null = null;
  let card: ScorecardBody["versions"][number]["card"] = standard;
  const answer = (running = false): ScorecardBody => ({
    inForce: 2,
    versions: [
      { version: 2, from: "2026-09-01", reason: "a stricter year", ...by, card: standard },
      { version: 1, from: null, reason: null, by: null, at: null, card: standard },
    ],
    draft: { card, ...by, running, last: tried },
  });
  app.get("/v1/settings/scorecard", (_req, res) => void res.json(answer()));
  app.put("/v1/settings/scorecard/draft", (req, res) => {
    card = (req.body as { card: typeof card }).card;
    tried = null;
    res.json(answer());
  });
  app.post("/v1/settings/scorecard/try", (_req, res) => {
    res.json(answer(true));
    tried = trial;
  });
}
