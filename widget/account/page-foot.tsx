import type { AccountView } from "../../shared/account/contract.ts";
import { useSpeech } from "../words/speech.ts";
import { useLetters } from "./letters.ts";
import { grouped } from "../../shared/kernel/grouped.ts";

interface FootProps {
  readonly view: AccountView;
  readonly refresh: () => void;
  readonly switchLocale: () => void;
}

/** How old the data is, and the page's own switches. */
export function PageFoot({ view, refresh, switchLocale }: FootProps) {
  const { words, locale } = useSpeech();
  const [letters, setLetters] = useLetters();
  return (
    <footer class="foot">
      <p>
        <DataAge view={view} />
        <button type="button" class="link" onClick={refresh}>
          {words.page.refresh}
        </button>
      </p>
      <p class="foot-switches">
        <span>{words.brand}</span>
        <button type="button" class="link" aria-pressed={letters} onClick={() => setLetters(!letters)}>
          {words.page.letters(letters)}
        </button>
        <button type="button" class="link" lang={locale === "en" ? "zh-CN" : "en"} onClick={switchLocale}>
          {words.otherLanguage}
        </button>
      </p>
    </footer>
  );
}

/** Sources read at the same minute share one mention. */
function DataAge({ view }: { readonly view: AccountView }) {
  const { words, moment, locale } = useSpeech();
  const say = words.page;
  const byWhen = grouped(
    view.freshness,
    ({ readAt }) => (readAt === null ? "" : moment(readAt)),
    ({ source }) => say.sources[source],
  );
  const told = [...byWhen].map(([when, sources]) => {
    const names = sources.join(locale === "en" ? ", " : "、");
    return when === "" ? say.neverRead(names) : say.readAt(names, when);
  });
  const state = view.unread > 0 ? say.notWhole : view.stale ? say.notFresh : say.fresh;
  return <span>{[`${say.data}${locale === "en" ? ": " : "："}${told.join(" · ")}`, state].join(" · ")}</span>;
}
