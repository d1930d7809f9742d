import type { limitsEn } from "./limits-en.ts";

export const limitsZh: typeof limitsEn = {
  limits: {
    title: "发送上限",
    edit: "更改上限",
    fields: {
      firstDay: "上线首日最多消息数",
      growth: "之后每天为前一天的倍数",
      days: "设上限的天数",
      fuseShare: "超过客户的此比例需再次确认（%）",
      fuseAbove: "或超过平日的条数",
    },
    flaw: (from, to, whole) => `请填写 ${from} 到 ${to} 之间的${whole ? "整数" : "数"}。`,
    days: (counts, days) => `上线后 ${days} 天内每天最多 ${counts} 条，之后不设上限；欠款最久的优先。`,
    noCap: "上线之初不设上限。",
    fuse: (share, above) =>
      `某天触达的客户超过有欠款客户的 ${share}%，或比平日多出 ${above} 条时，全部暂缓，等待再次确认。`,
    unlimited: "不限",
    today: (before, after) => `今天：${before} → ${after}。`,
    save: "保存上限",
    saving: "正在保存…",
    saved: "上限已保存。",
    cancel: "取消",
  },
  fuse: {
    title: "安全停止",
    holds: (count) => `今天有 ${count} 条消息被暂缓`,
    why: "今天触达的客户远多于平日，未经再次确认一条也不会发出。",
    means: (count) => `确认后会重新判断，仍然适当的才会发出：今天最多 ${count} 条。`,
    release: "放行今天的消息",
    releasing: "正在放行…",
    look: "先查看运行记录",
    done: (count) => `已计划 ${count} 条，现在开始发送。`,
  },
  vetoes: {
    title: "人工推迟",
    none: "目前没有人推迟任何客户的消息。",
    now: (count) => `目前 ${count} 个`,
    until: (until, by) => `至 ${until} · ${by}`,
    often: "90 天内谁推迟了多少次",
    habit: (name, times, accounts, hours) => `${name}：${times} 次，${accounts} 个客户，共 ${hours} 小时`,
  },
};
