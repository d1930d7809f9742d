/**
 * Numbers in digits as Intl.NumberFormat writes them in zh-CN and in en, which agree, but without making one:
 * the first of a page costs it 20 ms of a desktop's time, before anything is on the screen.
 */

/** "1234567" → "1,234,567" */
export function groupDigits(digits: string): string {
  const first = digits.length % 3 || 3;
  let text = digits.slice(0, first);
  for (let at = first; at < digits.length; at += 3) text += `,${digits.slice(at, at + 3)}`;
  return text;
}

/** A count of things, whole and not negative: 1234 → "1,234". */
export const countText = (count: number): string => groupDigits(String(count));

/** At most one decimal, halves away from zero, the minus a real minus: −1234.25 → "−1,234.3". For figures below 10¹⁴. */
export function numberText(value: number): string {
  const size = Math.abs(value);
  if (size < 0.05) return "0";
  // The digits decide, not the float: ten times 1.15 is less than 11.5.
  const [whole = "", fraction = ""] = String(size).split(".");
  const tenths = String(Number(whole + (fraction[0] ?? "0")) + ((fraction[1] ?? "0") >= "5" ? 1 : 0));
  const last = tenths.slice(-1);
  const text = groupDigits(tenths.slice(0, -1) || "0") + (last === "0" ? "" : `.${last}`);
  return value < 0 ? `−${text}` : text;
}
