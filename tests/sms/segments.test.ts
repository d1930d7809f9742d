import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { checkSender } from "../../shared/sms/check-sender.ts";
import { sizeOf } from "../../shared/sms/segments.ts";
import { isStop } from "../../shared/sms/stop-words.ts";

const told = (text: string): string => {
  const { alphabet, units, segments } = sizeOf(text);
  return `${alphabet} ${units} ${segments}`;
};

describe("E-08: what a text comes to", () => {
  it.each([
    ["nothing", "", "gsm-7 0 0"],
    ["160 plain letters are one", "a".repeat(160), "gsm-7 160 1"],
    ["161 are two", "a".repeat(161), "gsm-7 161 2"],
    ["306 are two", "a".repeat(306), "gsm-7 306 2"],
    ["307 are three", "a".repeat(307), "gsm-7 307 3"],
    ["a euro sign counts twice", "€".repeat(80), "gsm-7 160 1"],
    ["and makes 81 of them two", "€".repeat(81), "gsm-7 162 2"],
    ["a pair is not torn between parts", `${"a".repeat(152)}€${"a".repeat(152)}`, "gsm-7 306 3"],
    ["£, ¥ and é are in the alphabet", "£¥éÑ@_Δ\n", "gsm-7 8 1"],
    ["a backtick is not", "`", "ucs-2 1 1"],
    ["70 Chinese characters are one", "款".repeat(70), "ucs-2 70 1"],
    ["71 are two", "款".repeat(71), "ucs-2 71 2"],
    ["134 are two", "款".repeat(134), "ucs-2 134 2"],
    ["135 are three", "款".repeat(135), "ucs-2 135 3"],
    ["one Chinese character turns all of it", `${"a".repeat(70)}款`, "ucs-2 71 2"],
    ["an emoji counts twice", "😀".repeat(35), "ucs-2 70 1"],
    ["and is not torn", `${"款".repeat(66)}😀${"款".repeat(66)}`, "ucs-2 134 3"],
  ])("%s", (_what, text, size) => {
    expect(told(text)).toBe(size);
  });

  it("never comes to less by a longer text, and leaves at most one unit of a part empty", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 400 }),
        fc.string({ unit: "binary", maxLength: 5 }),
        (text, more) => {
          const [one, other] = [sizeOf(text), sizeOf(text + more)];
          const part = one.alphabet === "gsm-7" ? 153 : 67;
          expect(other.segments).toBeGreaterThanOrEqual(one.segments);
          if (one.segments > 1) {
            expect(one.segments).toBeGreaterThanOrEqual(Math.ceil(one.units / part));
            expect(one.segments).toBeLessThanOrEqual(Math.ceil(one.units / (part - 1)));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("E-08: a word that stops texts", () => {
  it.each([
    "STOP",
    "stop.",
    " Stop ",
    "TD",
    "td",
    "T",
    "Ｔ",
    "ＴＤ",
    "退订",
    "退订！",
    "回复TD",
    "回T",
    "UNSUBSCRIBE",
    "Stop all",
  ])("%s stops them", (word) => expect(isStop(word)).toBe(true));
  it.each([
    "",
    "stop calling me about the wrong invoice",
    "已付款",
    "T5 到了吗",
    "收到",
    "好的",
    "回复",
    "NO",
    "y",
  ])("%j does not", (word) => expect(isStop(word)).toBe(false));
});

describe("a sender of texts", () => {
  const twilio = {
    provider: "twilio" as const,
    region: "CN",
    account: `AC${"0".repeat(32)}`,
    secret: "a".repeat(32),
    from: "+14155550100",
    templates: {},
  };
  const aliyun = {
    provider: "aliyun" as const,
    region: "CN",
    account: "LTAI5tExampleKeyId00",
    secret: "b".repeat(30),
    from: "海纳精密",
    templates: { "sms-reminder": { "zh-CN": "SMS_123456789" } },
  };
  const flaw = (request: Parameters<typeof checkSender>[0], hasSecret = false): string | null => {
    const checked = checkSender(request, hasSecret);
    return checked.ok ? null : checked.because.field;
  };

  it("is taken when it is whole, and keeps the secret that is stored", () => {
    expect([flaw(twilio), flaw(aliyun)]).toEqual([null, null]);
    const { secret: _secret, ...without } = twilio;
    expect([flaw(without, true), flaw(without)]).toEqual([null, "secret"]);
  });

  it.each([
    ["region", { ...twilio, region: "China" }],
    ["account", { ...twilio, account: "AC1" }],
    ["secret", { ...twilio, secret: "short" }],
    ["from", { ...twilio, from: "海纳" }],
    ["account", { ...aliyun, account: "LTAI\r\nX: y" }],
    ["secret", { ...aliyun, secret: "短" }],
    ["from", { ...aliyun, from: "【海纳】" }],
    ["templates.sms-due", { ...aliyun, templates: { "sms-due": { en: "SMS" } } }],
  ])("is refused for its %s in one sentence", (field, request) => {
    expect(flaw(request)).toBe(field);
  });
});
