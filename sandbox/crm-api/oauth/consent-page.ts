import type { Org, User } from "../../world/types.ts";

const safe = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const page = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>授权 · Consent</title><style>body{font:16px/1.5 system-ui;max-width:32rem;margin:3rem auto;padding:0 1rem}` +
  `button{font:inherit;display:block;width:100%;margin:.5rem 0;padding:.6rem;text-align:start}</style><main>${body}</main></html>`;

/** Zoho's consent screen in small: one button for each user who could be signed in. */
export function consentPage(orgs: readonly Org[], asked: Readonly<Record<string, string>>): string {
  const hidden = Object.entries(asked)
    .map(([name, value]) => `<input type="hidden" name="${safe(name)}" value="${safe(value)}">`)
    .join("");
  const forms = orgs.flatMap((org) => org.users.map((user) => form(org, user, hidden))).join("");
  return page(
    `<h1>授权 · Consent</h1><p>选择以谁的身份授权。Choose who gives consent.</p>` +
      `<p><code>${safe(asked["scope"] ?? "")}</code></p>${forms}`,
  );
}

const form = (org: Org, user: User, hidden: string): string =>
  `<form method="post" action="/oauth/v2/auth">${hidden}<input type="hidden" name="zgid" value="${safe(org.zgid)}">` +
  `<input type="hidden" name="userId" value="${safe(user.id)}">` +
  `<button>${safe(user.fullName)} (${safe(user.profile.name)}) · ${safe(org.name)}</button></form>`;

export const refusedPage = (because: string): string =>
  page(`<h1>无法授权 · Not possible</h1><p><code>${safe(because)}</code></p>`);
