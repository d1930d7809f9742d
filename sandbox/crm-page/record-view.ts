import { type Html, html } from "../look/html.ts";
import { type CrmRecord, type Field, renderRecord } from "../world/index.ts";
import { framed } from "./chrome-view.ts";
import { fieldsOf } from "./host/host-answer.ts";
import { goTo, type PageState, wordsOf } from "./page-state.ts";
import { ownerName } from "./visible-accounts.ts";
import { moduleName, recordPath, titleOf } from "./record-name.ts";
import { relatedLists } from "./related-view.ts";
import { dealCard, widgetCard } from "./widget-view.ts";

/** One record of any module; an account also has the widget below it. */
export function recordPage(state: PageState, module: string, record: CrmRecord): Html {
  const rendered = renderRecord(state.org, module, record);
  const title = titleOf(rendered);
  return framed(
    state,
    html`<section class="head record">
  <span class="avatar" aria-hidden="true">${[...title][0] ?? "?"}</span>
  <div><h1>${title}</h1><p class="soft">${subtitle(state, module, rendered)}</p></div>
</section>
${fieldCards(state, module, rendered)}
${module === "Accounts" && widgetCard(state, record.id)}
${module === "Deals" && dealCard(state, record.id)}
${relatedLists(state, module, record.id)}`,
    record.id,
  );
}

/** What is said of a record that is not there, or not for this user's eyes: the same. */
export function forbiddenPage(state: PageState): Html {
  return framed(state, html`<p class="empty">${wordsOf(state).forbidden}</p>`);
}

function subtitle(state: PageState, module: string, record: CrmRecord): string {
  const facts = [
    moduleName(state, module),
    `${wordsOf(state).owner} ${ownerName(record)}`,
    record["Billing_Country"],
    record["Currency"],
  ];
  return facts.filter((fact) => fact).join(" · ");
}

const HIDDEN = new Set(["Owner", "Created_By", "Modified_By", "Exchange_Rate"]);

function fieldCards(state: PageState, module: string, record: CrmRecord): Html {
  const say = wordsOf(state);
  const filled = [...(state.org.modules.get(module)?.fields.values() ?? [])].filter(
    ({ apiName }) => !HIDDEN.has(apiName) && !["", titleOf(record)].includes(textOf(state, record[apiName])),
  );
  const group = (title: string, fields: readonly Field[], open: boolean): Html | undefined =>
    fields.length === 0
      ? undefined
      : html`<details${open ? html` open` : html``}><summary>${title} <span class="count">${fields.length}</span></summary><dl class="facts">${fields.map(
          (field) =>
            html`<div><dt>${field.label}</dt><dd>${valueHtml(state, field, record[field.apiName])}</dd></div>`,
        )}</dl></details>`;
  return html`<section class="card fields">${group(
    say.extension,
    filled.filter(({ custom }) => custom),
    false,
  )}${group(
    say.details,
    filled.filter(({ custom }) => !custom),
    module !== "Accounts",
  )}</section>`;
}

function valueHtml(state: PageState, field: Field, value: unknown): Html | string {
  const id = fieldsOf(value)["id"];
  const target = field.lookup;
  if (typeof id !== "string" || target === undefined || !state.org.modules.has(target))
    return textOf(state, value);
  return html`<a href="${goTo(state, recordPath(state, target, id))}">${textOf(state, value)}</a>`;
}

function textOf(state: PageState, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? wordsOf(state).yes : "";
  if (Array.isArray(value)) return value.map((each) => textOf(state, each)).join(", ");
  if (typeof value === "object") return String(fieldsOf(value)["name"] ?? fieldsOf(value)["id"] ?? "");
  return String(value);
}
