import express from "express";
import { document, lookFiles, mark } from "../look/document.ts";
import { html } from "../look/html.ts";
import { clockText, languageOf, link, viewOf } from "../look/view.ts";
import type { PhoneDrop } from "./drop-contract.ts";

const words = {
  zh: {
    title: "沙盒手机",
    texts: "收到的短信",
    empty: "还没有短信。政策中有短信步骤时，运行每日催收，短信会出现在这里。",
    answer: "回复 TD（退订）",
    mailbox: "邮箱",
  },
  en: {
    title: "Sandbox phones",
    texts: "Texts received",
    empty:
      "No texts yet. With a text message among a policy's steps, run the daily round, and it appears here.",
    answer: "Answer STOP",
    mailbox: "Mailbox",
  },
} as const;

/** What the phones show, newest first, and its JSON twin; a button answers a text with the word that stops them. */
export function phonePages(drop: Pick<PhoneDrop, "texts" | "answer">): express.Router {
  const router = express.Router();
  router.use(lookFiles());
  router.get("/phones.json", (_req, res) => void res.json({ texts: drop.texts() }));
  router.get("/phones", (req, res) => {
    const view = viewOf(req.query);
    const language = languageOf(view);
    const say = words[language];
    const texts = drop.texts();
    res.send(
      document(
        view,
        say.title,
        html`<header class="bar"><span class="brand">${mark}<b>${say.title}</b></span><span class="gap"></span>
  <a class="quiet" href="${link("/phones", { ...view, locale: language === "zh" ? "en_US" : "zh_CN" })}">${language === "zh" ? "EN" : "中"}</a></header>
<main class="column"><h1>${say.texts} <span class="count">${texts.length}</span></h1>
${texts.length === 0 && html`<p class="empty">${say.empty}</p>`}
${[...texts].reverse().map(
  (text) => html`<section class="card"><h2>${text.to} <span class="chip">${text.provider}</span></h2>
  <pre>${text.text}</pre><p class="soft">${text.from} · ${clockText(text.arrivedAt, "UTC")} UTC · ${text.id}</p>
  <form method="post" action="/phones/${encodeURIComponent(text.to)}/stop"><button type="submit">${say.answer}</button></form></section>`,
)}</main>`,
      ),
    );
  });
  router.post("/phones/:phone/stop", (req, res, next) => {
    drop.answer(String(req.params.phone), "TD").then(() => res.redirect("/phones"), next);
  });
  router.post("/phones/:phone/answer", express.json(), (req, res, next) => {
    const { text } = req.body as { readonly text?: string };
    drop.answer(String(req.params.phone), text ?? "STOP").then(() => res.json({ ok: true }), next);
  });
  return router;
}
