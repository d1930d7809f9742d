import type { Words } from "../words/en.ts";

/** For whoever opens this page by itself: both languages, because nobody has said which. */
export function OutsidePage({ spoken }: { readonly spoken: readonly { locale: string; words: Words }[] }) {
  document.title = "Huikuan · 回款";
  return (
    <main class="outside">
      {spoken.map(({ locale, words: { outside, brand } }) => (
        <section key={locale} lang={locale} class="panel">
          <p class="outside-brand">{brand}</p>
          <h1>{outside.title}</h1>
          <p>{outside.what}</p>
          <p class="quiet">{outside.why}</p>
        </section>
      ))}
    </main>
  );
}
