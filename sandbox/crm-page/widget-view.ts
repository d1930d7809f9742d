import { type Html, html } from "../look/html.ts";
import { accountPath, goTo, type PageState, wordsOf } from "./page-state.ts";
import { switchPanel } from "./switch-view.ts";

/** The widget as the account's related list, with the switches by which the host misbehaves. */
export function widgetCard(state: PageState, accountId: string): Html {
  const say = wordsOf(state);
  return html`<section class="card related">
  <header><h2>${say.widget}</h2><span class="soft">${say.related}</span><span class="gap"></span>
    <a href="${goTo(state, accountPath(state.org, accountId), { bare: "1" })}" target="_blank" rel="noopener" title="${say.openBare}" aria-label="${say.openBare}">${expandMark}</a>
    ${switchPanel(state)}</header>
  ${widgetFrame(state, accountId)}
</section>`;
}

export const expandMark: Html = html`<svg class="expand" viewBox="0 0 16 16" aria-hidden="true"><path d="M9 2h5v5M14 2 9 7M7 14H2V9M2 14l5-5" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>`;

/** The extension's settings: a widget that is told of no record. */
export function settingsFrame(state: PageState): Html {
  return frame(state, wordsOf(state).settings, pageNamed(state, "settings.html"), {});
}

/** The iframe and what its host script needs to know; with `spoof`, the forger's frame beside it. */
export function widgetFrame(state: PageState, accountId: string): Html {
  const { knobs, options } = state;
  const shown = { entity: "Accounts", entityId: accountId };
  return html`${frame(state, wordsOf(state).widget, new URL(options.widgetUrl), shown)}
${knobs.spoof !== undefined && html`<iframe class="spoof" title="spoof" src="${spoofOrigin(state)}/sandbox/spoof.html?id=${anotherAccount(state, accountId)}"></iframe>`}`;
}

function frame(state: PageState, title: string, page: URL, shown: Readonly<Record<string, string>>): Html {
  const config = {
    widgetOrigin: page.origin,
    zgid: state.org.zgid,
    userId: state.user.id,
    ...shown,
    ...state.view,
    ...state.knobs,
    recordUrl: goTo(state, `/crm/${state.org.zgid}/tab/~module~/~id~`),
  };
  return html`<iframe id="widget" class="widget" title="${title}" src="${widgetAddress(state, page)}" data-config="${JSON.stringify(config)}"></iframe>`;
}

/** The widget as a deal's related list: told of the deal, never of its account. */
export function dealCard(state: PageState, dealId: string): Html {
  const say = wordsOf(state);
  const shown = { entity: "Deals", entityId: dealId };
  return html`<section class="card related">
  <header><h2>${say.widget}</h2><span class="soft">${say.related}</span></header>
  ${frame(state, say.widget, pageNamed(state, "deal.html"), shown)}
</section>`;
}

/** Another page of the same package, beside the first. */
function pageNamed({ options }: PageState, name: string): URL {
  const page = new URL(options.widgetUrl);
  page.pathname = page.pathname.replace(/[^/]*$/, name);
  return page;
}

/** The widget's address: below the protocol version to be played, naming this page unless switched off. */
function widgetAddress({ origin, knobs }: PageState, page: URL): string {
  const address = new URL(page);
  if (knobs.sdk !== undefined) address.pathname = `/as/${knobs.sdk}${address.pathname}`;
  if (knobs.address === "bare") return address.href;
  const glue = address.search === "" ? "?" : "&";
  return `${address.href}${glue}serviceOrigin=${encodeURIComponent(origin)}`;
}

/** The same server under its other loopback name is another origin to the browser. */
function spoofOrigin({ options, origin }: PageState): string {
  if (options.spoofOrigin !== undefined) return options.spoofOrigin;
  const other = new URL(origin);
  other.hostname = other.hostname === "localhost" ? "127.0.0.1" : "localhost";
  return other.origin;
}

function anotherAccount({ org }: PageState, accountId: string): string {
  for (const id of org.records.get("Accounts")?.keys() ?? []) if (id !== accountId) return id;
  return "999999999999999999";
}
