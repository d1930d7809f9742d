/** Which policy an account is under: an immutable version of an ordered list. The first that admits it decides. */
export interface Segments {
  readonly version: number;
  readonly segments: readonly Segment[];
  /** For whoever is in none of them. */
  readonly otherwise: string;
}

export interface Segment {
  readonly key: string;
  readonly name: { readonly "zh-CN": string; readonly en: string };
  readonly when: SegmentCondition;
  readonly policyId: string;
}

/** Every part that is given must hold; within a list one is enough. */
export interface SegmentCondition {
  readonly grade?: readonly string[];
  readonly country?: readonly string[];
  readonly language?: readonly string[];
  readonly ownerId?: readonly string[];
  readonly keyAccount?: boolean;
  /** The account itself, or the root of the group that it belongs to. */
  readonly accountIds?: readonly string[];
  /** In minor units by currency: one of them is reached. */
  readonly openAtLeast?: Readonly<Record<string, number>>;
}

/** What is known about an account. Null: nobody knows, and then no segment that asks for it admits the account. */
export interface KnownTraits {
  readonly groupRootId: string | null;
  readonly grade: string | null;
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
  readonly language: string | null;
  readonly ownerId: string | null;
  readonly keyAccount: boolean;
}

export const noTraits: KnownTraits = {
  groupRootId: null,
  grade: null,
  country: null,
  language: null,
  ownerId: null,
  keyAccount: false,
};

/** Everything that is asked about an account. */
export interface AccountTraits extends KnownTraits {
  readonly accountId: string;
  /** Open money in minor units by currency. */
  readonly openMinor: Readonly<Record<string, number>>;
}
