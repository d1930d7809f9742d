/** A Deluge function that runs on Zoho's side. */
interface FunctionAsk {
  readonly name: string;
  /** standalone: the widget calls it. validation: the CRM asks it before it saves a record of these modules. */
  readonly kind: "standalone" | "validation";
  readonly arguments: readonly string[];
  readonly modules?: readonly string[];
  readonly because: string;
}

/** The source of each is `functions/<name>.dg`. */
export const functions: readonly FunctionAsk[] = [
  {
    name: "huikuan_issue_widget_token",
    kind: "standalone",
    arguments: ["account_id", "nonce"],
    because: "proves to our server who asks, and that this user may read this account",
  },
  {
    name: "huikuan_issue_settings_token",
    kind: "standalone",
    arguments: ["nonce"],
    because: "proves to our server who asks for the org's settings, and with which profile",
  },
  {
    name: "huikuan_check_credit_hold",
    kind: "validation",
    arguments: ["crmAPIRequest"],
    modules: ["Sales_Orders", "Deals"],
    because: "saves no order and no deal of an account on credit hold, unless an exception covers it",
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
