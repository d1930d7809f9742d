import { describe, expect, it } from "@jest/globals";
import { checkPackage } from "../../manifest/package/check-package.ts";
import type { PackageFile } from "../../manifest/package/package-file.ts";

const file = (path: string, content: string | number = ""): PackageFile => ({
  path,
  bytes: typeof content === "number" ? new Uint8Array(content) : new TextEncoder().encode(content),
});
const page = (body: string): PackageFile => file("app/page.html", `<!doctype html><body>${body}</body>`);
const START = file("app/widget.html", '<script src="js/guard.a1.js"></script>');
const PAGES = ["/app/widget.html"];
const faults = (...files: readonly PackageFile[]): readonly string[] =>
  checkPackage([START, ...files], PAGES);

describe("what packs is let through", () => {
  it.each<[string, ...PackageFile[]]>([
    ["every usual type", file("app/js/page.a1.js"), file("app/css/a$b.css"), file("app/LICENSES.txt")],
    ["Deluge in its place", file("app/server/source/latest/a.dre"), file("app/server/source/2/a.dre")],
    ["a file of 5,000,000 bytes", file("app/a.mp4", 5_000_000)],
    ["a name of 250 characters", file(`app/${"a".repeat(247)}.js`)],
    ["scripts with an address", page('<script defer src="a.js"></script><p data-on="x">style=</p>')],
    [
      "words that only look like eval",
      file("app/js/a.js", "retrieval(1);isFunction(a);z.eval(b);typeof Function"),
    ],
    ["a build that trusts no loopback", file("app/js/page.a1.js", "b(window,{host:h,allowLoopback:!1})")],
    ["the sandbox's address outside the guard", file("app/js/page.a1.js", "r&&/127\\.0\\.0\\.1/.test(n)")],
  ])("%s", (_what, ...files) => {
    expect(faults(...files)).toEqual([]);
  });
});

describe("one sentence for every file that Zoho would refuse, leave out or not run", () => {
  it.each([
    ["a type that is left out", file("app/js/page.js.map"), /the type \.map would be left out/],
    ["a type in capitals", file("app/a.PNG"), /the type \.PNG would be left out/],
    ["no type", file("app/LICENSE"), /a file without a type would be left out/],
    ["a name with another character", file("app/js/chunk~1.js"), /file name may hold only/],
    ["a name that is too long", file(`app/${"a".repeat(248)}.js`), /longer than 250/],
    ["a folder with a dot", file("app/v1.0/a.js"), /folder name "v1\.0"/],
    ["a folder with a space", file("app/my js/a.js"), /folder name "my js"/],
    ["a file outside app/", file("plugin-manifest.json"), /outside app\//],
    ["a file of 5,000,001 bytes", file("app/a.mp4", 5_000_001), /has 5000001 bytes/],
    ["Deluge elsewhere", file("app/server/a.dre"), /\.dre file belongs in/],
    ["Deluge a folder too deep", file("app/server/source/latest/x/a.dre"), /\.dre file belongs in/],
    ["a script in the page", page("<script>go()</script>"), /a script inside the page/],
    ["a typed script in the page", page('<script type="module">go()</script>'), /a script inside the page/],
    ["a style sheet in the page", page("<style>p{}</style>"), /a style sheet inside the page/],
    ["a style attribute", page('<p style="color:red">'), /a style attribute/],
    ["an event attribute", page('<p\nonclick="go()">'), /an event attribute/],
    ["a javascript: address", page('<a href="javascript:go()">'), /a javascript: address/],
    ["eval", file("app/js/a.js", "x=eval (t)"), /compiles text into code/],
    ["new Function", file("app/js/a.js", "new Function"), /compiles text into code/],
    ["Function called", file("app/js/a.js", 'Function("return this")()'), /compiles text into code/],
    ["the loopback setting", file("app/js/page.a1.js", "{allowLoopback:!0}"), /trusts pages of this machine/],
    [
      "a guard of this machine",
      file("app/js/guard.a1.js", "/127\\.0\\.0\\.1/"),
      /trusts pages of this machine/,
    ],
  ])("%s", (_what, offender, sentence) => {
    const told = faults(offender);
    expect(told).toEqual([expect.stringMatching(sentence)]);
    expect(told[0]).toContain(offender.path);
  });

  it("a file with two faults has one sentence", () => {
    expect(faults(file("app/v1.0/chunk~1.map"))).toHaveLength(1);
  });
});

describe("the package as a whole", () => {
  const many = (count: number, folder = "js"): PackageFile[] =>
    Array.from({ length: count }, (_, at) => file(`app/${folder}/${at}.json`));

  it("takes 250 files, and not 251", () => {
    expect(faults(...many(249))).toEqual([]);
    expect(faults(...many(250))).toEqual([expect.stringMatching(/has 251 files/)]);
  });

  it("counts translations twice, as Zoho's packer does", () => {
    expect(faults(...many(124, "translations"))).toEqual([]);
    expect(faults(...many(125, "translations"))).toEqual([expect.stringMatching(/has 251 files/)]);
  });

  it("takes 20,000,000 bytes, and not one more", () => {
    const most = [1, 2, 3].map((at) => file(`app/${at}.mp4`, 5_000_000));
    const last = 5_000_000 - START.bytes.length;
    expect(faults(...most, file("app/4.mp4", last))).toEqual([]);
    expect(faults(...most, file("app/4.mp4", last), file("app/5.mp4", 1))).toEqual([
      expect.stringMatching(/has 20000001 bytes/),
    ]);
  });

  it("has the page that Zoho opens", () => {
    expect(checkPackage([file("app/settings.html")], PAGES)).toEqual([
      expect.stringMatching(/^app\/widget\.html is missing/),
    ]);
  });

  it("has every page that the manifest names", () => {
    expect(checkPackage([START], [...PAGES, "/app/settings.html?tab=1"])).toEqual([
      "app/settings.html is missing: plugin-manifest.json names it as a widget's page.",
    ]);
  });
});
