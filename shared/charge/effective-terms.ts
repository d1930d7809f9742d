import type { Money } from "../kernel/money.ts";
import type { TermOrigin } from "./kinds.ts";
import { chargeProfiles } from "./profiles.ts";
import type { ChargeProfile, RateRule } from "./terms.ts";

/**
 * What an org, or one account of it, says. A field that is absent is inherited; null says that there is none; 0 is a value:
 * three different things, and none stands for another.
 */
export interface ChargeTerms {
  readonly profileId?: string | null | undefined;
  /** A year's rate in parts per million, where a contract agrees on one. */
  readonly ratePpm?: number | null | undefined;
  readonly graceDays?: number | null | undefined;
  /** Interest below it waits. */
  readonly least?: Money | null | undefined;
  /** Once for each invoice, where a contract agrees on one. */
  readonly lateFee?: Money | null | undefined;
  /** The most that interest, or a fee, may be of its invoice. */
  readonly mostPpm?: number | null | undefined;
}

export interface From<T> {
  readonly value: T;
  readonly origin: TermOrigin;
}

/** What holds for one account, each with who said so. */
export interface EffectiveTerms {
  readonly profile: From<ChargeProfile | null>;
  readonly rate: From<RateRule | null>;
  readonly graceDays: From<number>;
  readonly least: From<Money | null>;
  readonly lateFee: From<Money | null>;
  readonly mostPpm: From<number | null>;
}

export function effectiveTerms(org: ChargeTerms, account: ChargeTerms): EffectiveTerms {
  const said = <K extends keyof ChargeTerms>(field: K): From<NonNullable<ChargeTerms[K]> | null> | null => {
    type Said = NonNullable<ChargeTerms[K]> | null;
    if (account[field] !== undefined) return { value: account[field] as Said, origin: "account" };
    return org[field] === undefined ? null : { value: org[field] as Said, origin: "org" };
  };
  const chosen = said("profileId") ?? { value: null, origin: "nobody" as const };
  const profile = chargeProfiles.find(({ profileId }) => profileId === chosen.value) ?? null;
  const byProfile = <T>(value: T): From<T> => ({ value, origin: profile === null ? "nobody" : "profile" });
  const rate = profile?.basis === "contract" ? said("ratePpm") : null;
  const grace = said("graceDays");
  return {
    profile: { value: profile, origin: chosen.origin },
    rate:
      rate === null
        ? byProfile(profile?.rate ?? null)
        : { ...rate, value: rate.value === null ? null : { kind: "fixed", ratePpm: rate.value } },
    graceDays: grace === null ? byProfile(profile?.graceDays ?? 0) : { ...grace, value: grace.value ?? 0 },
    least: said("least") ?? byProfile(null),
    lateFee: (profile?.basis === "contract" ? said("lateFee") : null) ?? byProfile(null),
    mostPpm: said("mostPpm") ?? byProfile(profile?.mostPpm ?? null),
  };
}
