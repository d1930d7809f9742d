import { type ComponentChild, render } from "preact";
import type { Result } from "../../shared/kernel/result.ts";
import type { CrmPort } from "../crm/port.ts";
import type { Words } from "../words/en.ts";
import { loadWords } from "../words/load-words.ts";
import { localeOf } from "../words/speech.ts";
import { fitHeight } from "./fit-height.ts";
import { OutsidePage } from "./outside-page.tsx";

/** What every page needs of the page around it, whatever that one has open. */
interface Host<Open> extends Pick<CrmPort, "onColourMode" | "resize"> {
  open(): Promise<Result<Open, "outside-crm">>;
}

interface Spoken {
  readonly locale: ReturnType<typeof localeOf>;
  readonly words: Words;
}

/** Shows the page of what the CRM has open, in its colours, language and height; outside a CRM it says what this is. */
export async function openPage<Open extends { readonly locale: string }>(
  root: HTMLElement,
  crm: Host<Open>,
  page: (open: Open, spoken: Spoken) => ComponentChild | Promise<ComponentChild>,
): Promise<void> {
  crm.onColourMode((mode) => {
    document.documentElement.dataset["mode"] = mode;
  });
  const opened = await crm.open();
  if (!opened.ok) {
    const [zh, en] = await Promise.all([loadWords("zh-CN"), loadWords("en")]);
    const spoken = [
      { locale: "zh-CN", words: zh },
      { locale: "en", words: en },
    ];
    render(<OutsidePage spoken={spoken} />, root);
    return;
  }
  const locale = localeOf(opened.value.locale);
  render(await page(opened.value, { locale, words: await loadWords(locale) }), root);
  fitHeight(root, (height) => crm.resize(height));
}
