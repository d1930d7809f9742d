import { told } from "./sentence.ts";

/** What is refused about early warnings. */
export const alertRefusals = {
  "no-such-alert": told(404, "没有这条预警：请刷新页面。", "There is no such alert: reload the page."),
  "alert-seen": told(
    409,
    "此预警已有人确认：请刷新页面。",
    "Somebody has acknowledged this alert already: reload the page.",
  ),
  "rearms-above-fires": told(
    422,
    "“解除值”不能高于“触发值”：请减小解除值。",
    "The figure at which it ends is above the one at which it is raised: lower the figure at which it ends.",
  ),
};
