import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import express from "express";
import { buildWidget } from "../../../sandbox/build-widget.ts";
import { widgetHost } from "../../../sandbox/widget-host/index.ts";
import { HOST_PAGE, HOST_SCRIPT } from "../../browser/host-page.ts";
import { type Listening, listenOn } from "../../support/listening.ts";
import { hugeAccount } from "../../widget/account-views.ts";
import { emptyDossier } from "../../widget/empty-dossier.ts";
import { nothingToWatch } from "../../widget/nothing-to-watch.ts";
import { type Compressed, compressedOnce } from "./compressed-once.ts";

export type Locale = "zh_CN" | "en_US";

/** A CRM's record page around our widget or around its peer, and a server with accounts of any size behind both. */
export interface BenchStand {
  /** The record page of an account with so many open invoices, with `page` in its frame. */
  address(page: string, invoices: number, locale: Locale): string;
  readonly files: Compressed;
  close(): Promise<void>;
}

const PEER_FILES = [
  "tests/bench/widget/fixture/peer.html",
  "tests/bench/widget/fixture/peer.js",
  "tests/bench/widget/fixture/floor.html",
  "tests/bench/widget/fixture/floor.js",
  "tests/bench/widget/fixture/peer-text.js",
  "node_modules/bootstrap/dist/css/bootstrap.min.css",
  "node_modules/jquery/dist/jquery.min.js",
  "node_modules/datatables.net/js/dataTables.min.js",
  "node_modules/datatables.net-bs5/css/dataTables.bootstrap5.min.css",
  "node_modules/datatables.net-bs5/js/dataTables.bootstrap5.min.js",
];
/** An account's id tells how many invoices it has. */
const FIRST_ACCOUNT = 5_437_000_000_000_000;
const TOKEN = "token-of-the-stand";

/** Both pages come from one origin, under the same headers and with the same SDK, with the same compression. */
export async function openBenchStand(): Promise<BenchStand> {
  const peer = await mkdtemp(join(tmpdir(), "peer-page-"));
  for (const file of PEER_FILES) await copyFile(file, join(peer, basename(file)));
  const app = express();
  app.use("/peer", widgetHost({ dir: peer, sdkPath: "" }));
  app.use(widgetHost({ dir: await buildWidget(), sdkPath: "" }));
  const files = await compressedOnce(app);
  const api = await listenOn(accounts());
  const host = await listenOn(recordPage(files.url, api.url));
  const open: readonly Listening[] = [files, api, host];
  return {
    files,
    address: (page, invoices, locale) =>
      `${host.url}/?account=${FIRST_ACCOUNT + invoices}&locale=${locale}&mode=day&page=${encodeURIComponent(page)}`,
    close: async () => {
      for (const each of open) await each.close();
      await rm(peer, { recursive: true, force: true });
    },
  };
}

function recordPage(widget: string, api: string): express.Express {
  const app = express();
  app.get("/host.js", (_request, response) => void response.type("js").send(HOST_SCRIPT));
  app.get("/function", (_request, response) => {
    const expiresAt = new Date(Date.now() + 600_000).toISOString();
    response.json({ ok: true, token: TOKEN, expiresAt, apiUrl: api });
  });
  app.get("/", (_request, response) => {
    response.type("html").send(HOST_PAGE.replace("WIDGET_ORIGIN", widget));
  });
  return app;
}

/** As hard as a server compresses what it has just written. */
const compressed = (text: string): Buffer =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });

/** The same bytes for everybody who asks for an account of one size. */
function accounts(): express.Express {
  const views = new Map<number, Buffer>();
  const viewOf = (invoices: number): Buffer => {
    const body = views.get(invoices) ?? compressed(JSON.stringify(hugeAccount(invoices)));
    views.set(invoices, body);
    return body;
  };
  const app = express();
  app.use((_request, response, next) => {
    response.set({
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Headers": "authorization",
      "Cache-Control": "no-store",
    });
    next();
  });
  app.options(/./, (_request, response) => void response.status(204).end());
  app.get("/v1/accounts/:id/view", (request, response) => {
    if (request.get("authorization") !== `Bearer ${TOKEN}`) return void response.status(401).json({});
    response.set({ "Content-Type": "application/json", "Content-Encoding": "br" });
    response.end(viewOf(Number(request.params.id) - FIRST_ACCOUNT));
  });
  app.get("/v1/accounts/:id/dossier", (_request, response) => void response.json(emptyDossier));
  app.get("/v1/accounts/:id/watch", (_request, response) => void response.json(nothingToWatch));
  return app;
}
