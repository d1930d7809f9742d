/** The hosts Zoho serves CRM pages from, per data centre. Compared whole: "evilzoho.com" is not in it. */
const DATA_CENTRES = [
  "zoho.com",
  "zoho.eu",
  "zoho.in",
  "zoho.com.au",
  "zoho.com.cn",
  "zoho.jp",
  "zoho.sa",
  "zoho.uk",
  "zoho.ae",
  "zohocloud.ca",
] as const;
const PRODUCTS = ["crm", "one", "crmplus", "crmsandbox", "bigin"] as const;

const ZOHO_ORIGINS: ReadonlySet<string> = new Set(
  DATA_CENTRES.flatMap((centre) => PRODUCTS.map((product) => `https://${product}.${centre}`)),
);
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/;

/** `allowLoopback` is true only in a build for the sandbox. */
export function isCrmOrigin(origin: string, allowLoopback: boolean): boolean {
  return ZOHO_ORIGINS.has(origin) || (allowLoopback && LOOPBACK.test(origin));
}

/** The CRM may open this page without naming itself in the address: from SDK 1.5 on it introduces itself by a message. */
export const UNNAMED = "unnamed";

/** The one origin that may speak to this page: the address's serviceOrigin if it is the CRM's; undefined if it is not. */
export function hostOrigin(search: string, isCrm: (origin: string) => boolean): string | undefined {
  const named = new URLSearchParams(search).get("serviceOrigin");
  if (named === null) return UNNAMED;
  return isCrm(named) ? named : undefined;
}

export interface Arrival {
  readonly fromParent: boolean;
  readonly origin: string;
  readonly data: unknown;
}

/** Lets through only what the window around us sent from the origin we were opened by. */
export function mayPass(arrival: Arrival, host: string | undefined): boolean {
  return host !== undefined && arrival.fromParent && arrival.origin === host && isMessage(arrival.data);
}

// The SDK reads `data.type` outside its try: anything but an object or a text would throw inside it.
function isMessage(data: unknown): boolean {
  return typeof data === "string" || (typeof data === "object" && data !== null);
}

/** Must run before the SDK's script: the SDK takes messages from any window, so this listener stops them first. */
export function installGuard(page: Window, allowLoopback: boolean): void {
  // Asked in one place, so that the build for production drops the loopback addresses whole; packing proves it.
  const isCrm = (origin: string): boolean => isCrmOrigin(origin, allowLoopback);
  let host = hostOrigin(page.location.search, isCrm);
  const outside = page.parent === page;
  page.addEventListener(
    "message",
    (event) => {
      const arrival = { fromParent: !outside && event.source === page.parent, ...pick(event) };
      // Unnamed, the window around us is known by its first word, if it is the CRM's; the browser vouches for its origin.
      if (host === UNNAMED && arrival.fromParent && isCrm(event.origin)) host = event.origin;
      if (!mayPass(arrival, host)) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

function pick(event: MessageEvent): { origin: string; data: unknown } {
  return { origin: event.origin, data: event.data };
}
