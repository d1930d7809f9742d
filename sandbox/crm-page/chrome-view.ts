import { mark } from "../look/document.ts";
import { type Html, html } from "../look/html.ts";
import { clockText, languageOf, link } from "../look/view.ts";
import { accountPath, goTo, type PageState, setupPath, wordsOf } from "./page-state.ts";
import { accountName, visibleAccounts } from "./visible-accounts.ts";

/** The page around a record: bar above, accounts at the side. */
export function framed(state: PageState, main: Html, currentId?: string): Html {
  const say = wordsOf(state);
  return html`${bar(state)}
<div class="frame">${sideList(state, currentId)}<main>${main}</main></div>
<output id="toast" hidden></output>
<span data-words="${JSON.stringify(scriptWords(say))}"></span>`;
}

const scriptWords = ({ clockRefused, roundDone, roundFault }: ReturnType<typeof wordsOf>) => ({
  clockRefused,
  roundDone,
  roundFault,
});

function bar(state: PageState): Html {
  const say = wordsOf(state);
  const { org, user, view, options, world } = state;
  const other = view.locale === "zh_CN" ? "en_US" : "zh_CN";
  const flipped = view.mode === "day" ? "night" : "day";
  return html`<header class="bar">
  <a class="brand" href="${goTo(state, `/crm/${org.zgid}`)}">${mark}<b>${say.brand}</b></a>
  <label class="pick"><span>${say.org}</span><select data-go>${[...world.orgs.values()].map(
    (each) =>
      html`<option value="${link(`/crm/${each.zgid}`, { ...view })}"${selected(each === org)}>${each.name}</option>`,
  )}</select></label>
  <label class="pick"><span>${say.user}</span><select data-go>${org.users.map(
    (each) =>
      html`<option value="${goTo(state, state.here, { user: each.id })}"${selected(each === user)}>${each.fullName} · ${each.profile.name}</option>`,
  )}</select></label>
  <span class="gap"></span>
  ${clock(state)}
  <span class="ends">${(options.buttons ?? []).map(({ label }, index) => html`<button class="primary" data-press="${index}">${label[languageOf(view)]}</button>`)}
  <a class="quiet" href="${goTo(state, setupPath(org))}"${current(state.here === setupPath(org))}>${say.setup}</a>
  <a class="quiet" href="${link(options.mailboxUrl, { ...view, zone: state.org.timeZone, back: goTo(state, state.here) })}">${say.mailbox}</a>
  <a class="quiet" href="${goTo(state, state.here, { locale: other })}">${other === "en_US" ? "EN" : "中"}</a>
  <a class="quiet" href="${goTo(state, state.here, { mode: flipped })}">${flipped === "night" ? say.night : say.day}</a></span>
</header>`;
}

function clock(state: PageState): Html {
  const say = wordsOf(state);
  const now = state.world.clock.now();
  const { timeZone } = state.org;
  const iso = new Date(now).toISOString();
  return html`<div class="clock" title="${say.clock} · ${timeZone}">
    <time id="clock" data-now="${now}">${clockText(now, timeZone)}</time>
    <button data-days="1">${say.plusDay}</button><button data-days="7">${say.plusWeek}</button>
    <form id="clock-form" data-time="${iso.slice(11, 23)}"><input type="date" name="day" min="${iso.slice(0, 10)}" aria-label="${say.toDay}"><button>${say.toDay}</button></form>
  </div>`;
}

const SIDE_LIMIT = 200;

function sideList(state: PageState, currentId: string | undefined): Html {
  const say = wordsOf(state);
  const accounts = visibleAccounts(state.org, state.user);
  return html`<nav class="side" aria-label="${say.accounts}">
  <form action="/crm/${state.org.zgid}">${hidden(state)}
    <input type="search" name="q" data-filter placeholder="${say.searchAccounts}" aria-label="${say.searchAccounts}">
  </form>
  <ul>${accounts
    .slice(0, SIDE_LIMIT)
    .map(
      (account) =>
        html`<li data-name="${accountName(account).toLowerCase()}"><a href="${goTo(state, accountPath(state.org, account.id))}"${current(account.id === currentId)}>${accountName(account)}</a></li>`,
    )}</ul>
  <a class="all" href="${goTo(state, `/crm/${state.org.zgid}`)}">${say.accounts} · ${accounts.length}</a>
</nav>`;
}

/** The state as hidden inputs, for forms that navigate. */
export function hidden(state: PageState): Html[] {
  const parameters = new URL(goTo(state, "/"), "http://sandbox").searchParams;
  return [...parameters].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

const selected = (yes: boolean): Html => (yes ? html` selected` : html``);
const current = (yes: boolean): Html => (yes ? html` aria-current="page"` : html``);
