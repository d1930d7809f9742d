import { z } from "zod";
import { ok, refuse, type Result } from "../shared/kernel/result.ts";

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where the world reaches this server: told to the widget with its token. */
  readonly publicUrl: string;
  readonly databaseUrl: string | null;
  /** Statements are kept by name in the database's sessions: not behind a proxy that lends them by the transaction. */
  readonly databasePrepares: boolean;
  readonly dataDir: string;
  readonly tokenKey: Uint8Array;
  readonly sealKey: Uint8Array;
  readonly widgetOrigins: readonly string[];
  readonly opsToken: string | null;
  /** A movable clock to follow; only on this machine. */
  readonly clockUrl: string | null;
  /** CRM hosts besides Zoho's own that an org may be on; only on this machine. */
  readonly extraCrmHosts: readonly string[];
  /** Our client in Zoho's API console; null: orgs are connected by the operator alone. */
  readonly zohoClient: { readonly id: string; readonly secret: string; readonly accountsUrl: string } | null;
  /** Where the providers of text messages are asked. */
  readonly bureauUrls: { readonly creditsafe: string };
  readonly smsUrls: { readonly twilio: string; readonly aliyun: string };
  readonly smtp: { readonly url: string; readonly requireTls: boolean };
  /** Who reminders come from when an org has named no sender of its own. */
  readonly defaultSender: { readonly name: string; readonly address: string };
  /** The installation's kill switch. */
  readonly stopSending: boolean;
  readonly logLevel: "debug" | "info" | "warn" | "error";
}

const key = (name: string) =>
  z
    .string({ error: `${name} is missing: set it to 32 random bytes in base64 (openssl rand -base64 32).` })
    .transform((text) => new Uint8Array(Buffer.from(text, "base64")))
    .refine((bytes) => bytes.length === 32, {
      error: `${name} must be 32 bytes in base64 (openssl rand -base64 32).`,
    });

const url = (name: string, example: string, protocols: readonly string[]) =>
  z
    .string({ error: `${name} is missing: set it to an address such as ${example}.` })
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
      error: `${name} must be an address such as ${example}.`,
    });

const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== ""),
  );

/** Whether an address is on this machine, where a sandbox is. */
export const isLoopback = (url: string): boolean =>
  ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);

/** Credentials travel there in clear but for TLS, so only a sandbox on this machine does without. */
const provider = (name: string) =>
  url(name, "https://sms.example", ["https:", "http:"]).refine(
    (text) => !URL.canParse(text) || text.startsWith("https:") || isLoopback(text),
    { error: `${name} must begin with https: only a sandbox on this machine does without.` },
  );

const Environment = z.object({
  PORT: z.coerce
    .number({ error: "PORT must be a number between 1 and 65535." })
    .int()
    .min(1, { error: "PORT must be between 1 and 65535." })
    .max(65535, { error: "PORT must be between 1 and 65535." })
    .default(8080),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: url("PUBLIC_URL", "https://api.huikuan.example", ["https:", "http:"]),
  DATABASE_URL: url("DATABASE_URL", "postgres://user:password@host:5432/huikuan", [
    "postgres:",
    "postgresql:",
  ]).optional(),
  DATABASE_PREPARES: z.enum(["yes", "no"], { error: "DATABASE_PREPARES must be yes or no." }).default("yes"),
  HUIKUAN_DATA: z.string().default(".data"),
  HUIKUAN_TOKEN_KEY: key("HUIKUAN_TOKEN_KEY"),
  HUIKUAN_SEAL_KEY: key("HUIKUAN_SEAL_KEY"),
  WIDGET_ORIGINS: list,
  HUIKUAN_OPS_TOKEN: z
    .string()
    .min(24, { error: "HUIKUAN_OPS_TOKEN must have at least 24 characters." })
    .optional(),
  HUIKUAN_CLOCK_URL: url("HUIKUAN_CLOCK_URL", "http://127.0.0.1:8000/sandbox/clock", ["http:"])
    .refine(isLoopback, {
      error: "HUIKUAN_CLOCK_URL must be on this machine: only a sandbox may move the clock.",
    })
    .optional(),
  HUIKUAN_EXTRA_CRM_HOSTS: list.refine(
    (urls) => urls.every((each) => URL.canParse(each) && isLoopback(each)),
    {
      error: "HUIKUAN_EXTRA_CRM_HOSTS must list addresses on this machine: other CRM hosts are Zoho's own.",
    },
  ),
  ZOHO_CLIENT_ID: z.string().optional(),
  ZOHO_CLIENT_SECRET: z.string().optional(),
  ZOHO_ACCOUNTS_URL: url("ZOHO_ACCOUNTS_URL", "https://accounts.zoho.com", ["https:", "http:"])
    .refine((text) => !URL.canParse(text) || text.startsWith("https:") || isLoopback(text), {
      error: "ZOHO_ACCOUNTS_URL must begin with https: only a sandbox on this machine does without.",
    })
    .optional(),
  SMS_TWILIO_URL: provider("SMS_TWILIO_URL").default("https://api.twilio.com"),
  SMS_ALIYUN_URL: provider("SMS_ALIYUN_URL").default("https://dysmsapi.aliyuncs.com"),
  BUREAU_CREDITSAFE_URL: provider("BUREAU_CREDITSAFE_URL").default("https://connect.creditsafe.com"),
  SMTP_URL: url("SMTP_URL", "smtps://user:password@mail.example:465", ["smtp:", "smtps:"]),
  MAIL_FROM: z
    .string({ error: "MAIL_FROM is missing: set it to the address reminders come from." })
    .regex(/^[^\r\n]+@[^\r\n]+$/, {
      error: "MAIL_FROM must be an e-mail address such as billing@company.example.",
    }),
  MAIL_FROM_NAME: z
    .string()
    .regex(/^[^\r\n]{1,100}$/, { error: "MAIL_FROM_NAME must be one line of at most 100 characters." })
    .default("Accounts receivable"),
  STOP_SENDING: z.enum(["yes", "no"], { error: "STOP_SENDING must be yes or no." }).default("no"),
  SMTP_ALLOW_PLAIN: z.enum(["yes", "no"], { error: "SMTP_ALLOW_PLAIN must be yes or no." }).default("no"),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], { error: "LOG_LEVEL must be debug, info, warn or error." })
    .default("info"),
});

/** Reads the environment once. Every mistake is one sentence naming the variable and the fix; all are told at once. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): Result<Config, readonly string[]> {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const seen = Environment.safeParse(filled);
  if (!seen.success) return refuse(seen.error.issues.map((issue) => issue.message));
  const it = seen.data;
  const zohoClient = zohoClientIn(it);
  if (zohoClient === undefined) return refuse([HALF_A_CLIENT]);
  return ok({
    port: it.PORT,
    host: it.HOST,
    publicUrl: it.PUBLIC_URL.replace(/\/$/, ""),
    databaseUrl: it.DATABASE_URL ?? null,
    databasePrepares: it.DATABASE_PREPARES === "yes",
    dataDir: it.HUIKUAN_DATA,
    tokenKey: it.HUIKUAN_TOKEN_KEY,
    sealKey: it.HUIKUAN_SEAL_KEY,
    widgetOrigins: it.WIDGET_ORIGINS,
    opsToken: it.HUIKUAN_OPS_TOKEN ?? null,
    clockUrl: it.HUIKUAN_CLOCK_URL ?? null,
    extraCrmHosts: it.HUIKUAN_EXTRA_CRM_HOSTS,
    zohoClient,
    smsUrls: { twilio: origin(it.SMS_TWILIO_URL), aliyun: origin(it.SMS_ALIYUN_URL) },
    bureauUrls: { creditsafe: origin(it.BUREAU_CREDITSAFE_URL) },
    smtp: { url: it.SMTP_URL, requireTls: it.SMTP_ALLOW_PLAIN === "no" },
    defaultSender: { name: it.MAIL_FROM_NAME, address: it.MAIL_FROM },
    stopSending: it.STOP_SENDING === "yes",
    logLevel: it.LOG_LEVEL,
  });
}

const origin = (text: string): string => new URL(text).origin;

const HALF_A_CLIENT =
  "ZOHO_CLIENT_ID, ZOHO_CLIENT_SECRET and ZOHO_ACCOUNTS_URL belong together: set all three, or none.";

/** Null without any of the three, undefined with some of them. */
function zohoClientIn(it: z.output<typeof Environment>): Config["zohoClient"] | undefined {
  const { ZOHO_CLIENT_ID: id, ZOHO_CLIENT_SECRET: secret, ZOHO_ACCOUNTS_URL: accountsUrl } = it;
  if (id === undefined && secret === undefined && accountsUrl === undefined) return null;
  if (id === undefined || secret === undefined || accountsUrl === undefined) return undefined;
  return { id, secret, accountsUrl: accountsUrl.replace(/\/$/, "") };
}
