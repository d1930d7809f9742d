import { type Html, html } from "../look/html.ts";
import { knobParameters } from "./knobs.ts";
import { accountPath, goTo, type PageState, wordsOf } from "./page-state.ts";

/** The widget as the account's related list, with the switches by which the host misbehaves. */
export function widgetCard(state: PageState, accountId: string): Html {
  const say = wordsOf(state);
  return html`<section class="card related">
  <header><h2>${say.widget}</h2><span class="soft">${say.related}</span><span class="gap"></span>
    <a href="${goTo(state, accountPath(state.org, accountId), { bare: "1" })}" target="_blank" rel="noopener" title="${say.openBare}" aria-label="${say.openBare}">${expandMark}</a>
    ${switches(state)}</header>
  ${widgetFrame(state, accountId)}
</section>`;
}

const expandMark: Html = html`<svg class="expand" viewBox="0 0 16 16" aria-hidden="true"><path d="M9 2h5v5M14 2 9 7M7 14H2V9M2 14l5-5" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>`;

/** The iframe and what its host script needs to know; with `spoof`, the forger's frame beside it. */
export function widgetFrame(state: PageState, accountId: string): Html {
  const { options, origin, view, knobs } = state;
  const glue = options.widgetUrl.includes("?") ? "&" : "?";
  const source = `${options.widgetUrl}${glue}serviceOrigin=${encodeURIComponent(origin)}`;
  const config = {
    widgetOrigin: new URL(options.widgetUrl).origin,
    zgid: state.org.zgid,
    userId: state.user.id,
    entity: "Accounts",
    entityId: accountId,
    ...view,
    ...knobs,
    recordUrl: goTo(state, `/crm/${state.org.zgid}/tab/~module~/~id~`),
  };
  return html`<iframe id="widget" class="widget" title="${wordsOf(state).widget}" src="${source}" data-config="${JSON.stringify(config)}"></iframe>
${knobs.spoof && html`<iframe class="spoof" title="spoof" src="${spoofOrigin(state)}/sandbox/spoof.html?id=${anotherAccount(state, accountId)}"></iframe>`}`;
}

function switches(state: PageState): Html {
  const say = wordsOf(state);
  const { knobs } = state;
  const now = knobParameters(knobs);
  const toggle = (name: "never" | "entityArray" | "spoof" | "empty204"): Html =>
    html`<a class="${knobs[name] ? "chip on" : "chip"}" href="${goTo(state, state.here, { [name]: knobs[name] ? undefined : "1" })}">${say[name]}</a>`;
  const slower = now.latency === undefined ? "2000" : now.latency === "2000" ? "8000" : undefined;
  return html`<details class="switches"${Object.values(now).some(Boolean) ? html` open` : html``}><summary>${say.switches}</summary>
    <div>${toggle("never")}<a class="${knobs.latency ? "chip on" : "chip"}" href="${goTo(state, state.here, { latency: slower })}">${say.latency} ${knobs.latency} ms</a>${toggle("entityArray")}${toggle("spoof")}${toggle("empty204")}</div></details>`;
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
