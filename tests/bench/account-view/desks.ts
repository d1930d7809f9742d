import { composeDesks, type Desks } from "../../../server/compose.ts";
import { type Config, readConfig } from "../../../server/config.ts";
import type { Store } from "../../../server/adapters/db/store/open-store.ts";

/** What the server needs to start; what is not named in `environment` is nowhere. */
export function configFor(dataDir: string, environment: Readonly<Record<string, string>> = {}): Config {
  const key = Buffer.alloc(32, 3).toString("base64");
  const config = readConfig({
    PUBLIC_URL: "http://127.0.0.1:9",
    HUIKUAN_TOKEN_KEY: key,
    HUIKUAN_SEAL_KEY: key,
    HUIKUAN_DATA: dataDir,
    SMTP_URL: "smtp://127.0.0.1:9",
    SMTP_ALLOW_PLAIN: "yes",
    MAIL_FROM: "billing@haina.example",
    LOG_LEVEL: "warn",
    ...environment,
  });
  if (!config.ok) throw new Error(config.because.join("\n"));
  return config.value;
}

export const desksOn = (
  dataDir: string,
  store: Store,
  environment: Readonly<Record<string, string>> = {},
): Promise<Desks> => composeDesks(configFor(dataDir, environment), store);
