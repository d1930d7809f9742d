import { describe, expect, it } from "@jest/globals";
import type { Next } from "../../shared/dunning/contract.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { sayNext } from "../../widget/dunning/next-step.tsx";
import { en } from "../../widget/words/en.ts";
import { speak } from "../../widget/words/speech.ts";
import { zhCn } from "../../widget/words/zh-cn.ts";

// A Saturday; the office opens on Monday.
const SATURDAY = toDay("2026-11-28");
const english = speak("en", en, SATURDAY);
const chinese = speak("zh-CN", zhCn, SATURDAY);

const held = (because: Extract<Next, { kind: "hold" }>["because"], until: string | null): Next => ({
  kind: "hold",
  because,
  until: until === null ? null : toDay(until),
});

describe("the next step in words", () => {
  it("names the day the office opens, not the last one it is closed", () => {
    const weekend = held("outside-hours", "2026-11-29");
    expect(sayNext(weekend, english).text).toBe("Waits for the next working day, 30 Nov");
    expect(sayNext(weekend, chinese).text).toBe("非工作日，11-30 起发送");
  });

  it("names the last day of any other hold", () => {
    const promised = held("promise-open", "2026-11-29");
    expect(sayNext(promised, english).text).toBe("Promised, reminder held until 29 Nov");
    expect(sayNext(promised, chinese).text).toBe("已承诺，暂停提醒至 11-29");
  });

  it("names no day where there is none", () => {
    expect(sayNext(held("outside-hours", null), english).text).toBe("Waits for working hours");
    expect(sayNext(held("outside-hours", null), chinese).text).toBe("非工作时间，暂不发送");
  });
});
