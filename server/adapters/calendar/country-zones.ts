/** Two names of one thing: as an accessor, and as the later editions of the language have it. */
interface ZonedLocale {
  readonly timeZones?: readonly string[];
  getTimeZones?(): readonly string[] | undefined;
}

/** By ISO 3166 alpha-2 code the IANA zones that the running clocks know there; none for a code of no country. */
export function zonesOfCountries(): (code: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (code) => {
    const before = known.get(code);
    if (before !== undefined) return before;
    const zones = readZones(code);
    known.set(code, zones);
    return zones;
  };
}

/** The law of the country knows one time, whatever a part of it keeps. */
const OF_ONE_TIME: Readonly<Record<string, string>> = { CN: "Asia/Shanghai" };

function readZones(code: string): readonly string[] {
  const only = OF_ONE_TIME[code];
  if (only !== undefined) return [only];
  if (!/^[A-Z]{2}$/.test(code)) return [];
  const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & ZonedLocale;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
