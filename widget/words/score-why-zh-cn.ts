import type { scoreWhyEn } from "./score-why-en.ts";

export const scoreWhyZh: typeof scoreWhyEn = {
  blocks: { P: "付款", C: "履约行为", E: "敞口", T: "合作年限", F: "财务", M: "市场与司法" },
  title: "得分构成",
  block: "项目",
  value: "得分率",
  weight: "权重",
  points: "得分",
  unknown: "暂无资料",
  ceiling: "封顶",
  score: "评分",
  left: "没有资料的项目不计入，其余项目的权重相应增加。除付款外，各项目按经验设定，未经付款数据验证。",
};
