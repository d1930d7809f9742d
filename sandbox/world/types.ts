/** The sandbox's own picture of a Zoho CRM: orgs, users, modules, records, a clock. In memory, lost at exit. */

/** A clock that can be moved forward; it goes on running from where it was put. */
export interface SandboxClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Puts the clock at a moment; going back is refused with an Error naming both moments. */
  moveTo(ms: number): void;
}

export interface User {
  readonly id: string;
  readonly zuid: string;
  readonly fullName: string;
  readonly email: string;
  readonly role: { readonly id: string; readonly name: string };
  /** "Administrator", "Collections" and "Accounting" see every record; "Sales" sees the records it owns; "Guest" sees no module. */
  readonly profile: {
    readonly id: string;
    readonly name: "Administrator" | "Collections" | "Sales" | "Guest" | "Accounting";
  };
  readonly locale: "zh_CN" | "en_US";
  readonly timeZone: string;
}

export interface Field {
  readonly apiName: string;
  readonly label: string;
  readonly dataType: string;
  readonly custom: boolean;
  readonly mandatory: boolean;
  readonly unique: boolean;
  readonly external: boolean;
  readonly readOnly: boolean;
  readonly values?: readonly string[];
  /** The module a lookup points to. */
  readonly lookup?: string;
  readonly maxLength?: number;
}

export interface Module {
  readonly apiName: string;
  readonly id: string;
  readonly label: string;
  readonly generatedType: "default" | "custom";
  readonly fields: Map<string, Field>;
}

/** A record as Zoho sends it: `id`, `Owner`, `Created_Time`, `Modified_Time` and the module's fields. */
export interface CrmRecord {
  readonly id: string;
  [field: string]: unknown;
}

export interface DeletedRecord {
  readonly id: string;
  readonly displayName: string;
  readonly deletedTime: string;
  readonly type: "recycle" | "permanent";
  readonly by: { readonly id: string; readonly name: string };
}

export interface Org {
  readonly id: string;
  readonly zgid: string;
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  readonly edition: "free" | "standard" | "professional" | "enterprise" | "ultimate";
  readonly currencies: readonly {
    readonly isoCode: string;
    readonly exchangeRate: number;
    readonly isBase: boolean;
  }[];
  readonly users: User[];
  readonly modules: Map<string, Module>;
  /** module → id → record, in order of creation. */
  readonly records: Map<string, Map<string, CrmRecord>>;
  readonly deleted: Map<string, DeletedRecord[]>;
  /** The registered OAuth client of the extension. */
  readonly client: { readonly id: string; readonly secret: string; readonly redirectUri: string };
  /** Named connections that server functions use: where the extension's server is, and the org's credential for it. */
  readonly connections: Map<string, { readonly baseUrl: string; readonly bearer: string }>;
}

/** A request that would have crossed from one org into another: refused, and kept here for the tests to read. */
export interface Violation {
  readonly at: string;
  readonly tokenOrg: string;
  readonly targetOrg: string;
  readonly method: string;
  readonly path: string;
  readonly what: string;
}

export interface World {
  readonly clock: SandboxClock;
  readonly orgs: Map<string, Org>;
  readonly violations: Violation[];
}

/** What an extension adds to an org at install, as `plugin-manifest.json` lists it under `components`. */
export interface Components {
  readonly modules: readonly {
    readonly apiName: string;
    readonly label: { readonly en: string; readonly zh: string };
  }[];
  readonly fields: readonly {
    readonly module: string;
    readonly apiName: string;
    readonly label: { readonly en: string; readonly zh: string };
    readonly dataType: string;
    readonly values?: readonly string[];
    readonly lookup?: string;
    readonly unique?: boolean;
    readonly external?: boolean;
    readonly mandatory?: boolean;
  }[];
}
