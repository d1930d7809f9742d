import { wordsOf } from "../words/speech.ts";

/** For whoever opens this page by itself: both languages, because nobody has said which. */
export function OutsidePage() {
  document.title = "Huikuan · 回款";
  return (
    <main class="outside">
      {(["zh-CN", "en"] as const).map((locale) => {
        const { outside, brand } = wordsOf(locale);
        return (
          <section key={locale} lang={locale} class="panel">
            <p class="outside-brand">{brand}</p>
            <h1>{outside.title}</h1>
            <p>{outside.what}</p>
            <p class="quiet">{outside.why}</p>
          </section>
        );
      })}
    </main>
  );
}
