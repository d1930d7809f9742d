import { cannotCheck } from "../../shared/settings/domain-words.ts";
import { type Finding, hasFailed, judgeDomain } from "../../shared/settings/judge-domain.ts";
import { isReserved } from "../../shared/settings/mail-records.ts";
import { gatherDomain } from "./gather-domain.ts";
import { lookForKeys } from "./look-for-keys.ts";
import type { Administrator, KeyKnown, SenderBook, SenderDesk, SenderStanding } from "./ports.ts";
import { domainOf } from "./sound-sender.ts";

/** What was found out about a sender's domain at one moment. */
export interface Looked {
  readonly domain: string;
  readonly selector: string | null;
  readonly findings: readonly Finding[];
  /** The key of ours that was found published, though it did not sign yet; null: none. */
  readonly proves: KeyKnown | null;
}

/** The sender with the keys of its domain. */
export async function readStanding(book: SenderBook) {
  const standing = await book.sender();
  const { sender } = standing;
  return { standing, keys: sender === null ? [] : await book.signingKeys(domainOf(sender.address)) };
}

export const isStillOf = ({ domain }: Looked, { sender }: SenderStanding): boolean =>
  sender !== null && sender.by !== "zoho" && domainOf(sender.address) === domain;

/** A key that was replaced or given up meanwhile proves nothing. */
export async function stillThere(book: SenderBook, looked: Looked): Promise<Looked> {
  const keys = await book.signingKeys(looked.domain);
  const isThere = keys.some(({ selector }) => selector === looked.proves?.selector);
  return isThere ? looked : { ...looked, proves: null };
}

/** Asks the domain name system; to be called while no transaction is open. Null: there is no sender. */
export async function lookAtDomain(
  { sender, returns }: SenderStanding,
  keys: readonly KeyKnown[],
  selector: string | null,
  desk: SenderDesk,
): Promise<Looked | null> {
  if (sender === null) return null;
  const domain = domainOf(sender.address);
  const said = { domain, selector, proves: null };
  if (isReserved(domain))
    return { ...said, findings: [{ about: "domain", level: "warn", sentence: cannotCheck(domain) }] };
  const own = await lookForKeys(domain, keys, desk.records);
  const envelopeDomain = returns === null ? domain : domainOf(returns);
  // Whoever names no selector is believed by the key that we sign with.
  const asked = { domain, envelopeDomain, relay: desk.relay, selector: selector ?? own.selector };
  const findings = judgeDomain(await gatherDomain(asked, desk.records));
  return { ...said, findings: [...findings, ...own.findings], proves: own.proves };
}

/** Keeps it, and tells whether the domain has failed by it. The sender's row is locked, and the sender still the same. */
export async function keepLooked(
  book: SenderBook,
  before: SenderStanding["check"],
  { domain, selector, findings, proves }: Looked,
  by: Administrator,
  desk: Pick<SenderDesk, "newId" | "now">,
): Promise<void> {
  const failed = hasFailed(findings, before?.findings ?? []);
  const at = desk.now();
  await book.saveCheck({ domain, selector, at: at.toISOString(), failed, findings: [...findings] });
  if (proves !== null) {
    await book.proveSigningKey(domain, proves.selector, at);
    const body = { domain, signsWith: proves.selector };
    await book.noteChange({ actId: desk.newId(), reason: "our key was found published", body, by, at });
  }
  if (failed !== (before?.failed ?? false))
    await book.noteChange({
      actId: desk.newId(),
      reason: failed ? "the check of the domain failed" : "the check of the domain passed",
      body: { domain, failed, findings: findings.map(({ about, level }) => ({ about, level })) },
      by,
      at,
    });
}
