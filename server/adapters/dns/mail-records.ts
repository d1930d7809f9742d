import { createPublicKey } from "node:crypto";
import { Resolver } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import type { Answer } from "../../../shared/settings/domain-facts.ts";
import type { MailRecords } from "../../settings/ports.ts";

const PATIENCE = { timeout: 2_500, tries: 2 } as const;
const NOTHING: ReadonlySet<string> = new Set(["ENOTFOUND", "ENODATA", "NOTFOUND", "NODATA"]);
const SILENCE: ReadonlySet<string> = new Set(["ETIMEOUT", "TIMEOUT", "ECANCELLED", "ETIMEDOUT"]);

/** The domain name system, asked under way: never through what the operating system remembers. `servers`: others than its own. */
export function mailRecords(
  servers?: readonly string[],
  patience: { readonly timeout: number; readonly tries: number } = PATIENCE,
): MailRecords {
  const resolver = new Resolver(patience);
  if (servers) resolver.setServers([...servers]);
  const addresses = async (name: string): Promise<Answer<string>> => {
    if (isIP(name) !== 0) return { kind: "found", values: [name] };
    const [four, six] = await Promise.all([
      answered(name, () => resolver.resolve4(name)),
      answered(name, () => resolver.resolve6(name)),
    ]);
    const values = [four, six].flatMap((each) => (each.kind === "found" ? each.values : []));
    if (values.length > 0) return { kind: "found", values };
    return [four, six].find(({ kind }) => kind === "fault") ?? { kind: "none" };
  };
  return {
    // A text longer than 255 bytes comes in pieces.
    texts: (name) => answered(name, async () => (await resolver.resolveTxt(name)).map((all) => all.join(""))),
    addresses,
    exchangers: (name) =>
      answered(name, async () => (await resolver.resolveMx(name)).map(({ exchange }) => exchange)),
    covers,
    keyBits,
  };
}

async function answered<T>(name: string, ask: () => Promise<T[]>): Promise<Answer<T>> {
  try {
    const values = await ask();
    return values.length === 0 ? { kind: "none" } : { kind: "found", values };
  } catch (fault) {
    const code = String((fault as { readonly code?: unknown }).code);
    if (NOTHING.has(code)) return { kind: "none" };
    return { kind: "fault", name, fault: SILENCE.has(code) ? "timeout" : "server" };
  }
}

function covers(range: string, address: string): boolean | null {
  const [base = "", bits] = range.split("/");
  const version = isIP(base);
  const most = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? most : Number(bits);
  if (version === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > most) return null;
  if (isIP(address) !== version) return false;
  const family = version === 4 ? "ipv4" : "ipv6";
  const list = new BlockList();
  list.addSubnet(base, prefix, family);
  return list.check(address, family);
}

const ED25519_BYTES = 32;

function keyBits(type: string, base64: string): number | null {
  const der = Buffer.from(base64, "base64");
  if (type === "ed25519") return der.length === ED25519_BYTES ? 256 : null;
  // RFC 6376 names the bare key, everybody writes the one with its algorithm.
  for (const shape of ["spki", "pkcs1"] as const)
    try {
      const key = createPublicKey({ key: der, format: "der", type: shape });
      if (key.asymmetricKeyType === "rsa") return key.asymmetricKeyDetails?.modulusLength ?? null;
    } catch {
      // The next shape, or none.
    }
  return null;
}
