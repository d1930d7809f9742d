/** Zoho's API hosts, one per data centre, and their sandbox and developer twins. */
const DATA_CENTRES = [
  "zohoapis.com",
  "zohoapis.eu",
  "zohoapis.in",
  "zohoapis.com.au",
  "zohoapis.com.cn",
  "zohoapis.jp",
  "zohoapis.ca",
  "zohoapis.sa",
  "zohoapis.uk",
];
const HOSTS: ReadonlySet<string> = new Set(
  DATA_CENTRES.flatMap((host) => ["www", "sandbox", "developer"].map((name) => `${name}.${host}`)),
);

/**
 * The API address to use after a token answer that names `apiDomain`: Zoho's when it is one of Zoho's own, the
 * configured one when they share an origin (or none was named). Null for anything else: tokens go nowhere else.
 */
export function acceptedApiUrl(apiDomain: string | undefined, configured: string): string | null {
  if (apiDomain === undefined) return configured;
  if (!URL.canParse(apiDomain)) return null;
  const answered = new URL(apiDomain);
  if (answered.origin === new URL(configured).origin) return configured;
  return answered.protocol === "https:" && HOSTS.has(answered.host) ? answered.origin : null;
}
