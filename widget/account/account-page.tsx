import { useState } from "preact/hooks";
import type { Day } from "../../shared/kernel/day.ts";
import type { ServerClient } from "../api/server-client.ts";
import type { Locale } from "../ui/money-text.ts";
import { Notice } from "../ui/notice.tsx";
import { speak, SpeechProvider, useSpeech } from "../words/speech.ts";
import type { Words } from "../words/en.ts";
import { loadWords } from "../words/load-words.ts";
import { AccountBody } from "./account-body.tsx";
import { LoadingBody } from "./loading-body.tsx";
import { useAccountView, type ViewState } from "./use-account-view.ts";

interface Spoken {
  readonly locale: Locale;
  readonly words: Words;
}
interface AccountPageProps {
  readonly spoken: Spoken;
  readonly client: ServerClient;
}

/** The record-detail page: everything about one account, in the reader's language. */
export function AccountPage({ spoken: first, client }: AccountPageProps) {
  const { current, refresh } = useAccountView(client);
  const [{ locale, words }, setSpoken] = useState(first);
  const view = current.state === "ready" ? current.view : undefined;
  const speech = speak(locale, words, view?.asOf ?? (0 as Day), view?.timeZone ?? "UTC");
  document.documentElement.lang = locale;
  document.title = speech.words.page.title;
  return (
    <SpeechProvider value={speech}>
      <main class="page" data-state={current.state}>
        <h1 class="unseen">{view ? view.account.name : speech.words.page.title}</h1>
        <PageContent
          current={current}
          refresh={refresh}
          client={client}
          switchLocale={() =>
            void switchTo(locale === "en" ? "zh-CN" : "en").then(setSpoken, () => undefined)
          }
        />
      </main>
    </SpeechProvider>
  );
}

async function switchTo(locale: Locale): Promise<Spoken> {
  return { locale, words: await loadWords(locale) };
}

interface ContentProps {
  readonly current: ViewState;
  readonly refresh: () => void;
  readonly client: ServerClient;
  readonly switchLocale: () => void;
}

function PageContent({ current, refresh, ...rest }: ContentProps) {
  const { words, locale } = useSpeech();
  const retry = { label: words.page.retry, again: refresh };
  if (current.state === "loading") return <LoadingBody />;
  if (current.state === "failed") {
    const say = words.problem[current.because.problem];
    const tone = current.because.problem === "not-synced" ? "calm" : "bad";
    return (
      <div class="page-notice" role="alert">
        <Notice
          tone={tone}
          title={say.title}
          what={current.because.sentence?.[locale] ?? say.what}
          retry={retry}
        />
      </div>
    );
  }
  return <AccountBody view={current.view} outdated={current.outdated} refresh={refresh} {...rest} />;
}
