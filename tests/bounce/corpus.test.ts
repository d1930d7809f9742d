import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { readReturned } from "../../server/adapters/mail/read-returned.ts";
import { classify } from "../../shared/bounce/classify.ts";
import { tracesIn, type Traced } from "../../shared/bounce/return-path.ts";

interface Sample {
  readonly file: string;
  readonly kind: string;
  readonly because?: string;
  readonly status: string | null;
}

const FOLDER = "tests/bounce/corpus";
const samples = JSON.parse(readFileSync(join(FOLDER, "index.json"), "utf8")) as readonly Sample[];
const ours: Traced = { dispatchId: "01980000-0000-7000-8000-00000000abcd", tag: "0123456789abcdef" };

/** The sample's bytes as they would arrive. Bytes that are no UTF-8 stay as they are. */
function arriving(file: string): Uint8Array {
  const text = readFileSync(join(FOLDER, file), "latin1")
    .replaceAll("%TOKEN%", `${ours.dispatchId.replaceAll("-", "")}${ours.tag}`)
    .replaceAll("%ID%", `${ours.dispatchId}.${ours.tag}`)
    .replace(/\r?\n/g, "\r\n");
  return Buffer.from(text, "latin1");
}

/** The sample names our message, as most programs do that bring one back. */
const isTraced = (file: string): boolean => /%TOKEN%|%ID%/.test(readFileSync(join(FOLDER, file), "latin1"));

describe("mails that come back, of every make", () => {
  it("E-04: are at least a hundred and twenty, each with what it is", () => {
    expect(samples.length).toBeGreaterThanOrEqual(120);
    const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".eml"),
    );
    expect(files.sort()).toEqual(samples.map(({ file }) => file).sort());
  });

  it.each(samples.map((sample) => [sample.file, sample] as const))(
    "%s",
    async (file, { kind, because, status }) => {
      const mail = await readReturned(arriving(file));
      if (mail === null) throw new Error("it cannot be read");
      const returned = classify(mail);
      const told =
        returned.kind === "failed" ? [returned.kind, returned.because, returned.status] : [returned.kind];
      expect(told).toEqual(kind === "failed" ? [kind, because, status] : [kind]);
      const { headers, parts, text } = mail;
      const said = [...headers.map(({ value }) => value), ...parts.map((part) => part.text), text].join("\n");
      if (isTraced(file)) expect(tracesIn(said)).toContainEqual(ours);
    },
  );
});
