import { type Html, html } from "../look/html.ts";
import { framed } from "./chrome-view.ts";
import { goTo, type PageState, setupPath, wordsOf } from "./page-state.ts";
import { switchPanel } from "./switch-view.ts";
import { expandMark, settingsFrame } from "./widget-view.ts";

/** Setup: where an administrator opens the settings of the extension. What others get there is the extension's to say. */
export function setupPage(state: PageState): Html {
  const say = wordsOf(state);
  return framed(
    state,
    html`<div class="head"><h1>${say.setup}</h1></div>
<section class="card related">
  <header><h2>${say.settings}</h2><span class="soft">${state.user.profile.name}</span><span class="gap"></span>
    <a href="${goTo(state, setupPath(state.org), { bare: "1" })}" target="_blank" rel="noopener" title="${say.openBare}" aria-label="${say.openBare}">${expandMark}</a>
    ${switchPanel(state)}</header>
  ${settingsFrame(state)}
</section>`,
  );
}
