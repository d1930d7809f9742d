import type { RequestListener } from "node:http";
import { brotliCompressSync } from "node:zlib";
import { type Listening, listenOn } from "../../support/listening.ts";

export interface Compressed extends Listening {
  /** The bytes behind an address, as they were before compression. */
  plainOf(address: string): Promise<Buffer>;
}

interface Kept {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly plain: Buffer;
  readonly brotli: Buffer;
}

/** Serves what `app` serves, brotli at its best, compressed at the first request and from memory afterwards. */
export async function compressedOnce(app: RequestListener): Promise<Compressed> {
  const inner = await listenOn(app);
  const shelf = new Map<string, Promise<Kept>>();
  const keep = (path: string): Promise<Kept> => {
    const kept = shelf.get(path) ?? fetchKept(inner.url + path);
    shelf.set(path, kept);
    return kept;
  };
  const outer = await listenOn((request, response) => {
    void keep(request.url ?? "/").then(({ status, headers, brotli }) => {
      response.writeHead(status, { ...headers, "Content-Encoding": "br" }).end(brotli);
    });
  });
  return {
    url: outer.url,
    plainOf: async (address) => (await keep(new URL(address).pathname)).plain,
    close: async () => {
      await outer.close();
      await inner.close();
    },
  };
}

async function fetchKept(address: string): Promise<Kept> {
  const answer = await fetch(address);
  const plain = Buffer.from(await answer.arrayBuffer());
  const headers: Record<string, string> = {};
  for (const name of ["content-type", "content-security-policy", "cache-control", "timing-allow-origin"]) {
    const value = answer.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  return { status: answer.status, headers, plain, brotli: brotliCompressSync(plain) };
}
