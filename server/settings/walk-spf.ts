import type { SpfFacts, Unanswered } from "../../shared/settings/domain-facts.ts";
import { MOST_LOOKUPS } from "../../shared/settings/judge-domain.ts";
import { familyOf, isOfRelay, isSpf, type SpfTerm, spfTerms } from "../../shared/settings/mail-records.ts";
import type { MailRecords } from "./ports.ts";

interface Walk {
  readonly records: MailRecords;
  readonly relay: string;
  /** Those of the mail server; null: it is on this machine, and others see it under another one. */
  readonly addresses: readonly string[] | null;
  /** Whether an included name of the mail server's provider stands for it: not where that is the org itself. */
  readonly byFamily: boolean;
  lookups: number;
  allowsAll: boolean;
  namesRelay: boolean;
  broken: string | null;
}

/** Reads an SPF record as a receiver does, with everything that it includes, and no further than a receiver would. */
export async function walkSpf(domain: string, relay: string, records: MailRecords): Promise<SpfFacts> {
  const own = await recordAt(domain, records);
  if (typeof own !== "string") return own;
  const reached = isHere(relay) ? null : await records.addresses(relay);
  if (reached?.kind === "fault") return reached;
  const walk: Walk = {
    records,
    relay,
    addresses: reached === null ? null : reached.kind === "found" ? reached.values : [],
    byFamily: familyOf(relay) !== familyOf(domain),
    lookups: 0,
    allowsAll: false,
    namesRelay: false,
    broken: null,
  };
  const fault = await walkRecord(own, domain, walk);
  if (fault) return fault;
  const { lookups, allowsAll, broken } = walk;
  return {
    kind: "read",
    lookups,
    allowsAll,
    broken,
    namesRelay: walk.addresses === null ? null : walk.namesRelay,
  };
}

const isHere = (host: string): boolean => /^(localhost|127\..*|::1|\[::1\])$/.test(host);

async function recordAt(
  name: string,
  records: MailRecords,
): Promise<string | Unanswered | { readonly kind: "count"; readonly count: number }> {
  const answer = await records.texts(name);
  if (answer.kind === "fault") return answer;
  const found = answer.kind === "found" ? answer.values.filter(isSpf) : [];
  const [record] = found;
  return found.length === 1 && record !== undefined ? record : { kind: "count", count: found.length };
}

/** Null, or the fault that keeps anybody from knowing. */
async function walkRecord(record: string, domain: string, walk: Walk): Promise<Unanswered | null> {
  const terms = spfTerms(record);
  if ("broken" in terms) {
    walk.broken ??= terms.broken;
    return null;
  }
  const all = terms.find(({ kind }) => kind === "all");
  const before = terms.filter(({ kind }) => kind !== "all" && kind !== "redirect");
  const redirects = all === undefined ? terms.filter(({ kind }) => kind === "redirect") : [];
  for (const term of [
    ...before.filter((each) => all === undefined || isBefore(terms, each, all)),
    ...redirects,
  ]) {
    const fault = await walkTerm(term, domain, walk);
    if (fault) return fault;
    if (walk.lookups > MOST_LOOKUPS) return null;
  }
  if (all?.passes === true) walk.allowsAll = true;
  return null;
}

const isBefore = (terms: readonly SpfTerm[], one: SpfTerm, other: SpfTerm): boolean =>
  terms.indexOf(one) < terms.indexOf(other);

async function walkTerm(term: SpfTerm, domain: string, walk: Walk): Promise<Unanswered | null> {
  const { kind, value, passes } = term;
  if (kind === "ip4" || kind === "ip6") {
    const [four] = term.prefix;
    return addressTerm(four === undefined ? [value] : [`${value}/${four}`], passes, walk);
  }
  walk.lookups += 1;
  if (walk.lookups > MOST_LOOKUPS) return null;
  const name = value === "" ? domain : value;
  // Whom a macro means depends on the message.
  if (name.includes("%") || kind === "ptr" || kind === "exists") return null;
  if (kind === "a") return hostTerm([name], term, walk);
  if (kind === "mx") {
    const answer = await walk.records.exchangers(name);
    if (answer.kind === "fault") return answer;
    return hostTerm(answer.kind === "found" ? answer.values.slice(0, MOST_LOOKUPS) : [], term, walk);
  }
  // What is included under "-", "~" or "?" allows nobody.
  if (!passes) return null;
  if (walk.byFamily && isOfRelay(name, walk.relay)) walk.namesRelay = true;
  const inner = await recordAt(name, walk.records);
  if (typeof inner === "string") return walkRecord(inner, name, walk);
  if (inner.kind === "fault") return inner;
  walk.broken ??= `${kind}:${name}`;
  return null;
}

async function hostTerm(hosts: readonly string[], term: SpfTerm, walk: Walk): Promise<Unanswered | null> {
  const [four, six] = term.prefix;
  for (const host of hosts) {
    const answer = await walk.records.addresses(host);
    if (answer.kind === "fault") return answer;
    if (answer.kind === "none") continue;
    const ranges = answer.values.map((address) => {
      const bits = address.includes(":") ? six : four;
      return bits === undefined ? address : `${address}/${bits}`;
    });
    addressTerm(ranges, term.passes, walk);
  }
  return null;
}

function addressTerm(ranges: readonly string[], passes: boolean, walk: Walk): null {
  for (const range of ranges) {
    if (walk.records.covers(range, "127.0.0.1") === null) walk.broken ??= range;
    if (passes && walk.addresses?.some((address) => walk.records.covers(range, address) === true))
      walk.namesRelay = true;
  }
  return null;
}
