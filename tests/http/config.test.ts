import { describe, expect, it } from "@jest/globals";
import { readConfig } from "../../server/config.ts";

const key = Buffer.alloc(32, 7).toString("base64");
const good = {
  PUBLIC_URL: "https://api.huikuan.example/",
  HUIKUAN_TOKEN_KEY: key,
  HUIKUAN_SEAL_KEY: key,
  SMTP_URL: "smtps://u:p@mail.example:465",
  MAIL_FROM: "billing@company.example",
};
const said = (env: Record<string, string | undefined>) => {
  const read = readConfig(env);
  return read.ok ? [] : read.because;
};

describe("the environment", () => {
  it("is enough with five variables, and an empty one counts as not set", () => {
    const read = readConfig({ ...good, DATABASE_URL: "" });
    expect(read).toMatchObject({
      ok: true,
      value: { port: 8080, databaseUrl: null, publicUrl: "https://api.huikuan.example", opsToken: null },
    });
  });

  it.each(Object.keys(good))("says in one sentence that %s is missing, and how to fix it", (name) => {
    const sentences = said({ ...good, [name]: undefined });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(new RegExp(`^${name} is missing: set it to .+\\.$`));
  });

  it("tells all mistakes at once", () => {
    expect(said({ ...good, PORT: "99999", MAIL_FROM: "nobody", LOG_LEVEL: "loud" })).toEqual([
      "PORT must be between 1 and 65535.",
      "MAIL_FROM must be an e-mail address such as billing@company.example.",
      "LOG_LEVEL must be debug, info, warn or error.",
    ]);
  });

  it("takes a key of 32 bytes and refuses 31", () => {
    expect(said({ ...good, HUIKUAN_SEAL_KEY: Buffer.alloc(31).toString("base64") })).toEqual([
      "HUIKUAN_SEAL_KEY must be 32 bytes in base64 (openssl rand -base64 32).",
    ]);
  });

  it("follows a movable clock, and other CRM hosts, on this machine only", () => {
    expect(
      said({
        ...good,
        HUIKUAN_CLOCK_URL: "http://127.0.0.1:1/sandbox/clock",
        HUIKUAN_EXTRA_CRM_HOSTS: "http://127.0.0.1:1",
      }),
    ).toEqual([]);
    expect(said({ ...good, HUIKUAN_CLOCK_URL: "http://clock.example/now" })).toHaveLength(1);
    expect(said({ ...good, HUIKUAN_EXTRA_CRM_HOSTS: "https://evil.example" })).toHaveLength(1);
  });

  it("takes Zoho's client whole or not at all, and its accounts by https but on this machine", () => {
    const client = {
      ZOHO_CLIENT_ID: "1000.A",
      ZOHO_CLIENT_SECRET: "s",
      ZOHO_ACCOUNTS_URL: "https://accounts.zoho.eu/",
    };
    const read = readConfig({ ...good, ...client });
    expect(read.ok && read.value.zohoClient).toEqual({
      id: "1000.A",
      secret: "s",
      accountsUrl: "https://accounts.zoho.eu",
    });
    for (const name of Object.keys(client))
      expect(said({ ...good, ...client, [name]: "" })).toEqual([
        "ZOHO_CLIENT_ID, ZOHO_CLIENT_SECRET and ZOHO_ACCOUNTS_URL belong together: set all three, or none.",
      ]);
    expect(said({ ...good, ...client, ZOHO_ACCOUNTS_URL: "http://127.0.0.1:8000" })).toEqual([]);
    expect(said({ ...good, ...client, ZOHO_ACCOUNTS_URL: "http://accounts.zoho.com" })).toHaveLength(1);
  });
});
