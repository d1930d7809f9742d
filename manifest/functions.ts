/** Deluge functions that run on Zoho's side. The source of each is `functions/<name>.dg`. */
export const functions: readonly {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly because: string;
}[] = [
  {
    name: "huikuan_issue_widget_token",
    arguments: ["account_id", "nonce"],
    because: "proves to our server who asks, and that this user may read this account",
  },
  {
    name: "huikuan_issue_settings_token",
    arguments: ["nonce"],
    because: "proves to our server who asks for the org's settings, and with which profile",
  },
];

/** Connections the functions use, set up once in Zoho's console. */
export const connections: readonly {
  readonly name: string;
  readonly kind: string;
  readonly because: string;
}[] = [
  {
    name: "huikuan_user",
    kind: "Zoho OAuth, user based",
    because: "reads the account, and the user, with the user's own rights",
  },
  { name: "huikuan", kind: "custom service, bearer credential of the org", because: "reaches our server" },
];
