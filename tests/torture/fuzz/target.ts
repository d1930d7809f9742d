/** What a target reads from a body, and so how it may be spoilt. */
export type Body = { readonly json: unknown } | { readonly form: Readonly<Record<string, string>> };

/** Stands in a JSON body for eight hexadecimal digits that no other request has. */
export const FRESH = "<fresh>";

/** One endpoint with a request that it would take. */
export interface Target {
  readonly name: string;
  readonly method: string;
  /** A good address; `{…}` are its parameters, filled with the text between the braces. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Body;
  /** The whole Authorization header; absent where none is read. */
  readonly authorization?: string;
  /** A JSON body that is sent without a Content-Type, as the CRM's SDK does, is read all the same. */
  readonly readsAnyType?: true;
  /** It refuses with status 200 and an error in the body, as Zoho Accounts and the widget's host do. */
  readonly refusesWith200?: true;
  /** It reads the body as it comes, whatever encoding the header says. */
  readonly ignoresEncoding?: true;
  /** Without a spoilt part it would go out into the world: only certainly bad requests are sent. */
  readonly onlyCertainlyBad?: true;
}

export interface Ground {
  readonly name: string;
  readonly port: number;
  readonly targets: readonly Target[];
  /** Asked between requests: must answer 200. */
  readonly pulse: string;
  /** Everything stored: of each place a few words that change with it. */
  print(): Promise<Readonly<Record<string, string>>>;
  /** How many requests may go by between two looks at what is stored. */
  readonly lookEvery: number;
}
