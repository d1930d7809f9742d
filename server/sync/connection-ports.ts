/** Where a sealed text stands; it opens nowhere else. */
export interface Place {
  readonly orgId: string;
  readonly table: string;
  readonly column: string;
}

export interface Seal {
  seal(text: string, place: Place): string;
  open(sealed: string, place: Place): string;
}

/** The connection row of one org, secrets in clear, in memory only. */
export interface StoredConnection {
  readonly orgId: string;
  readonly zgid: string;
  readonly apiUrl: string;
  readonly accountsUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  readonly accessToken: string | null;
  readonly accessExpiresAt: Date | null;
  readonly state: "connected" | "refused";
  readonly stateReason: string | null;
  /** Changes when somebody connects the org again. */
  readonly revision: string;
}

/** The org's access token, shared by every server process, and the right to ask for the next one. */
export interface ConnectionDesk {
  read(orgId: string): Promise<StoredConnection | null>;
  /** True for one process at a time, by the database's clock, until `leaseMs` is over or the token is kept. */
  claimRefresh(orgId: string, leaseMs: number): Promise<boolean>;
  /** Nobody asks again before `ms` have passed. */
  postponeRefresh(orgId: string, ms: number): Promise<void>;
  /** Keeps a new access token and ends the claim; dropped when the org was connected anew meanwhile. */
  keepAccess(orgId: string, revision: string, accessToken: string, expiresAt: Date): Promise<boolean>;
  /** Declares the connection refused, unless the org was connected anew meanwhile: then false. */
  keepRefusal(orgId: string, revision: string, reason: string): Promise<boolean>;
}
