import { readFile } from "node:fs/promises";
import { resolve, sep } from "node:path";
import express, { type Request, type RequestHandler } from "express";
import { readSdk } from "../widget-sdk/sdk-file.ts";

export interface WidgetHostOptions {
  /** The built widget; `widget.html` is in it. Read at every request, so a rebuild shows at a reload. */
  readonly dir: string;
  /** A file to serve as the SDK in place of `ZOHO_SDK_PATH` and of our own client. */
  readonly sdkPath?: string;
  /** The one origin that may frame the widget (under both loopback names), or a function that knows it by the time of a request; any when absent. */
  readonly crmOrigin?: string | (() => string);
}

/** The SDK's address as production loads it. */
const CDN_SCRIPT = /https:\/\/live\.zwidgets\.com\/js-sdk\/[^/"'\s]+\/ZohoEmbededAppSDK\.min\.js/g;

/**
 * Serves the widget from an origin of its own under a strict host's headers, with the SDK at `/sdk.js`.
 * Below `/as/<version>/` it is the same widget with an SDK that is told which version to play.
 */
export function widgetHost(options: WidgetHostOptions): express.Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(strictHeaders(options));
  app.get("/sdk.js", async (_request, response) => {
    const sdk = await readSdk(options.sdkPath);
    if (sdk.ok) response.type("js").send(sdk.value);
    else response.status(500).type("text").send(sdk.because);
  });
  // What older SDKs load before their init() resolves; here it has nothing to add.
  app.get("/zdk.js", (_request, response) => void response.type("js").send(""));
  app.use("/as/:version", widgetFiles(options.dir));
  app.use(widgetFiles(options.dir));
  return app;
}

function widgetFiles(dir: string): express.Router {
  const router = express.Router({ mergeParams: true });
  router.get(/\.html$/, htmlPages(dir));
  router.use(express.static(resolve(dir), { index: false, cacheControl: false }));
  return router;
}

function strictHeaders({ crmOrigin }: WidgetHostOptions): RequestHandler {
  return (_request, response, next) => {
    const framer = framers(typeof crmOrigin === "function" ? crmOrigin() : (crmOrigin ?? "*"));
    response.set({
      "Content-Security-Policy": `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src *; frame-ancestors ${framer}`,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "no-store",
    });
    next();
  };
}

/** A loopback origin goes by two names, and a person may have typed either. */
function framers(origin: string): string {
  if (origin.includes("//127.0.0.1")) return `${origin} ${origin.replace("//127.0.0.1", "//localhost")}`;
  if (origin.includes("//localhost")) return `${origin} ${origin.replace("//localhost", "//127.0.0.1")}`;
  return origin;
}

function htmlPages(dir: string): RequestHandler {
  const root = resolve(dir);
  return async (request, response, next) => {
    const file = resolve(root, `.${decodeURIComponent(request.path)}`);
    if (!file.startsWith(root + sep)) return next();
    const page = await readFile(file, "utf8").catch(() => undefined);
    if (page === undefined) next();
    else response.type("html").send(page.replace(CDN_SCRIPT, sdkAddress(request)));
  };
}

/** The file at this address reads the version from it; an official one knows its own. */
function sdkAddress({ params }: Request): string {
  const { version } = params as { readonly version?: string };
  return version === undefined ? "/sdk.js" : `/sdk.js?as=${encodeURIComponent(version)}`;
}
