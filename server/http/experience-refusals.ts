import { type Told, told } from "./sentence.ts";

/** Why no trade experience left. */
export const experienceRefusals = {
  "experiences-off": told(
    409,
    "行业信息共享未开启，未导出任何内容：请先填写用途并开启。",
    "Sharing trade experience is off, and nothing was exported: state the purpose and switch it on first.",
  ),
  "experiences-changed": told(
    409,
    "预览之后内容有变化，未导出：请重新预览。",
    "What would leave has changed since it was shown, and nothing was exported: show it again.",
  ),
  "no-such-export": told(404, "没有这次导出：请刷新页面。", "There is no such export: reload the page."),
  "no-such-consent": told(
    404,
    "没有这条同意，或已撤回：请刷新页面。",
    "There is no such consent, or it was taken back already: reload the page.",
  ),
} as const satisfies Record<string, Told>;
