import { buffer } from "node:stream/consumers";
import Dkim from "nodemailer/lib/dkim";
import type { SigningKey } from "../../dunning/ports.ts";

/** The private half in PEM. */
export type OpenKey = (key: SigningKey) => string;

/** What a reader or a mail program acts on. The library's own list lacks the one that makes one click count (RFC 8058). */
const SIGNED = [
  "From",
  "To",
  "Reply-To",
  "Subject",
  "Date",
  "Message-ID",
  "MIME-Version",
  "Content-Type",
  "Content-Transfer-Encoding",
  "List-Unsubscribe",
  "List-Unsubscribe-Post",
  "Auto-Submitted",
].join(":");

/** The same message with a DKIM signature before it. Throws when the key cannot be opened. */
export async function signMail(raw: Buffer, key: SigningKey, openKey?: OpenKey): Promise<Buffer> {
  if (openKey === undefined) throw new Error(`No key of "${key.domain}" can be opened here.`);
  const dkim = new Dkim({
    domainName: key.domain,
    keySelector: key.selector,
    privateKey: openKey(key),
    headerFieldNames: SIGNED,
    hashAlgo: "sha256",
  });
  return buffer(dkim.sign(raw));
}
