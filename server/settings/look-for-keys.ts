import * as say from "../../shared/settings/domain-words.ts";
import type { Finding } from "../../shared/settings/judge-domain.ts";
import { tagsOf } from "../../shared/settings/mail-records.ts";
import type { KeyKnown, MailRecords } from "./ports.ts";

/** What of our own keys stands in the domain name system. */
export interface KeysFound {
  readonly findings: readonly Finding[];
  /** Of the key that signs from now on; null: none does. */
  readonly selector: string | null;
  readonly proves: KeyKnown | null;
}

/** One that signs and is gone fails: receivers cannot check the signature. One that never signed only waits. */
export async function lookForKeys(
  domain: string,
  keys: readonly KeyKnown[],
  records: MailRecords,
): Promise<KeysFound> {
  const seen = await Promise.all(
    keys.map(async (key) => {
      const name = `${key.selector}._domainkey.${domain}`;
      const answer = await records.texts(name);
      const published = answer.kind === "found" ? answer.values.map((text) => tagsOf(text).get("p")) : [];
      const isThere = published.length === 1 && published[0]?.replace(/\s+/g, "") === key.publicKey;
      return { key, name, answer, isThere };
    }),
  );
  const proves = seen.find(({ key, isThere }) => isThere && !key.isProven)?.key ?? null;
  const signs = proves ?? keys.find(({ isProven }) => isProven) ?? null;
  const findings = seen
    // What a newer one takes the place of need not be told.
    .filter(({ key }) => key === signs || (!key.isProven && proves === null))
    .map(({ key, name, answer, isThere }): Finding => {
      const told = (level: Finding["level"], sentence: Finding["sentence"]) =>
        ({ about: "key", level, sentence }) as const;
      if (isThere) return told("ok", say.keySigns(name));
      if (answer.kind === "fault") return told("unknown", say.unanswered[answer.fault](answer.name));
      return key.isProven ? told("fail", say.keyGone(name)) : told("warn", say.keyWaits(name));
    });
  return { findings, selector: signs?.selector ?? null, proves };
}
