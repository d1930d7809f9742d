import { generateKeyPairSync } from "node:crypto";
import { mailRecords } from "../../server/adapters/dns/mail-records.ts";
import type { MailRecords } from "../../server/settings/index.ts";
import type { Answer } from "../../shared/settings/domain-facts.ts";

/** What stands at a name: texts, addresses ("A"), exchangers ("MX"), or that nobody answers. */
export interface Records {
  readonly txt?: readonly string[];
  readonly a?: readonly string[];
  readonly mx?: readonly string[];
  readonly fault?: "timeout" | "server";
}
export type Zone = Readonly<Record<string, Records>>;

const real = mailRecords([]);

/** The domain name system, as a zone says. */
export function recordsOf(zone: () => Zone): MailRecords {
  const look = async (name: string, kind: "txt" | "a" | "mx"): Promise<Answer<string>> => {
    const at = zone()[name];
    if (at?.fault) return { kind: "fault", name, fault: at.fault };
    const values = at?.[kind] ?? [];
    return values.length === 0 ? { kind: "none" } : { kind: "found", values };
  };
  return {
    texts: (name) => look(name, "txt"),
    addresses: (name) => look(name, "a"),
    exchangers: (name) => look(name, "mx"),
    covers: real.covers,
    keyBits: real.keyBits,
  };
}

const publicKey = (bits: number): string =>
  generateKeyPairSync("rsa", { modulusLength: bits })
    .publicKey.export({ format: "der", type: "spki" })
    .toString("base64");
export const LONG_KEY = `v=DKIM1; k=rsa; p=${publicKey(2048)}`;
export const SHORT_KEY = `v=DKIM1; p=${publicKey(1024)}`;
export const CURVE_KEY = `v=DKIM1; k=ed25519; p=${Buffer.alloc(32, 7).toString("base64")}`;
