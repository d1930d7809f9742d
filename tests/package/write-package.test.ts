import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openPromise } from "yauzl";
import { checkPackage } from "../../manifest/package/check-package.ts";
import { buildWidget } from "../../sandbox/build-widget.ts";
import { widgetHost } from "../../sandbox/widget-host/index.ts";
import { type Ran, runCommand } from "../house/run-command.ts";
import { openBrowser } from "../support/browser.ts";

const COMMAND = "manifest/package/write-package.ts";
let out: string;
let ran: Ran;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "package-"));
  ran = await runCommand(COMMAND, ["--out", out]);
}, 120_000);
afterAll(() => rm(out, { recursive: true, force: true }));

/** Unpacks the zip that the command wrote; returns its paths. */
async function unpack(into: string): Promise<readonly string[]> {
  const zip = await openPromise(join(out, "huikuan.zip"));
  const paths: string[] = [];
  for await (const entry of zip.eachEntry()) {
    paths.push(entry.fileName);
    await mkdir(dirname(join(into, entry.fileName)), { recursive: true });
    await writeFile(join(into, entry.fileName), await buffer(await zip.openReadStreamPromise(entry)));
  }
  return paths.sort();
}

describe("npm run package", () => {
  it("passes Zoho's own validation, and says what it wrote", () => {
    expect(ran).toMatchObject({ code: 0, complaints: [] });
    expect(ran.out).toContain("zet validate: Validation Rules passed successfully.");
    expect(ran.out).toMatch(/Wrote .*huikuan\.zip: 7 files, \d+ bytes\./);
  });

  it("packs the page, its scripts and style, the words of both languages and the licences, byte for byte", async () => {
    const paths = await unpack(join(out, "unpacked"));
    expect(paths.map((path) => path.replace(/\.[0-9a-f]{8}\./, ".HASH."))).toEqual([
      "app/LICENSES.txt",
      "app/css/page.HASH.css",
      "app/js/guard.HASH.js",
      "app/js/page.HASH.js",
      "app/js/words-en.HASH.js",
      "app/js/words-zh-CN.HASH.js",
      "app/widget.html",
    ]);
    for (const path of paths)
      expect(await readFile(join(out, "unpacked", path))).toEqual(await readFile(join(out, "huikuan", path)));
  });

  it("leaves nothing of Zoho's packer behind", async () => {
    expect((await readdir(join(out, "huikuan"))).sort()).toEqual(["app", "plugin-manifest.json"]);
  });

  it("would refuse the sandbox's build, which trusts this machine", async () => {
    const dir = await buildWidget();
    const names = (await readdir(dir, { recursive: true })).filter((name) => /\.\w+$/.test(name));
    const files = await Promise.all(
      names.map(async (name) => ({ path: `app/${name}`, bytes: await readFile(join(dir, name)) })),
    );
    const told = checkPackage(files, []);
    expect(told).toHaveLength(2);
    for (const sentence of told)
      expect(sentence).toMatch(/js\/(guard|page)\..* trusts pages of this machine/);
  }, 60_000);

  it("empties no folder that it did not make", async () => {
    const elsewhere = join(out, "elsewhere");
    await mkdir(join(elsewhere, "huikuan"), { recursive: true });
    await writeFile(join(elsewhere, "huikuan", "letter.txt"), "mine");
    const refused = await runCommand(COMMAND, ["--out", elsewhere]);
    expect(refused.code).toBe(1);
    expect(refused.complaints).toEqual([expect.stringMatching(/holds "letter\.txt".*--out\.$/)]);
    expect(existsSync(join(elsewhere, "huikuan", "letter.txt"))).toBe(true);
  });

  it("refuses an option it does not know, with one sentence", async () => {
    const refused = await runCommand(COMMAND, ["--loopback"]);
    expect(refused.code).toBe(1);
    expect(refused.complaints).toEqual([expect.stringContaining("'--loopback'")]);
  });
});

describe("the packed widget", () => {
  const servers: Server[] = [];
  const listen = async (answer: RequestListener): Promise<string> => {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  afterAll(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });

  it("runs under a policy without unsafe-inline and unsafe-eval, and takes a page of this machine for no CRM", async () => {
    await unpack(join(out, "served"));
    const widget = await listen(widgetHost({ dir: join(out, "served", "app") }));
    const host = await listen((request, response) => {
      const address = `${widget}/widget.html?serviceOrigin=http://${request.headers.host ?? ""}`;
      response.setHeader("Content-Type", "text/html").end(`<iframe src="${address}"></iframe>`);
    });
    const page = await (await openBrowser()).newPage();
    const complaints: string[] = [];
    page.on("pageerror", (fault) => complaints.push(fault.message));
    page.on("console", (message) => {
      if (/Content Security Policy|Uncaught/i.test(message.text())) complaints.push(message.text());
    });
    await page.goto(host);
    await page.frameLocator("iframe").locator("main.outside h1").first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);
});
