import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import type { Sentence } from "../../shared/kernel/contract.ts";

/** A few words for a person with a browser, in both languages. */
export interface Page {
  readonly status: number;
  readonly title: Sentence;
  /** Paragraphs; `code` is shown as it is, to be copied; a `button` posts to the page's own address. */
  readonly body: readonly (Sentence | { readonly code: string } | { readonly button: Sentence })[];
}

const STYLE =
  "body{font:16px/1.6 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}" +
  "button{font:inherit;padding:.5rem 1rem;border:1px solid;border-radius:6px;cursor:pointer}" +
  "code{display:block;padding:.75rem;border:1px solid;border-radius:6px;overflow-wrap:anywhere;user-select:all}";

/** No script, no image, no frame, and the one style sheet above. */
const policy = (hasForm: boolean): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
    "base-uri 'none'",
    `form-action ${hasForm ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
  ].join("; ");

/** Sends a page in the browser's language, Chinese or English. */
export function sendPage(req: Request, res: Response, { status, title, body }: Page): void {
  const language = req.acceptsLanguages("en", "zh-CN", "zh") || "en";
  const lang = language.startsWith("zh") ? "zh-CN" : "en";
  const parts = body.map((each) =>
    "code" in each
      ? `<code>${safe(each.code)}</code>`
      : "button" in each
        ? `<form method="post"><button>${safe(each.button[lang])}</button></form>`
        : `<p>${safe(each[lang])}</p>`,
  );
  res
    .status(status)
    .set("Content-Security-Policy", policy(body.some((each) => "button" in each)))
    .type("html")
    .send(
      `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${safe(title[lang])}</title><style>${STYLE}</style>` +
        `<main><h1>${safe(title[lang])}</h1>${parts.join("")}</main></html>`,
    );
}

const safe = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
