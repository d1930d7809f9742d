import type { DkimFacts, DmarcFacts, DomainFacts } from "../../shared/settings/domain-facts.ts";
import { isDmarc, tagsOf } from "../../shared/settings/mail-records.ts";
import type { MailRecords } from "./ports.ts";
import { walkSpf } from "./walk-spf.ts";

type Asked = Pick<DomainFacts, "domain" | "envelopeDomain" | "relay" | "selector">;

/** All that the judge of a sending domain has to know. */
export async function gatherDomain(asked: Asked, records: MailRecords): Promise<DomainFacts> {
  const [spf, dkim, dmarc] = await Promise.all([
    walkSpf(asked.envelopeDomain, asked.relay, records),
    dkimOf(asked, records),
    dmarcOf(asked.domain, records),
  ]);
  return { ...asked, spf, dkim, dmarc };
}

async function dkimOf({ domain, selector }: Asked, records: MailRecords): Promise<DkimFacts> {
  if (selector === null) return { kind: "no-selector" };
  const answer = await records.texts(`${selector}._domainkey.${domain}`);
  if (answer.kind === "fault") return answer;
  const found = answer.kind === "found" ? answer.values.map(tagsOf).filter((tags) => tags.has("p")) : [];
  const [tags] = found;
  if (tags === undefined || found.length > 1) return { kind: "count", count: found.length };
  const type = tags.get("k")?.toLowerCase() ?? "rsa";
  const key = tags.get("p") ?? "";
  return { kind: "key", type, bits: key === "" ? null : records.keyBits(type, key) };
}

/** As far up as a company's own domain may stand: "a.b.company.co.uk" in five steps. */
const MOST_STEPS = 5;

async function dmarcOf(domain: string, records: MailRecords): Promise<DmarcFacts> {
  const labels = domain.split(".");
  for (let step = 0; step < MOST_STEPS && labels.length - step >= 2; step += 1) {
    const at = labels.slice(step).join(".");
    const answer = await records.texts(`_dmarc.${at}`);
    if (answer.kind === "fault") return answer;
    const found = answer.kind === "found" ? answer.values.filter(isDmarc) : [];
    const [record] = found;
    if (found.length > 1) return { kind: "count", count: found.length };
    if (record !== undefined) return { kind: "read", at, tags: tagsOf(record) };
  }
  return { kind: "count", count: 0 };
}
