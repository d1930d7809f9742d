import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buildWidget } from "../../sandbox/build-widget.ts";
import { widgetHost } from "../../sandbox/widget-host/index.ts";
import { emptyDossier } from "../widget/empty-dossier.ts";
import { nothingToWatch } from "../widget/nothing-to-watch.ts";
import { HOST_PAGE, HOST_SCRIPT } from "./host-page.ts";

/** What the server does with one kind of request on one account. */
export type Reply = (request: { readonly url: URL; readonly body: unknown }) => Promise<Told> | Told;
export interface Told {
  readonly status: number;
  readonly body: unknown;
}
/** One account's part: what the server function returns, and what our server answers. Anything left out is a 404, but for the credit file: an empty one. */
export interface Scene {
  /** Text that the server function returns; left out, a good token. */
  readonly functionOutput?: string;
  readonly view?: Reply;
  readonly log?: Reply;
  readonly older?: Reply;
  readonly message?: Reply;
}

/** What the page asks for by itself, and few scenes are about. */
const QUIET: Readonly<Record<string, Reply>> = {
  dossier: () => ({ status: 200, body: emptyDossier }),
  watch: () => ({ status: 200, body: nothingToWatch }),
};

export interface Stage {
  readonly hostUrl: string;
  /** The widget's own address, without a CRM around it. */
  readonly widgetUrl: string;
  readonly scenes: Map<string, Scene>;
  close(): Promise<void>;
}

/** A host page, the built widget under the sandbox's strict headers, and our server's answers, on three origins. */
export async function openStage(): Promise<Stage> {
  const scenes = new Map<string, Scene>();
  const widget = await listen(createServer(widgetHost({ dir: await buildWidget() })));
  const api = await listen(createServer((request, response) => void answerApi(scenes, request, response)));
  const host = await listen(
    createServer((request, response) =>
      answerHost(scenes, { widget: urlOf(widget), api: urlOf(api) }, request, response),
    ),
  );
  return {
    hostUrl: urlOf(host),
    widgetUrl: `${urlOf(widget)}/widget.html`,
    scenes,
    close: async () => {
      for (const server of [widget, api, host]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}

function listen(server: Server): Promise<Server> {
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}
const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function answerHost(
  scenes: ReadonlyMap<string, Scene>,
  { widget, api }: { widget: string; api: string },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const url = new URL(request.url ?? "/", "http://host");
  if (url.pathname === "/host.js") return send(response, 200, "text/javascript", HOST_SCRIPT);
  if (url.pathname === "/function") {
    const scene = scenes.get(url.searchParams.get("account") ?? "");
    const expiresAt = new Date(Date.now() + 600_000).toISOString();
    const good = JSON.stringify({ ok: true, token: "token-of-the-stage", expiresAt, apiUrl: api });
    return send(response, 200, "text/plain", scene?.functionOutput ?? good);
  }
  send(response, 200, "text/html; charset=utf-8", HOST_PAGE.replace("WIDGET_ORIGIN", widget));
}

async function answerApi(
  scenes: ReadonlyMap<string, Scene>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Access-Control-Allow-Headers", "authorization, content-type");
  response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT");
  response.setHeader("Access-Control-Max-Age", "600");
  if (request.method === "OPTIONS") return send(response, 204, "text/plain", "");
  const url = new URL(request.url ?? "/", "http://api");
  const [, , , account = "", what = ""] = url.pathname.split("/");
  const scene = scenes.get(account);
  const reply =
    what === "view"
      ? scene?.view
      : what === "messages"
        ? scene?.message
        : request.method !== "GET"
          ? scene?.log
          : (scene?.older ?? QUIET[what]);
  const text = await read(request);
  if (request.headers.authorization !== "Bearer token-of-the-stage") return sendJson(response, 401, {});
  if (!reply) return sendJson(response, 404, {});
  const told = await reply({ url, body: text ? JSON.parse(text) : undefined });
  // Status 0 plays a broken line.
  if (told.status === 0) response.destroy();
  else sendJson(response, told.status, told.body);
}

async function read(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, "application/json", JSON.stringify(body));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "Content-Type": type });
  response.end(body);
}
