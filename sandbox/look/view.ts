/** How a page is looked at; every sandbox page reads it from its query and hands it on in its links. */
export interface View {
  readonly locale: "zh_CN" | "en_US";
  readonly mode: "day" | "night";
}

export type Language = "zh" | "en";

export const languageOf = (view: View): Language => (view.locale === "zh_CN" ? "zh" : "en");

/** Reads `locale` (or the short `lang`) and `mode`; what is missing or unknown falls back. */
export function viewOf(query: Readonly<Record<string, unknown>>, fallback: View["locale"] = "zh_CN"): View {
  const asked = query["locale"] ?? query["lang"];
  const locale =
    asked === "zh_CN" || asked === "zh" ? "zh_CN" : asked === "en_US" || asked === "en" ? "en_US" : fallback;
  return { locale, mode: query["mode"] === "night" ? "night" : "day" };
}

/** Path with a query; parameters that are undefined or empty are left out. */
export function link(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Milliseconds → "2026-11-22 09:05" in a time zone. */
export function clockText(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(ms);
}
