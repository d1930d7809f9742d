import { type Html, html } from "../look/html.ts";
import { framed, hidden } from "./chrome-view.ts";
import { accountPath, goTo, type PageState, wordsOf } from "./page-state.ts";
import { accountName, ownerName, visibleAccounts } from "./visible-accounts.ts";

const PER_PAGE = 100;

/** The accounts this user may see. */
export function accountsPage(state: PageState): Html {
  const say = wordsOf(state);
  const found = visibleAccounts(state.org, state.user, state.search);
  const shown = found.slice((state.page - 1) * PER_PAGE, state.page * PER_PAGE);
  const row = (account: (typeof found)[number]): Html => html`<tr>
    <th scope="row"><a href="${goTo(state, accountPath(state.org, account.id))}">${accountName(account)}</a></th>
    <td>${String(account["Billing_Country"] ?? "—")}</td>
    <td>${String(account["Currency"] ?? "—")}</td>
    <td>${ownerName(account)}</td></tr>`;
  return framed(
    state,
    html`<div class="head"><h1>${say.accounts} <span class="count">${found.length}</span></h1>
  <form class="find" action="/crm/${state.org.zgid}">${hidden(state)}
    <input type="search" name="q" value="${state.search}" placeholder="${say.searchAccounts}" aria-label="${say.searchAccounts}"><button>${say.search}</button>
  </form></div>
  ${found.length === 0 && html`<p class="empty">${state.user.profile.name === "Guest" ? say.guest : say.none}</p>`}
  ${found.length > 0 && html`<div class="card flush"><table><thead><tr><th>${say.accounts}</th><th>${say.country}</th><th>${say.currency}</th><th>${say.owner}</th></tr></thead><tbody>${shown.map(row)}</tbody></table></div>`}
  ${found.length > PER_PAGE && pager(state, Math.ceil(found.length / PER_PAGE))}`,
  );
}

function pager(state: PageState, pages: number): Html {
  const say = wordsOf(state);
  const at = (page: number): string => goTo(state, state.here, { page: String(page), q: state.search });
  return html`<nav class="steps">
  ${state.page > 1 && html`<a href="${at(state.page - 1)}">← ${say.previous}</a>`}
  <span class="soft">${state.page} / ${pages}</span>
  ${state.page < pages && html`<a href="${at(state.page + 1)}">${say.next} →</a>`}
</nav>`;
}
