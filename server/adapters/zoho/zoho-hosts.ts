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

/** Zoho Accounts of each data centre, and the API host beside it. */
const ACCOUNTS: ReadonlyMap<string, string> = new Map([
  ["accounts.zoho.com", "www.zohoapis.com"],
  ["accounts.zoho.eu", "www.zohoapis.eu"],
  ["accounts.zoho.in", "www.zohoapis.in"],
  ["accounts.zoho.com.au", "www.zohoapis.com.au"],
  ["accounts.zoho.com.cn", "www.zohoapis.com.cn"],
  ["accounts.zoho.jp", "www.zohoapis.jp"],
  ["accounts.zohocloud.ca", "www.zohoapis.ca"],
  ["accounts.zoho.sa", "www.zohoapis.sa"],
  ["accounts.zoho.uk", "www.zohoapis.uk"],
]);

export interface AcceptedServer {
  readonly tokenUrl: string;
  readonly apiUrl: string;
}

/**
 * Where a grant code may be taken, after a consent that names an accounts server: one of Zoho's own, or the configured
 * one (also when none was named). Null for anything else: code and client secret go nowhere else.
 */
export function acceptedServer(named: string | undefined, configured: string): AcceptedServer | null {
  const asked = named ?? configured;
  if (!URL.canParse(asked)) return null;
  const { origin, host, protocol } = new URL(asked);
  const api = protocol === "https:" ? ACCOUNTS.get(host) : undefined;
  if (api === undefined && origin !== new URL(configured).origin) return null;
  return { tokenUrl: `${origin}/oauth/v2/token`, apiUrl: api === undefined ? origin : `https://${api}` };
}
