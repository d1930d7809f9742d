import type { Sentence } from "../kernel/contract.ts";
import type { DkimFacts, DmarcFacts, DomainFacts, SpfFacts, Unanswered } from "./domain-facts.ts";
import * as say from "./domain-words.ts";

/** "unknown": it could not be looked up, which speaks neither for the domain nor against it. */
export type Level = "ok" | "warn" | "fail" | "unknown";
export interface Finding {
  /** "key": our own, with which we sign. */
  readonly about: "domain" | "spf" | "dkim" | "dmarc" | "key";
  readonly level: Level;
  readonly sentence: Sentence;
}

/** RFC 7208, 4.6.4. */
export const MOST_LOOKUPS = 10;
const LEAST_RSA_BITS = 2048;

/** What stands in the way of a domain's mail being believed: one finding for each of SPF, DKIM and DMARC. */
export function judgeDomain(facts: DomainFacts): readonly Finding[] {
  const dkim = judgeDkim(facts.dkim, facts);
  const spf = judgeSpf(facts.spf, facts, dkim.level);
  return [spf, dkim, judgeDmarc(facts.dmarc, facts, { spf: spf.level, dkim: dkim.level })];
}

/** A fault is no verdict: what had failed before has failed still while its record cannot be looked up. */
export function hasFailed(findings: readonly Finding[], before: readonly Finding[]): boolean {
  return findings.some(({ about, level }) =>
    level === "unknown"
      ? before.some((earlier) => earlier.about === about && earlier.level === "fail")
      : level === "fail",
  );
}

const unknown = (about: Finding["about"], { name, fault }: Unanswered): Finding => ({
  about,
  level: "unknown",
  sentence: say.unanswered[fault](name),
});

function judgeSpf(spf: SpfFacts, { envelopeDomain: domain, relay }: DomainFacts, dkim: Level): Finding {
  const told = (level: Level, sentence: Sentence): Finding => ({ about: "spf", level, sentence });
  if (spf.kind === "fault") return unknown("spf", spf);
  if (spf.kind === "count")
    return told("fail", spf.count === 0 ? say.noSpf(domain, relay) : say.severalSpf(domain, spf.count));
  if (spf.allowsAll) return told("fail", say.spfAllowsAll(domain));
  if (spf.lookups > MOST_LOOKUPS) return told("fail", say.spfTooLong(domain, MOST_LOOKUPS));
  if (spf.broken !== null) return told("fail", say.spfBroken(domain, spf.broken));
  if (spf.namesRelay === null) return told("warn", say.relayUnknown(domain, relay));
  if (spf.namesRelay) return told("ok", say.spfWell(domain, relay));
  // From which machines a provider sends is partly a guess of ours: with a sound key the mail is believed all the same.
  return told(dkim === "ok" ? "warn" : "fail", say.spfLacks(domain, relay));
}

function judgeDkim(dkim: DkimFacts, { domain, selector }: DomainFacts): Finding {
  const told = (level: Level, sentence: Sentence): Finding => ({ about: "dkim", level, sentence });
  const name = `${selector ?? ""}._domainkey.${domain}`;
  if (dkim.kind === "fault") return unknown("dkim", dkim);
  if (dkim.kind === "no-selector") return told("warn", say.noSelector);
  if (dkim.kind === "count")
    return told("fail", dkim.count === 0 ? say.noDkim(name) : say.severalDkim(name, dkim.count));
  const { type, bits } = dkim;
  if (bits === null || (type !== "rsa" && type !== "ed25519")) return told("fail", say.dkimBroken(name));
  if (type === "rsa" && bits < LEAST_RSA_BITS) return told("fail", say.dkimShort(name, bits));
  return told("ok", say.dkimWell(name, type === "rsa" ? `RSA ${bits}` : "Ed25519"));
}

const POLICIES: ReadonlySet<string> = new Set(["none", "quarantine", "reject"]);

/** A message is believed when one of both proofs holds and is of the domain that its reader sees. */
function judgeDmarc(
  dmarc: DmarcFacts,
  { domain, envelopeDomain }: DomainFacts,
  { spf, dkim }: { readonly spf: Level; readonly dkim: Level },
): Finding {
  const told = (level: Level, sentence: Sentence): Finding => ({ about: "dmarc", level, sentence });
  if (dmarc.kind === "fault") return unknown("dmarc", dmarc);
  if (dmarc.kind === "count")
    return told("fail", dmarc.count === 0 ? say.noDmarc(domain) : say.severalDmarc(domain, dmarc.count));
  const { at, tags } = dmarc;
  if (!POLICIES.has(tags.get("p")?.toLowerCase() ?? "")) return told("fail", say.dmarcBroken(at));
  // The key stands below the very domain that the reader sees, so that it aligns even strictly.
  if (dkim === "ok") return told("ok", say.dmarcWell(at, "DKIM"));
  const isStrict = tags.get("aspf")?.toLowerCase() === "s";
  const aligns = isStrict ? envelopeDomain === domain : areRelated(envelopeDomain, domain, at);
  if (aligns && spf === "ok") return told("ok", say.dmarcWell(at, "SPF"));
  if (dkim === "unknown" || (aligns && spf === "unknown")) return told("unknown", say.proofUnknown(at));
  if (dkim === "warn" || (aligns && spf === "warn")) return told("warn", say.proofMissing(at));
  return told("fail", aligns ? say.noProof(at) : say.notAligned(at, envelopeDomain, domain));
}

const areRelated = (one: string, other: string, organisation: string): boolean =>
  one === other || [one, other].every((each) => each === organisation || each.endsWith(`.${organisation}`));
