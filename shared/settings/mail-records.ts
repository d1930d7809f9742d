/** "v=DKIM1; k=rsa" → tags; a later one of the same name does not count. */
export function tagsOf(record: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const part of record.split(";")) {
    const at = part.indexOf("=");
    if (at < 0) continue;
    const name = part.slice(0, at).trim().toLowerCase();
    if (name !== "" && !tags.has(name)) tags.set(name, part.slice(at + 1).replace(/\s+/g, ""));
  }
  return tags;
}

export const isSpf = (record: string): boolean => /^v=spf1( |$)/i.test(record);
export const isDmarc = (record: string): boolean => /^v\s*=\s*DMARC1\s*(;|$)/.test(record);

/** One term of an SPF record. */
export interface SpfTerm {
  readonly passes: boolean;
  readonly kind: "all" | "include" | "a" | "mx" | "ptr" | "ip4" | "ip6" | "exists" | "redirect";
  /** A name or an address with its prefix; empty: the record's own domain. */
  readonly value: string;
  /** Bits of an IPv4 and of an IPv6 prefix after a name. */
  readonly prefix: readonly [string | undefined, string | undefined];
}

const TERM =
  /^([-+~?])?(all|include|a|mx|ptr|ip4|ip6|exists)(?::([^\s]+?))?(?:\/(\d{1,3}))?(?:\/\/(\d{1,3}))?$/i;
const NEEDS_VALUE: ReadonlySet<string> = new Set(["include", "ip4", "ip6", "exists"]);

/** The terms in their order, or the first one that cannot be read. */
export function spfTerms(record: string): readonly SpfTerm[] | { readonly broken: string } {
  const terms: SpfTerm[] = [];
  for (const word of record.split(/ +/).slice(1)) {
    if (word === "") continue;
    const modifier = /^([a-z][\w.-]*)=(.*)$/i.exec(word);
    if (modifier) {
      if (modifier[1]?.toLowerCase() !== "redirect") continue;
      terms.push({
        passes: true,
        kind: "redirect",
        value: modifier[2] ?? "",
        prefix: [undefined, undefined],
      });
      continue;
    }
    const found = TERM.exec(word);
    const kind = found?.[2]?.toLowerCase() as SpfTerm["kind"] | undefined;
    if (!found || kind === undefined || (NEEDS_VALUE.has(kind) && !found[3])) return { broken: word };
    terms.push({
      passes: (found[1] ?? "+") === "+",
      kind,
      value: found[3] ?? "",
      prefix: [found[4], found[5]],
    });
  }
  return terms;
}

/** Names that nobody can look up: kept for examples and tests, or for one machine (RFC 2606, 6761, 6762). */
export const isReserved = (domain: string): boolean =>
  /(^|\.)(example|test|invalid|localhost|local|internal|example\.(com|net|org))$/i.test(domain);

/** "smtp.ym.provider.com.cn" → "provider.com.cn": near enough to tell whose a mail server is. */
export function familyOf(host: string): string {
  const labels = host.toLowerCase().split(".");
  const [second = "", top = ""] = labels.slice(-2);
  return labels.slice(top.length === 2 && second.length <= 3 ? -3 : -2).join(".");
}

/** Providers whose mail servers and SPF records have different names. */
const RECORDS_OF: Readonly<Record<string, string>> = {
  "amazonaws.com": "amazonses.com",
  "gmail.com": "google.com",
  "googlemail.com": "google.com",
  "office365.com": "outlook.com",
  "zoho.com": "zohomail.com",
  "zoho.eu": "zohomail.eu",
  "zoho.in": "zohomail.in",
};

/** Whether what is included under that name is the mail server's provider's. */
export function isOfRelay(name: string, relay: string): boolean {
  const family = familyOf(relay);
  const included = familyOf(name);
  return included === family || included === RECORDS_OF[family];
}
