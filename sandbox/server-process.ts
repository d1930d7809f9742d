import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { type AddressInfo, createServer } from "node:net";
import { programWords } from "./build-programs.ts";

export interface ServerProcess {
  readonly url: string;
  readonly opsToken: string;
  readonly pid: number;
  /** What it was started with: a command beside it needs the same. Secrets included. */
  readonly environment: Readonly<Record<string, string>>;
  /** Asks the operator's routes. @throws with the server's own sentence when it refuses. */
  ask(method: "GET" | "POST" | "PUT", path: string, body?: unknown): Promise<unknown>;
  /** Resolves when the process ends by itself. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

export interface ServerPlace {
  /** 0: one that is free. */
  readonly port: number;
  readonly dataDir: string;
  readonly crmUrl: string;
  readonly widgetUrl: string;
  readonly smtpPort: number;
  /** Where both providers of text messages are played. */
  readonly phonesUrl: string;
  /** Empty: the server runs its own under `dataDir`. */
  readonly databaseUrl?: string;
}

const READY_WITHIN_MS = 120_000;

/** Starts the product's server as its own process, as production would, with the sandbox in place of the world. */
export async function startServer(place: ServerPlace): Promise<ServerProcess> {
  const opsToken = randomBytes(24).toString("base64url");
  const port = place.port === 0 ? await freePort() : place.port;
  const url = `http://127.0.0.1:${port}`;
  const environment = environmentFor({ ...place, port }, url, opsToken);
  const child = spawn(process.execPath, await programWords("server/main.ts"), {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  // Whatever ends this process ends the server with it.
  const endChild = () => void child.kill("SIGTERM");
  process.once("exit", endChild);
  const said: string[] = [];
  const ended = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  child.stderr?.on("data", (part: Buffer) => void process.stderr.write(part));
  void ended.then(() => process.off("exit", endChild));
  await ready(child, said, ended).catch(async (fault: unknown) => {
    child.kill("SIGTERM");
    await ended;
    throw fault;
  });
  return {
    url,
    opsToken,
    environment,
    pid: child.pid ?? 0,
    ended,
    ask: (method, path, body) => ask(`${url}${path}`, method, opsToken, body),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function environmentFor(place: ServerPlace, url: string, opsToken: string): Record<string, string> {
  const key = () => randomBytes(32).toString("base64");
  return {
    DATABASE_URL: place.databaseUrl ?? "",
    PORT: String(place.port),
    PUBLIC_URL: url,
    HUIKUAN_DATA: place.dataDir,
    HUIKUAN_TOKEN_KEY: key(),
    HUIKUAN_SEAL_KEY: key(),
    HUIKUAN_OPS_TOKEN: opsToken,
    HUIKUAN_CLOCK_URL: `${place.crmUrl}/sandbox/clock`,
    HUIKUAN_EXTRA_CRM_HOSTS: place.crmUrl,
    WIDGET_ORIGINS: place.widgetUrl,
    SMTP_URL: `smtp://127.0.0.1:${place.smtpPort}`,
    SMTP_ALLOW_PLAIN: "yes",
    SMS_TWILIO_URL: place.phonesUrl,
    SMS_ALIYUN_URL: place.phonesUrl,
    BUREAU_CREDITSAFE_URL: place.phonesUrl,
    MAIL_FROM: "billing@haina.example",
    LOG_LEVEL: "warn",
    TZ: "UTC",
  };
}

/** Waits for the server's line "ready"; fails with what it said when it ends first. */
async function ready(child: ChildProcess, said: string[], ended: Promise<number>): Promise<void> {
  const isReady = new Promise<void>((resolve) => {
    child.stdout?.on("data", (part: Buffer) => {
      said.push(part.toString());
      if (said.join("").includes("Huikuan is ready")) resolve();
    });
  });
  const late = new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new Error(`The server was not ready within ${READY_WITHIN_MS / 1000} s.`)),
      READY_WITHIN_MS,
    ).unref();
  });
  const gone = ended.then((code) =>
    Promise.reject(new Error(`The server ended at its start (exit code ${code}).`)),
  );
  await Promise.race([isReady, late, gone]);
}

async function ask(url: string, method: string, token: string, body: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname}: ${answer.status} ${text}`);
  return text === "" ? null : (JSON.parse(text) as unknown);
}
