import { useErrorBoundary, useState } from "preact/hooks";
import type { Day } from "../../shared/kernel/day.ts";
import type { AskedAccount } from "../api/ask-ahead.ts";
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
  readonly account: AskedAccount;
}

/** The record-detail page: everything about one account, in the reader's language. */
export function AccountPage({ spoken: first, account }: AccountPageProps) {
  const { current, refresh, giveUp } = useAccountView(account);
  const [spoken, setSpoken] = useState(first);
  useErrorBoundary((fault: unknown) => {
    console.error("The page cannot show the server's answer", fault);
    giveUp();
  });
  const switchLocale = (): void =>
    void switchTo(spoken.locale === "en" ? "zh-CN" : "en").then(setSpoken, () => undefined);
  return <SpokenPage {...{ spoken, current, refresh, account, switchLocale }} />;
}

interface ContentProps {
  readonly current: ViewState;
  readonly refresh: () => void;
  readonly account: AskedAccount;
  readonly switchLocale: () => void;
}

function SpokenPage({ spoken, current, ...rest }: ContentProps & { readonly spoken: Spoken }) {
  const { locale, words } = spoken;
  const view = current.state === "ready" ? current.view : undefined;
  const speech = speak(locale, words, view?.asOf ?? (0 as Day));
  document.documentElement.lang = locale;
  document.title = speech.words.page.title;
  return (
    <SpeechProvider value={speech}>
      <main class="page" data-state={current.state}>
        <h1 class="unseen">{view ? view.account.name : speech.words.page.title}</h1>
        <PageContent current={current} {...rest} />
      </main>
    </SpeechProvider>
  );
}

async function switchTo(locale: Locale): Promise<Spoken> {
  return { locale, words: await loadWords(locale) };
}

function PageContent({ current, refresh, account, switchLocale }: ContentProps) {
  const { words, locale } = useSpeech();
  const retry = { label: words.page.retry, again: refresh };
  if (current.state === "loading") return <LoadingBody askedAt={account.first.askedAt} />;
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
  return (
    <AccountBody
      view={current.view}
      outdated={current.outdated}
      client={account.client}
      {...{ refresh, switchLocale }}
    />
  );
}
