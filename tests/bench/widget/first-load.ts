import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import type { BenchStand, Locale } from "./bench-stand.ts";
import { measuredLoad } from "./measured-load.ts";
import type { Side } from "./sides.ts";

export interface FirstLoad {
  readonly scriptGzip: number;
  readonly scriptBrotli: number;
  readonly styleGzip: number;
  /** Every script and style, by name without its hash: bytes, gzip -9. */
  readonly files: Readonly<Record<string, number>>;
}

const gzip = (bytes: Buffer): number => gzipSync(bytes, { level: 9 }).length;
const brotli = (bytes: Buffer): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/**
 * What a page needs before it shows anything, by the browser's own record. Zoho's SDK is left out on both sides: the
 * CRM decides what it is and where it comes from.
 */
export async function firstLoad(
  browser: Browser,
  stand: BenchStand,
  side: Side,
  locale: Locale,
): Promise<FirstLoad> {
  const load = await measuredLoad(browser, stand, { side, locale, invoices: 100, throttle: 1 });
  await load.close();
  const files = await Promise.all(
    load.files.map(async (file) => ({ ...file, plain: await stand.files.plainOf(file.name) })),
  );
  for (const { name, plain, encodedBodySize } of files)
    if (encodedBodySize === 0 || encodedBodySize > plain.length)
      throw new Error(`${name} travelled as ${encodedBodySize} bytes of ${plain.length}.`);
  const scripts = files.filter(({ name }) => name.endsWith(".js"));
  const styles = files.filter(({ name }) => name.endsWith(".css"));
  return {
    scriptGzip: sum(scripts.map(({ plain }) => gzip(plain))),
    scriptBrotli: sum(scripts.map(({ plain }) => brotli(plain))),
    styleGzip: sum(styles.map(({ plain }) => gzip(plain))),
    files: Object.fromEntries(
      files.map(({ name, plain }) => [
        new URL(name).pathname.replace(/\.[0-9a-f]{8}\./, ".").slice(1),
        gzip(plain),
      ]),
    ),
  };
}
