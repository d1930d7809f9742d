import { useState } from "preact/hooks";
import type { Day } from "../../shared/kernel/day.ts";
import type { ServerClient } from "../api/server-client.ts";
import type { Locale } from "../ui/money-text.ts";
import { Notice } from "../ui/notice.tsx";
import { speak, SpeechProvider, useSpeech } from "../words/speech.ts";
import { AccountBody } from "./account-body.tsx";
import { LoadingBody } from "./loading-body.tsx";
import { useAccountView, type ViewState } from "./use-account-view.ts";

interface AccountPageProps {
  readonly accountId: string;
  readonly userId: string;
  readonly locale: Locale;
  readonly client: ServerClient;
}

/** The record-detail page: everything about one account, in the reader's language. */
export function AccountPage({ accountId, userId, locale: first, client }: AccountPageProps) {
  const { current, refresh } = useAccountView(client);
  const [locale, setLocale] = useState(first);
  const view = current.state === "ready" ? current.view : undefined;
  const speech = speak(locale, view?.asOf ?? (0 as Day), view?.timeZone ?? "UTC");
  document.documentElement.lang = locale;
  document.title = speech.words.page.title;
  return (
    <SpeechProvider value={speech}>
      <main class="page" data-state={current.state}>
        <h1 class="unseen">{view ? view.account.name : speech.words.page.title}</h1>
        <PageContent current={current} refresh={refresh} client={client} draftKey={`${accountId}.${userId}`}
          switchLocale={() => setLocale(locale === "en" ? "zh-CN" : "en")} />
      </main>
    </SpeechProvider>
  );
}

interface ContentProps {
  readonly current: ViewState;
  readonly refresh: () => void;
  readonly client: ServerClient;
  readonly draftKey: string;
  readonly switchLocale: () => void;
}

function PageContent({ current, refresh, ...rest }: ContentProps) {
  const { words } = useSpeech();
  const retry = { label: words.page.retry, again: refresh };
  if (current.state === "loading") return <LoadingBody />;
  if (current.state === "failed") {
    const say = words.problem[current.because.problem];
    const tone = current.because.problem === "not-synced" ? "calm" : "bad";
    return (
      <div class="page-notice" role="alert">
        <Notice tone={tone} title={say.title} what={current.because.sentence?.[speechKey(words.language)] ?? say.what} retry={retry} />
      </div>
    );
  }
  return <AccountBody view={current.view} outdated={current.outdated} refresh={refresh} {...rest} />;
}

const speechKey = (language: string): Locale => (language === "English" ? "en" : "zh-CN");
