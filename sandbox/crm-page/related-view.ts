import { type Html, html } from "../look/html.ts";
import { canSee, type CrmRecord } from "../world/index.ts";
import { childrenOf } from "./host/read-event.ts";
import { goTo, type PageState, wordsOf } from "./page-state.ts";
import { moduleName, recordPath, titleOf } from "./record-name.ts";

const SHOWN = 20;

/** What hangs on the record, module by module, the latest first: where the extension's write-back is seen. */
export function relatedLists(state: PageState, module: string, id: string): Html[] {
  return [...state.org.modules.keys()].flatMap((related) => {
    const records = childrenOf(state.org, module, id, related).filter((record) =>
      canSee(state.org, state.user, related, record),
    );
    return records.length === 0 ? [] : [relatedList(state, related, records)];
  });
}

function relatedList(state: PageState, related: string, records: readonly CrmRecord[]): Html {
  const latest = records.slice(-SHOWN).reverse();
  return html`<details class="card fields"><summary>${moduleName(state, related)} <span class="count">${records.length}</span></summary>
  <ul class="records">${latest.map(
    (record) =>
      html`<li><a href="${goTo(state, recordPath(state, related, record.id))}">${titleOf(record)}</a> <span class="soft">${String(record["Status"] ?? "")} ${String(record["Created_Time"] ?? "").slice(0, 10)}</span></li>`,
  )}</ul>${records.length > SHOWN && html`<p class="soft">${SHOWN} ${wordsOf(state).of} ${records.length}</p>`}</details>`;
}
