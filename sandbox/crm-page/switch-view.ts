import { type Html, html } from "../look/html.ts";
import { type Switch, SWITCHES } from "./knobs.ts";
import { goTo, type PageState, wordsOf } from "./page-state.ts";

/** The panel of switches: each is a link to this page with that switch changed, so an address holds a whole scene. */
export function switchPanel(state: PageState): Html {
  const say = wordsOf(state);
  const names = Object.keys(SWITCHES) as Switch[];
  const on = names.filter((name) => state.knobs[name] !== undefined);
  return html`<details class="switches"${on.length > 0 ? html` open` : html``}><summary>${say.switches}${on.length > 0 && html` <span class="count">${on.length}</span>`}</summary>
    <div>${names.map((name) => (SWITCHES[name].length === 1 ? toggle(state, name) : choice(state, name)))}${on.length > 0 && allOff(state, on)}</div></details>`;
}

function toggle(state: PageState, name: Switch): Html {
  const isOn = state.knobs[name] !== undefined;
  const to = goTo(state, state.here, { [name]: isOn ? undefined : SWITCHES[name][0] });
  return html`<a class="${isOn ? "chip on" : "chip"}" href="${to}">${wordsOf(state).switchNames[name]}</a>`;
}

function choice(state: PageState, name: Switch): Html {
  const say = wordsOf(state);
  const now = state.knobs[name];
  const values: readonly string[] = SWITCHES[name];
  const all = now === undefined || values.includes(now) ? values : [...values, now];
  const words: Readonly<Record<string, string>> = say.switchValues[name];
  const option = (value: string | undefined): Html =>
    html`<option value="${goTo(state, state.here, { [name]: value })}"${value === now ? html` selected` : html``}>${value === undefined ? "—" : (words[value] ?? value)}</option>`;
  return html`<label class="${now === undefined ? "chip" : "chip on"}">${say.switchNames[name]} <select data-go>${[undefined, ...all].map(option)}</select></label>`;
}

function allOff(state: PageState, on: readonly Switch[]): Html {
  const rest = Object.fromEntries(on.map((name) => [name, undefined]));
  return html`<a class="chip" href="${goTo(state, state.here, rest)}">${wordsOf(state).switchesOff}</a>`;
}
