import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

/**
 * Starts the headless Chromium that ships inside an npm package, with its own libraries and Chinese fonts, so that
 * nothing of the machine's is needed. Web security stays on: origins are what the tests are about.
 * Call from the repository's root directory; close the browser when done.
 */
export async function launchChromium(): Promise<Browser> {
  const unpacked = await unpackChromium();
  const home = await mkdtemp(join(tmpdir(), "huikuan-browser-"));
  await writeFile(join(home, "fonts.conf"), fontsConf(unpacked, home));
  const browser = await chromium.launch({
    executablePath: join(unpacked, "chromium"),
    args: FLAGS,
    env: {
      ...process.env,
      HOME: home,
      FONTCONFIG_FILE: join(home, "fonts.conf"),
      LD_LIBRARY_PATH: join(unpacked, "al2023", "lib"),
    },
  });
  browser.on("disconnected", () => void rm(home, { recursive: true, force: true }));
  return browser;
}

/** Unpacks once per version; a half-unpacked browser is never seen, because the folder appears by one rename. */
async function unpackChromium(): Promise<string> {
  const packageJson = await readFile(resolve("node_modules/@sparticuz/chromium/package.json"), "utf8");
  const { version } = JSON.parse(packageJson) as { version: string };
  const folder = resolve(".cache/browser", version);
  if (existsSync(folder)) return folder;
  await mkdir(resolve(".cache/browser"), { recursive: true });
  const halfway = await mkdtemp(resolve(".cache/browser/unpacking-"));
  await unpackInto(halfway);
  await rename(halfway, folder).catch(async (fault: NodeJS.ErrnoException) => {
    await rm(halfway, { recursive: true, force: true });
    if (!existsSync(folder)) throw fault;
  });
  return folder;
}

/** In a process of its own, because the package reads its target and its platform from the environment at load. */
async function unpackInto(folder: string): Promise<void> {
  const script = `import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())`;
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], { env });
}

function fontsConf(unpacked: string, home: string): string {
  const chinese = resolve("node_modules/@embedpdf/fonts-sc/fonts");
  const prefer = (family: string): string =>
    `<alias><family>${family}</family><prefer><family>Open Sans</family><family>Noto Sans S Chinese</family></prefer></alias>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(unpacked, "fonts")}</dir>
  <dir>${chinese}</dir>
  <cachedir>${join(home, "font-cache")}</cachedir>
  <selectfont><rejectfont><glob>*Light*</glob></rejectfont></selectfont>
  ${["sans-serif", "serif", "system-ui"].map(prefer).join("\n  ")}
</fontconfig>
`;
}
