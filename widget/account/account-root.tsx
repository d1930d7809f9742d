import { useLayoutEffect, useState } from "preact/hooks";
import type { AskedAccount } from "../api/ask-ahead.ts";
import type { CrmPort } from "../crm/port.ts";
import type { Locale } from "../ui/money-text.ts";
import type { Words } from "../words/en.ts";
import { AccountPage } from "./account-page.tsx";

interface RootProps {
  readonly crm: CrmPort;
  readonly accountOf: (accountId: string) => AskedAccount;
  readonly firstAccount: string;
  readonly locale: Locale;
  readonly words: Words;
}

/** Follows the CRM from account to account: each gets a session, a client and a page of its own. */
export function AccountRoot({ crm, accountOf, firstAccount, locale, words }: RootProps) {
  const [accountId, setAccountId] = useState(firstAccount);
  useLayoutEffect(() => crm.onAccount(setAccountId), [crm]);
  return <AccountPage key={accountId} spoken={{ locale, words }} account={accountOf(accountId)} />;
}
