import { dkimVerify } from "mailauth";
import { sealLetter } from "../../server/adapters/mail/seal-letter.ts";
import { signingKeyPlace } from "../../server/adapters/db/signing-key-rows.ts";
import type { Courier, SigningKey } from "../../server/dunning/ports.ts";
import { serverSeal } from "../../server/server-seal.ts";
import { configOver } from "../support/desks.ts";
import type { Zone } from "./zone.ts";

/** What a receiver makes of a mail's signatures, by a library that is not ours. */
export async function verified(raw: Buffer | string, zone: Zone): Promise<readonly string[]> {
  const { results } = await dkimVerify(raw, {
    resolver: async (name) => (zone[name]?.txt ?? []).map((text) => [text]),
    minBitLength: 2048,
  });
  return results.map(({ status, signingDomain = "" }) => `${status.result} ${signingDomain}`.trim());
}

/** The headers that the first signature covers. */
export const coveredBy = (raw: string): readonly string[] =>
  (/^DKIM-Signature:[^]*?\bh=([^;]+);/.exec(raw)?.[1] ?? "").toLowerCase().replace(/\s/g, "").split(":");

/** A courier of a house that can open its keys. */
export function signing(courier: Courier): Courier {
  const opener = serverSeal(configOver({}));
  const openKey = (key: SigningKey) => opener.open(key.sealed, signingKeyPlace(key.orgId));
  return { ...courier, seal: (letter) => sealLetter(letter, openKey) };
}
