import type { Result } from "../../shared/kernel/result.ts";
import type { Role } from "../../shared/account/contract.ts";

/** One customer of ours: a Zoho org. */
export interface Org {
  /** Our own number for it, digits as text. */
  readonly orgId: string;
  readonly zgid: string;
  readonly name: string;
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly language: "zh-CN" | "en";
  readonly mode: "rehearsal" | "live" | "stopped";
  readonly paymentsFrom: "payments-module" | "invoice-fields";
}

/** What an admin may set; what is left out stays as it is. */
export interface OrgSettings {
  /** Who reminders come from; null for the installation's default. */
  readonly sender?: { readonly name: string; readonly address: string } | null | undefined;
  readonly paymentsFrom?: Org["paymentsFrom"] | undefined;
  readonly language?: Org["language"] | undefined;
}

/** What the directory tells about every org: enough to plan work, nothing to read. */
export type OrgEntry = Pick<Org, "orgId" | "zgid" | "name" | "mode" | "timeZone">;

/** How the server reaches the org's CRM, secrets in clear only in memory. */
export interface Connection {
  readonly apiUrl: string;
  readonly accountsUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

export interface OrgBook {
  org(): Promise<Org | null>;
  /** One that is there keeps its mode and where its payments come from: others may be changing them at this moment. */
  saveOrg(org: Org, at: Date): Promise<void>;
  setMode(mode: Org["mode"]): Promise<void>;
  /** Only what is named changes. */
  saveSettings(settings: OrgSettings): Promise<void>;
  saveConnection(connection: Connection): Promise<void>;
  addCredential(credentialId: string, secretHash: string, at: Date): Promise<void>;
  /** The hash of a credential that is not revoked. */
  credentialHash(credentialId: string): Promise<string | null>;
  /** False when the nonce was used before. Forgets nonces that expired before `at`. */
  useNonce(nonce: string, at: Date, expiresAt: Date): Promise<boolean>;
}

export interface OrgDesk {
  inTenant<T>(orgId: string, work: (book: OrgBook) => Promise<T>): Promise<T>;
  directory(): Promise<readonly OrgEntry[]>;
  nextOrgId(): Promise<string>;
  now(): Date;
  /** Unguessable text of at least 256 bits. */
  newSecret(): string;
  hashOf(secret: string): string;
  /** Compares in constant time. */
  sameHash(a: string, b: string): boolean;
  issueToken(viewer: Viewer, expiresAt: Date): Promise<string>;
  /** Opens the org's settings and no account. */
  issueSettingsToken(visitor: Visitor, expiresAt: Date): Promise<string>;
  readonly apiUrl: string;
}

/** Who looks and what they may do in one org: exactly what a settings token is bound to. */
export interface Visitor {
  readonly orgId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
}

/** The same, at one account: what a widget token is bound to. */
export interface Viewer extends Visitor {
  readonly accountId: string;
}

/** The CRM before there is a tenant: used once, at install. */
export interface CrmInstall {
  exchangeGrant(grant: Grant): Promise<Connection>;
  readOrg(connection: Connection): Promise<SeenOrg>;
}

/** An org as its CRM describes itself. */
export interface SeenOrg {
  readonly zgid: string;
  readonly name: string;
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly country: string;
}

export interface Grant {
  readonly apiUrl: string;
  readonly accountsUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly code: string;
}

/** Our own client in Zoho's API console. */
export interface ConsentClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Zoho Accounts, where consent is asked for. */
  readonly accountsUrl: string;
  readonly redirectUri: string;
}

/** What a consent brought: a connection, whose CRM it is, and the profile of who gave it. */
export interface Consented {
  readonly connection: Connection;
  readonly org: SeenOrg;
  readonly profile: string;
}

export interface CrmConsent {
  consentUrl(state: string): string;
  /** Trades the code at the accounts server that the consent named, if it is one of Zoho's. */
  redeem(
    code: string,
    accountsServer: string | undefined,
  ): Promise<Result<Consented, "foreign-server" | "bad-code" | "crm-silent">>;
  /** Ends what was granted. */
  revoke(connection: Connection): Promise<void>;
}

/** What ties a consent that comes back to the browser that began it. */
export interface ConsentState {
  readonly id: string;
  readonly browserHash: string;
}

export interface ConsentDesk {
  readonly org: OrgDesk;
  /** Null when this server has no client in Zoho. */
  readonly crm: CrmConsent | null;
  signState(browserHash: string, expiresAt: Date): Promise<string>;
  /** Null when it is not ours, was changed or is over. */
  readState(state: string): Promise<ConsentState | null>;
  /** False when it was used before. */
  useState(id: string, at: Date, expiresAt: Date): boolean;
  /** After an org was connected: its tokens are new. */
  forgetToken(orgId: string): void;
}
