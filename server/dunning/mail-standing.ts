/** An org's own DKIM key (RFC 6376), whose public half stands at "selector._domainkey.domain". */
export interface SigningKey {
  readonly orgId: string;
  readonly domain: string;
  readonly selector: string;
  /** The private half in PEM, as the database has it. */
  readonly sealed: string;
}

/** What of an org decides how its mail travels, and whether. */
export interface MailStanding {
  /** Where its mails come back to, as `returnPathOf` takes it; absent: to their sender. */
  readonly returnAddress?: string;
  /** Whether its sender's domain failed its check: no mail to customers leaves. */
  readonly domainFailed?: boolean;
  /** Signs its mail; absent: whoever takes it does. */
  readonly signWith?: SigningKey;
}
