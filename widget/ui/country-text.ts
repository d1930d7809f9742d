import type { Locale } from "./money-text.ts";

// Only the settings say countries, in a part that is fetched after their first paint.
// oxlint-disable-next-line no-restricted-globals
const { DisplayNames, Locale: Tag } = Intl;

const names = new Map<Locale, Intl.DisplayNames>();

function namesIn(locale: Locale): Intl.DisplayNames {
  const found = names.get(locale) ?? new DisplayNames(locale, { type: "region", fallback: "none" });
  names.set(locale, found);
  return found;
}

/** "DE" → 德国 / Germany; what is no code of a country stays as it is. */
export const countryName = (code: string, locale: Locale): string =>
  /^[A-Z]{2}$/.test(code) ? (namesIn(locale).of(code) ?? code) : code;

/** What have a name among countries and are none. */
const NO_COUNTRIES = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"]);

/** Every ISO 3166 code of today, once: a code that another took over is not offered beside it. */
const codes = (): readonly string[] => {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !NO_COUNTRIES.has(code) && namesIn("en").of(code) !== undefined)
    .filter((code) => new Tag(`und-${code}`).region === code);
};

let read: ReadonlyMap<string, string> | undefined;

/** "de", "Germany", "德国" → "DE"; null for what is no country. */
export function countryCode(text: string): string | null {
  read ??= new Map(
    codes().flatMap((code) =>
      [code, countryName(code, "en"), countryName(code, "zh-CN")].map((name) => [plain(name), code] as const),
    ),
  );
  return read.get(plain(text)) ?? null;
}

const plain = (text: string): string => text.normalize("NFKC").trim().toLowerCase();
