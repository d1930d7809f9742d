/** How a text travels, and as how many messages it is paid for. */
export interface TextSize {
  /** GSM 03.38's own alphabet, or UCS-2 as soon as one character is outside of it. */
  readonly alphabet: "gsm-7" | "ucs-2";
  /** Septets, or UTF-16 code units: an extended character or an emoji counts twice. */
  readonly units: number;
  readonly segments: number;
}

/** GSM 03.38 (3GPP TS 23.038 §6.2.1), escape left out. */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Its extension table (§6.2.1.1): an escape and a septet. */
const EXTENDED = new Set("\f^{}\\[~]|€");

/** One message alone, and each part of a longer one: a header of six octets tells the parts how to join. */
const ROOM = {
  "gsm-7": { alone: 160, part: 153 },
  "ucs-2": { alone: 70, part: 67 },
} as const;

/** What a text comes to, parts filled as phones fill them: neither an escape pair nor a surrogate pair is torn. */
export function sizeOf(text: string): TextSize {
  const marks = [...text];
  const isGsm = marks.every((mark) => BASIC.has(mark) || EXTENDED.has(mark));
  const alphabet = isGsm ? "gsm-7" : "ucs-2";
  const widths = marks.map((mark) => (isGsm ? (EXTENDED.has(mark) ? 2 : 1) : mark.length));
  const units = widths.reduce((all, width) => all + width, 0);
  const { alone, part } = ROOM[alphabet];
  if (units <= alone) return { alphabet, units, segments: units === 0 ? 0 : 1 };
  let segments = 1;
  let filled = 0;
  for (const width of widths) {
    if (filled + width > part) {
      segments += 1;
      filled = 0;
    }
    filled += width;
  }
  return { alphabet, units, segments };
}
