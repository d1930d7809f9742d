import type { ServerClient } from "./server-client.ts";

/**
 * One client per account, made the first time the account is named, which asks for the account's view at once: the
 * answer travels while the page around it is still being made, and goes to the first who wants it.
 */
export function askingAhead(make: (accountId: string) => ServerClient): (accountId: string) => ServerClient {
  let current: { readonly accountId: string; readonly client: ServerClient } | undefined;
  return (accountId) => {
    if (current?.accountId !== accountId) current = { accountId, client: askAhead(make(accountId)) };
    return current.client;
  };
}

function askAhead(client: ServerClient): ServerClient {
  let ahead: ReturnType<ServerClient["view"]> | undefined = client.view();
  return {
    ...client,
    view: () => {
      const asked = ahead ?? client.view();
      ahead = undefined;
      return asked;
    },
  };
}
