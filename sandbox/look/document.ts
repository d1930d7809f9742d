import { join } from "node:path";
import express from "express";
import { type Html, html } from "./html.ts";
import type { View } from "./view.ts";

/** URLs of static scripts: `first` runs before the body is read, `last` after. */
export interface Around {
  readonly first?: string;
  readonly last?: string;
  /** The body fills the viewport without a frame of its own. */
  readonly bare?: boolean;
}

/** One whole page in the sandbox's own look. */
export function document(view: View, title: string, body: Html, around: Around = {}): string {
  const page = html`<!doctype html>
<html lang="${view.locale === "zh_CN" ? "zh-CN" : "en"}" data-mode="${view.mode}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${view.mode === "night" ? "dark" : "light"}">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/sandbox/look/sandbox.css">
${around.first !== undefined && html`<script src="${around.first}"></script>`}
</head>
<body class="${around.bare ? "bare" : "page"}">
${body}
${around.last !== undefined && html`<script src="${around.last}"></script>`}
</body>
</html>`;
  return page.markup;
}

/** Serves the style sheet at `/sandbox/look/`. Mounting it twice does no harm. */
export function lookFiles(): express.Router {
  const router = express.Router();
  router.use("/sandbox/look", express.static(join(import.meta.dirname, "files")));
  return router;
}

/** The sandbox's own mark: a box with three grains above it. */
export const mark: Html = html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 11v8h16v-8" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linejoin="round"/><path d="M7.5 15.5c3-3 6-3 9 0" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/><circle cx="7" cy="5.5" r="1.4" fill="currentColor"/><circle cx="12" cy="3.5" r="1.4" fill="currentColor"/><circle cx="17" cy="6.5" r="1.4" fill="currentColor"/></svg>`;
