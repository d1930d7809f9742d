import { told } from "./sentence.ts";

/** What is refused about scorecards. */
export const scorecardRefusals = {
  "scorecard-changed": told(
    409,
    "评分卡已被他人修改，未启用任何内容：请刷新页面，查看最新版本后再启用。",
    "Somebody activated another scorecard meanwhile, and nothing was changed: reload the page, look at it, then activate yours.",
  ),
  "trial-not-started": told(
    503,
    "试算未能启动，草稿和上次的结果仍然保留：请一分钟后重试。",
    "The trial could not be started, and the draft and what came of the last one stay: try again in a minute.",
  ),
  "card-not-tried": told(
    409,
    "此评分卡尚未用历史付款试算：请先保存草稿并试算，再启用。",
    "This scorecard was not tried on past payments yet: save it as the draft, try it, then put it in force.",
  ),
  "no-draft": told(409, "没有可试算的草稿：请先保存草稿。", "There is no draft to try: save one first."),
};
