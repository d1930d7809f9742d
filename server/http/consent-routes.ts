import { type Request, Router } from "express";
import * as z from "zod/mini";
import type { Sentence } from "../../shared/kernel/contract.ts";
import { route } from "./answer.ts";
import { type Page, sendPage } from "./page.ts";
import { refusals, type RefusalCode } from "./refusals.ts";
import type { ConsentRooms } from "./rooms.ts";

const text = (most: number) => z.optional(z.string().check(z.minLength(1), z.maxLength(most)));

/** What Zoho hangs on the address when it sends the browser back. */
const Back = z.object({
  state: z.string().check(z.minLength(1), z.maxLength(2_000)),
  code: text(500),
  error: text(200),
  location: text(20),
  "accounts-server": text(200),
});

/** An administrator connects an org with a browser: to Zoho's page of consent, and back. */
export function consentRoutes(consent: ConsentRooms): Router {
  const router = Router();
  // A prefix that browsers hold to https and to this very host.
  const cookie = consent.overHttps ? "__Host-huikuan-consent" : "huikuan-consent";
  const setCookie = (value: string, seconds: number): string =>
    `${cookie}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${consent.overHttps ? "; Secure" : ""}`;

  router.get(
    "/oauth/start",
    route(async (req, res) => {
      const begun = await consent.begin();
      if (!begun.ok) return sendPage(req, res, refusalPage(begun.because));
      const { url, browserSecret, lifeMs } = begun.value;
      res.set("Set-Cookie", setCookie(browserSecret, Math.floor(lifeMs / 1000)));
      res.redirect(302, url);
    }),
  );
  router.get(
    "/oauth/return",
    route(async (req, res) => {
      const seen = Back.safeParse(req.query);
      if (!seen.success) return sendPage(req, res, badFieldPage(seen.error.issues[0]?.path.join(".")));
      const { state, code, error, "accounts-server": accountsServer } = seen.data;
      if ((code === undefined) === (error === undefined)) return sendPage(req, res, badFieldPage("code"));
      const browserSecret = cookieOf(req, cookie);
      const taken = await consent.take({ state, browserSecret, code: code ?? null, accountsServer });
      res.set("Set-Cookie", setCookie("", 0));
      if (!taken.ok) return sendPage(req, res, refusalPage(taken.because));
      sendPage(req, res, installedPage(taken.value.name, taken.value.credential));
    }),
  );
  return router;
}

function cookieOf(req: Request, name: string): string | null {
  const pairs = (req.headers.cookie ?? "").split(";").map((pair) => pair.trim());
  const found = pairs.filter((pair) => pair.startsWith(`${name}=`));
  // Two of one name: somebody planted one, and nobody can tell which.
  return found.length === 1 ? (found[0]?.slice(name.length + 1) ?? null) : null;
}

const NOT_CONNECTED: Sentence = { "zh-CN": "未连接", en: "Not connected" };

function refusalPage(code: RefusalCode): Page {
  const { status, message } = refusals[code];
  return { status, title: NOT_CONNECTED, body: [message] };
}

const badFieldPage = (field = "state"): Page => ({
  status: 422,
  title: NOT_CONNECTED,
  body: [
    {
      "zh-CN": `地址中的“${field}”不正确：请重新打开 /oauth/start。`,
      en: `“${field}” in the address is not right: open /oauth/start again.`,
    },
  ],
});

const installedPage = (name: string, credential: string): Page => ({
  status: 200,
  title: { "zh-CN": `${name} 已连接`, en: `${name} is connected` },
  body: [
    {
      "zh-CN": "这是本组织的凭据，只显示这一次：",
      en: "This is the org's credential. It is shown this once:",
    },
    { code: credential },
    {
      "zh-CN":
        "请将它填入 Zoho 控制台中的连接“huikuan”（自定义服务，Bearer 令牌），之后客户页面上的组件即可登录。",
      en: "Put it into the connection “huikuan” in Zoho's console (custom service, bearer token): with it the widget on account pages can sign in.",
    },
    {
      "zh-CN": "首次同步将在一分钟内开始。新组织处于演练状态：正式启用之前不会发出任何邮件。",
      en: "The first sync begins within a minute. A new org rehearses: nothing is sent before somebody goes live.",
    },
  ],
});
