import { useEffect, useState } from "preact/hooks";
import type { ServerClient } from "../api/server-client.ts";
import type { CrmPort } from "../crm/port.ts";
import type { Locale } from "../ui/money-text.ts";
import type { Words } from "../words/en.ts";
import { AccountPage } from "./account-page.tsx";

interface RootProps {
  readonly crm: CrmPort;
  readonly clientOf: (accountId: string) => ServerClient;
  readonly firstAccount: string;
  readonly locale: Locale;
  readonly words: Words;
}

/** Follows the CRM from account to account: each gets a session, a client and a page of its own. */
export function AccountRoot({ crm, clientOf, firstAccount, locale, words }: RootProps) {
  const [accountId, setAccountId] = useState(firstAccount);
  useEffect(() => crm.onAccount(setAccountId), [crm]);
  return <AccountPage key={accountId} spoken={{ locale, words }} client={clientOf(accountId)} />;
}
