import type { Glance, ServerClient, Told } from "./server-client.ts";

/** An account whose view was asked for when it was named. */
export interface AskedAccount {
  readonly client: ServerClient;
  readonly first: FirstView;
}

export interface FirstView {
  /** On the clock of `performance.now()`. */
  readonly askedAt: number;
  readonly coming: Promise<Told<Glance>>;
  /** The answer, once it is here. */
  here(): Told<Glance> | undefined;
}

/**
 * One client per account, made the first time the account is named, which asks for the account's view at once: the
 * answer travels while the page around it is still being made.
 */
export function askingAhead(make: (accountId: string) => ServerClient): (accountId: string) => AskedAccount {
  let current: { readonly accountId: string; readonly asked: AskedAccount } | undefined;
  return (accountId) => {
    if (current?.accountId !== accountId) current = { accountId, asked: askAhead(make(accountId)) };
    return current.asked;
  };
}

function askAhead(client: ServerClient): AskedAccount {
  let told: Told<Glance> | undefined;
  const coming = client.glance().then((arrived) => {
    told = arrived;
    return arrived;
  });
  return { client, first: { askedAt: performance.now(), coming, here: () => told } };
}
