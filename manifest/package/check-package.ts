import { contentFault } from "./check-content.ts";
import type { PackageFile } from "./package-file.ts";

/** What zet 1.0.24 packs for the service CRM; everything else it leaves out, and still exits with 0. */
const PACKABLE =
  ".txt .md .xml .dre .jpg .jpeg .png .gif .svg .css .woff .woff2 .ttf .eot .webm .js .html .json .mp3 .mp4".split(
    " ",
  );
const FOLDER_NAME = /^[A-Za-z0-9_$-]+$/;
const FILE_NAME = /^[A-Za-z0-9_.$-]+$/;
const LONGEST_NAME = 250;
const DELUGE_PLACE = /^app\/server\/source\/(?:\d+|latest)\/[^/]+$/;
const MOST_BYTES_A_FILE = 5_000_000;
const MOST_BYTES = 20_000_000;
const MOST_FILES = 250;
const START_PAGE = "app/widget.html";

/**
 * Everything for which Zoho's packer would refuse these files or silently leave one out, and everything that a
 * page under a policy without unsafe-inline and unsafe-eval could not run: one sentence per file, none when it packs.
 *
 * @param pages the `url` of every widget in plugin-manifest.json, such as "/app/widget.html"
 */
export function checkPackage(files: readonly PackageFile[], pages: readonly string[]): readonly string[] {
  return [
    ...files.flatMap((file) => placeFault(file) ?? contentFault(file) ?? []),
    ...wholeFaults(files),
    ...missingPages(new Set(files.map(({ path }) => path)), pages),
  ];
}

function placeFault({ path, bytes }: PackageFile): string | undefined {
  const folders = path.split("/");
  const name = folders.pop() ?? "";
  const badFolder = folders.find((folder) => !FOLDER_NAME.test(folder));
  if (folders[0] !== "app") return `${path} is outside app/: only what is in app/ is packed.`;
  if (badFolder !== undefined)
    return `${path}: the folder name "${badFolder}" may hold only A-Z a-z 0-9 _ $ - and no dot.`;
  if (!FILE_NAME.test(name)) return `${path}: the file name may hold only A-Z a-z 0-9 _ . $ -.`;
  if (name.length > LONGEST_NAME) return `${path}: the file name is longer than ${LONGEST_NAME} characters.`;
  const type = /\.[^.]*$/.exec(name)?.[0] ?? "";
  if (!PACKABLE.includes(type))
    return `${path}: ${type === "" ? "a file without a type" : `the type ${type}`} would be left out of the zip; leave it out of the build, or use one of ${PACKABLE.join(" ")}.`;
  if (type === ".dre" && !DELUGE_PLACE.test(path))
    return `${path} would be left out of the zip: a .dre file belongs in app/server/source/latest/ or under a version's number.`;
  if (bytes.length > MOST_BYTES_A_FILE)
    return `${path} has ${bytes.length} bytes: a file may have at most ${MOST_BYTES_A_FILE}.`;
  return undefined;
}

function wholeFaults(files: readonly PackageFile[]): readonly string[] {
  // zet walks app/translations/ a second time and counts its files again.
  const count = files.length + files.filter(({ path }) => path.startsWith("app/translations/")).length;
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return [
    ...(count > MOST_FILES
      ? [`The package has ${count} files (translations count twice): at most ${MOST_FILES} are taken.`]
      : []),
    ...(total > MOST_BYTES
      ? [`The package has ${total} bytes in its files: at most ${MOST_BYTES} are taken.`]
      : []),
  ];
}

function missingPages(paths: ReadonlySet<string>, pages: readonly string[]): readonly string[] {
  const named = pages.map((page) => page.replace(/^\//, "").replace(/[?#].*$/, ""));
  const absent = [...new Set(named)].filter((page) => page !== START_PAGE && !paths.has(page));
  return [
    ...(paths.has(START_PAGE) ? [] : [`${START_PAGE} is missing: it is the page that Zoho opens.`]),
    ...absent.map((page) => `${page} is missing: plugin-manifest.json names it as a widget's page.`),
  ];
}
