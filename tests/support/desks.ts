import { composeDesks, type Desks } from "../../server/compose.ts";
import { type Config, readConfig } from "../../server/config.ts";
import type { TestDatabase } from "./store.ts";

/** The house's own desks over a test database: no CRM and no mail server answer behind them. */
export async function desksOver(
  database: TestDatabase,
  environment: Readonly<Record<string, string>> = {},
): Promise<Desks> {
  return composeDesks(configOver(environment), {
    ...database,
    kind: "embedded",
    close: () => Promise.resolve(),
  });
}

/** A configuration in which nothing but what is named is anywhere. */
export function configOver(environment: Readonly<Record<string, string>>): Config {
  const key = Buffer.alloc(32, 3).toString("base64");
  const config = readConfig({
    PUBLIC_URL: "http://127.0.0.1:9",
    HUIKUAN_TOKEN_KEY: key,
    HUIKUAN_SEAL_KEY: key,
    HUIKUAN_DATA: ".cache/test-data",
    SMTP_URL: "smtp://127.0.0.1:9",
    SMTP_ALLOW_PLAIN: "yes",
    MAIL_FROM: "ar@seller.example",
    ...environment,
  });
  if (!config.ok) throw new Error(config.because.join("\n"));
  return config.value;
}
