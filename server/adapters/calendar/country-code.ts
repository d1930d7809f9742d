/** Answers with the ISO 3166-1 alpha-2 code of a country, or null. Names and zones are CLDR's, as Intl has them. */
export interface CountryCodes {
  /** A code ("CN") or a name as people type it into a CRM: "China", "中国", "Deutschland", "USA", "U.K.". */
  named(text: string): string | null;
  /** The country in which an IANA zone lies; null for "UTC" and the like. */
  ofZone(timeZone: string): string | null;
}

/** Of two names of one sound the first is believed. German is why "USA" is known. */
const LANGUAGES = ["en", "zh-Hans", "zh-Hant", "de", "fr", "es", "pt", "it", "nl", "ja", "ko", "ru"];

/**
 * `moreNames`: another table of countries, by code, for what CLDR calls otherwise now ("Turkey"); it is asked last.
 * Everything is worked out at the first question of its kind, which takes some tens of milliseconds.
 */
export function countryCodes(
  moreNames: () => readonly (readonly [code: string, name: string])[],
): CountryCodes {
  const first = once(() => codesByName(LANGUAGES.slice(0, 3)));
  const others = once(() => codesByName(LANGUAGES, moreNames()));
  const zones = once(codesByZone);
  const byAnyName = once(() => byCanonicalZone(zones()));
  return {
    named: (text) => ownCode(text) ?? first().get(plain(text)) ?? others().get(plain(text)) ?? null,
    ofZone: (timeZone) => zones().get(timeZone) ?? byAnyName().get(canonicalZone(timeZone) ?? "") ?? null,
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** "U.S.A.", "usa" and " USA " are one name, and so are "Côte d’Ivoire" and "cote d'ivoire". */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}|[.'’]/gu, "")
    .replace(/&/g, " and ")
    .toLowerCase()
    .trim()
    .replace(/^the\s+/, "")
    .replace(/\s+/g, " ");

/** What a CRM with a list of countries says most often needs no table of names. */
const ownCode = (text: string): string | null =>
  /^[A-Z]{2}$/.test(text) && isoCodes().includes(text) ? text : null;

function codesByName(
  languages: readonly string[],
  moreNames: readonly (readonly [code: string, name: string])[] = [],
): ReadonlyMap<string, string> {
  const codes = isoCodes();
  const found = new Map<string, string>();
  const keep = (name: string | undefined, code: string): void => {
    if (name !== undefined && !found.has(plain(name))) found.set(plain(name), code);
  };
  for (const code of codes) keep(code, code);
  for (const language of languages) {
    for (const style of ["long", "short"] as const) {
      const names = new Intl.DisplayNames(language, { type: "region", style, fallback: "none" });
      for (const code of codes) keep(names.of(code), code);
    }
  }
  for (const [code, name] of moreNames) keep(name, code);
  return found;
}

/** Codes that were given up ("SU", "AN") have a name as well, and lead to another one. */
const isoCodes = once((): readonly string[] => {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  return LETTER_PAIRS.filter((pair) => names.of(pair) !== undefined && regionOf(pair) === pair);
});

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const LETTER_PAIRS = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));
const regionOf = (code: string): string | undefined => new Intl.Locale(`und-${code}`).region;

/** Newer engines answer by method, older by property. */
interface Localities {
  getTimeZones?(): string[] | undefined;
  readonly timeZones?: string[];
  getWeekInfo?(): { readonly weekend: readonly number[] };
  readonly weekInfo?: { readonly weekend: readonly number[] };
}

export const localitiesOf = (code: string): Localities => new Intl.Locale(`und-${code}`) as Localities;

function zonesOf(code: string): readonly string[] {
  const place = localitiesOf(code);
  return place.getTimeZones?.() ?? place.timeZones ?? [];
}

function codesByZone(): ReadonlyMap<string, string> {
  return new Map(isoCodes().flatMap((code) => zonesOf(code).map((zone) => [zone, code] as const)));
}

/** A zone has several names, "Asia/Calcutta" and "Asia/Kolkata"; asking for the right one takes about a millisecond. */
const byCanonicalZone = (zones: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...zones].map(([zone, code]) => [canonicalZone(zone) ?? zone, code]));

function canonicalZone(timeZone: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
