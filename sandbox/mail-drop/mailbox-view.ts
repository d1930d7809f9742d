import { mark } from "../look/document.ts";
import { type Html, html } from "../look/html.ts";
import { clockText, languageOf, link, type View, viewOf } from "../look/view.ts";
import type { DroppedMessage } from "./dropped-message.ts";
import { words } from "./words.ts";

/** As every page is looked at, and in whose time: an IANA name. */
export interface MailView extends View {
  readonly zone: string;
}

/** Reads `zone` besides; what no clock knows falls back to UTC. */
export function mailViewOf(query: Readonly<Record<string, unknown>>): MailView {
  const zone = String(query["zone"] ?? "");
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return { ...viewOf(query), zone };
  } catch {
    return { ...viewOf(query), zone: "UTC" };
  }
}

/** The list, newest first. `back` is a path on this origin to return to. */
export function listPage(messages: readonly DroppedMessage[], view: MailView, back: string): Html {
  const say = words[languageOf(view)];
  const newestFirst = [...messages].reverse();
  return html`${bar(view, `/mailbox`, /^\/(?!\/)/.test(back) ? back : "/crm")}
<main class="column">
  <h1>${say.mailbox} <span class="count">${messages.length}</span> <span class="count">${view.zone}</span></h1>
  ${messages.length === 0 && html`<p class="empty">${say.empty}</p>`}
  <ol class="mails" reversed>${newestFirst.map((message) => row(message, view))}</ol>
</main>`;
}

function row(message: DroppedMessage, view: MailView): Html {
  const say = words[languageOf(view)];
  return html`<li><a class="mail" href="${link(`/mailbox/${message.number}`, { ...view })}">
  <span class="number">${message.number}</span>
  <span class="subject">${message.subject || say.noSubject}</span>
  <span class="to">${message.to.join(", ")}</span>
  ${message.step !== undefined && html`<span class="chip">${message.step}</span>`}
  <time>${clockText(message.arrivedAt, view.zone)}</time>
</a></li>`;
}

/** One message: who, when, every header, every part. */
export function messagePage(message: DroppedMessage, count: number, view: MailView): Html {
  const say = words[languageOf(view)];
  const at = (path: string): string => `/mailbox/${message.number}${path}`;
  const to = (number: number): string => link(`/mailbox/${number}`, { ...view });
  return html`${bar(view, at(""), link("/mailbox", { ...view }))}
<main class="column">
  <h1>${message.subject || say.noSubject}</h1>
  <nav class="steps">
    ${message.number < count && html`<a href="${to(message.number + 1)}">← ${say.newer}</a>`}
    ${message.number > 1 && html`<a href="${to(message.number - 1)}">${say.older} →</a>`}
    <a href="${at("/raw")}">${say.raw}</a> <a href="${at(".json")}">JSON</a>
  </nav>
  <section class="card"><dl class="facts">${facts(message, view)}</dl></section>
  ${message.html !== undefined && html`<section class="card"><h2>HTML</h2><iframe class="html-part" sandbox="" src="${at("/html")}" title="HTML"></iframe></section>`}
  ${message.text !== undefined && html`<section class="card"><h2>${say.text}</h2><pre>${message.text}</pre></section>`}
  ${
    message.attachments.length > 0 &&
    html`<section class="card"><h2>${say.attachments}</h2><ul>${message.attachments.map(
      (part, index) =>
        html`<li><a href="${at(`/attachments/${index}`)}">${part.filename}</a> <span class="soft">${part.mimeType} · ${part.content.length} B</span></li>`,
    )}</ul></section>`
  }
  <section class="card"><h2>${say.headers} <span class="count">${message.headers.length}</span></h2>
    <dl class="headers">${message.headers.map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
  </section>
</main>`;
}

function facts(message: DroppedMessage, view: MailView): Html[] {
  const say = words[languageOf(view)];
  const pairs = [
    [say.number, String(message.number)],
    [say.arrived, `${clockText(message.arrivedAt, view.zone)} ${view.zone}`],
    [say.from, message.from],
    [say.to, message.to.join(", ")],
    [say.envelope, `${message.envelope.from || "<>"} → ${message.envelope.to.join(", ")}`],
    [say.step, message.step],
  ] as const;
  return pairs.flatMap(([name, value]) =>
    value ? [html`<div><dt>${name}</dt><dd>${value}</dd></div>`] : [],
  );
}

function bar(view: MailView, path: string, back: string): Html {
  const say = words[languageOf(view)];
  const other = view.locale === "zh_CN" ? "en_US" : "zh_CN";
  const flipped = view.mode === "day" ? "night" : "day";
  return html`<header class="bar"><a class="brand" href="${back}">${mark}<b>${say.brand}</b></a>
  <a class="quiet" href="${back}">← ${say.back}</a><span class="gap"></span>
  <a class="quiet" href="${link(path, { ...view, locale: other })}">${other === "en_US" ? "EN" : "中"}</a>
  <a class="quiet" href="${link(path, { ...view, mode: flipped })}">${flipped === "night" ? say.night : say.day}</a>
</header>`;
}
