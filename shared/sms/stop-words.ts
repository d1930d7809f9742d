/** Words that end messages to a number: carriers' own in English, and what people in China answer. */
const STOP_WORDS: ReadonlySet<string> = new Set([
  "stop",
  "stopall",
  "stop all",
  "unsubscribe",
  "cancel",
  "end",
  "quit",
  "optout",
  "opt out",
  "revoke",
  "t",
  "td",
  "n",
  "退",
  "退订",
  "退訂",
  "取消订阅",
  "停止",
  "拒收",
]);

/** Whether an answer is nothing but such a word, however it is written: "回复ＴＤ", "Stop.", " 退订！". */
export function isStop(answer: string): boolean {
  const plain = answer
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^(回复|回覆|回|reply) ?(?=.)/u, "");
  return STOP_WORDS.has(plain);
}
