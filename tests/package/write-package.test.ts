import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openPromise } from "yauzl";
import { checkPackage } from "../../manifest/package/check-package.ts";
import { packStage } from "../../manifest/package/pack-stage.ts";
import { stage } from "../../manifest/package/stage.ts";
import { buildWidget } from "../../sandbox/build-widget.ts";
import { widgetHost } from "../../sandbox/widget-host/index.ts";
import { openSandboxStage, OWN_NAME } from "../browser/sandbox-stage.ts";
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

/** What the sources load later than the page, by the names that they give it. */
async function chunksNamed(folder: string): Promise<readonly string[]> {
  const paths = await readdir(folder, { recursive: true });
  const texts = await Promise.all(
    paths.filter((path) => /[.]tsx?$/.test(path)).map((path) => readFile(join(folder, path), "utf8")),
  );
  const names = texts.flatMap((text) =>
    [...text.matchAll(/webpackChunkName: "([^"]+)"/g)].map(([, name]) => name ?? ""),
  );
  return [...new Set(names)];
}

/** Unpacks a zip, the one that the command wrote when none is named; returns its paths. */
async function unpack(into: string, from = join(out, "huikuan.zip")): Promise<readonly string[]> {
  const zip = await openPromise(from);
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
    expect(ran.out).toMatch(/Wrote .*huikuan\.zip: \d+ files, \d+ bytes\./);
  });

  it("packs all pages, their scripts and styles, the form and the checks that come later, the words of both languages and the licences, byte for byte", async () => {
    const paths = await unpack(join(out, "unpacked"));
    const named = paths.map((path) =>
      path.replace(/\.[0-9a-f]{8}\./, ".HASH.").replace(/\/\d+\./, "/SHARED."),
    );
    const late = await chunksNamed("widget");
    expect(late).toEqual(expect.arrayContaining(["form", "contracts", "words-en", "words-zh-CN"]));
    const scripts = ["SHARED", "deal", "guard", "page", "settings", ...late];
    expect([...new Set(named)].sort()).toEqual(
      [
        "app/LICENSES.txt",
        "app/css/deal.HASH.css",
        "app/css/page.HASH.css",
        "app/css/settings.HASH.css",
        ...scripts.map((name) => `app/js/${name}.HASH.js`),
        ...["deal", "settings", "widget"].map((page) => `app/${page}.html`),
      ].sort(),
    );
    for (const path of paths)
      expect(await readFile(join(out, "unpacked", path))).toEqual(await readFile(join(out, "huikuan", path)));
  });

  it("leaves nothing of Zoho's packer behind", async () => {
    expect((await readdir(join(out, "huikuan"))).sort()).toEqual(["app", "plugin-manifest.json"]);
  });

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

/** The sandbox's build, through the same staging, check and packer: only who may be around it differs. */
describe("the package, built to trust this machine", () => {
  let faults: readonly string[];
  let app: string;
  beforeAll(async () => {
    const staged = await stage(join(out, "loopback"), async (to) =>
      cp(await buildWidget(), to, { recursive: true }),
    );
    faults = checkPackage(staged.files, staged.pages);
    await packStage(staged, join(out, "loopback.zip"), () => {});
    await unpack(join(out, "trusting"), join(out, "loopback.zip"));
    app = join(out, "trusting", "app");
  }, 120_000);

  it("would be refused for that alone", () => {
    expect(faults).toHaveLength(4);
    for (const sentence of faults)
      expect(sentence).toMatch(/js\/(deal|guard|page|settings)\..* trusts pages of this machine/);
  });

  it("is the shipped package but for the addresses of this machine", async () => {
    const shipped = await contentsOf(join(out, "huikuan", "app"));
    const trusting = await contentsOf(app);
    expect([...trusting.keys()]).toEqual([...shipped.keys()]);
    const different = [...shipped.keys()].filter((name) => shipped.get(name) !== trusting.get(name));
    expect(different).toEqual([
      "js/deal.HASH.js",
      "js/guard.HASH.js",
      "js/page.HASH.js",
      "js/settings.HASH.js",
    ]);
    const guards = [shipped, trusting].map((each) => nameless(each.get("js/guard.HASH.js") ?? ""));
    expect(guards.map((each) => each.split(LOOPBACK).length - 1)).toEqual([0, 1]);
    expect(guards.map(withoutSetting)[1]).toBe(guards.map(withoutSetting)[0]);
    for (const name of ["deal", "page", "settings"]) {
      const pages = [shipped, trusting].map((each) => nameless(each.get(`js/${name}.HASH.js`) ?? ""));
      expect(pages.map(withoutSetting)[1]).toBe(pages.map(withoutSetting)[0]);
    }
  });

  it("runs in the CRM's page as it was unpacked, under its policy, with nothing in the console", async () => {
    const sandbox = await openSandboxStage(app, { sdkPath: "" });
    try {
      for (const query of ["", "sdk=1.2", "sdk=1.5-waits&address=bare"]) {
        const opened = await sandbox.open(query);
        await opened.widget.locator("main[data-state=ready]").waitFor();
        expect(await opened.widget.locator("h1").innerText()).toBe(OWN_NAME);
        expect(opened.complaints).toEqual([]);
        await opened.page.close();
      }
    } finally {
      await sandbox.close();
    }
  }, 60_000);
});

/** Every file by its path, its content's hash left out of both. */
async function contentsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.\w+$/.test(name)).sort();
  const hashless = (text: string): string => text.replace(/\.[0-9a-f]{8}\./g, ".HASH.");
  const read = async (name: string): Promise<[string, string]> => [
    hashless(name),
    hashless(await readFile(join(folder, name), "utf8")),
  ];
  return new Map(await Promise.all(names.map(read)));
}

const LOOPBACK = String.raw`_=/^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/`;

/** A minified script without the names that the minifier made up. */
const nameless = (script: string): string =>
  script
    .replace(/(?<![\w$\\])(?<!(?<!\.\.)\.)[A-Za-z_][\w$]?(?![\w$])/g, "_")
    // A dollar may be a name as well; in a text or at a pattern's end it is none.
    .replace(/(?<![\w$\\.])\$(?=[(=,);!])/g, "_")
    .replace(/(?<=[=(,;&|?:!{])\$(?=\.)/g, "_");

/** A flag that is handed on, and the addresses of this machine that it opens: all that the build's constant decides. */
const withoutSetting = (script: string): string =>
  script
    .replace(`${LOOPBACK},`, "")
    .replace(`,${LOOPBACK}`, "")
    .replace("_.has(_)||_.test(_)", "_.has(_)||!1")
    .replace(/![01]/g, "!_");
