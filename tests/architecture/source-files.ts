import { readdirSync, readFileSync } from "node:fs";

export const FLOORS = ["shared", "server", "widget", "manifest", "sandbox", "tests"] as const;

/** Every file and folder under some floors, as paths from the root, files without a trailing slash. */
export function pathsUnder(floors: readonly string[]): readonly { path: string; isFolder: boolean }[] {
  return floors.flatMap((floor) =>
    readdirSync(floor, { recursive: true, withFileTypes: true }).map((entry) => ({
      path: `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/"),
      isFolder: entry.isDirectory(),
    })),
  );
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export function sourceFiles(floors: readonly string[]): readonly SourceFile[] {
  return pathsUnder(floors)
    .filter(({ path, isFolder }) => !isFolder && /[.]tsx?$/.test(path))
    .map(({ path }) => ({ path, text: readFileSync(path, "utf8") }));
}

/** The cells of every table row of a Markdown text, header and rule lines left out. */
export function tableRows(markdown: string): readonly (readonly string[])[] {
  const lines = markdown.split("\n");
  return lines.flatMap((line, at) => {
    const isRow = line.startsWith("|") && !/^\|[\s:|-]+\|$/.test(line);
    const isHead = /^\|[\s:|-]+\|$/.test(lines[at + 1] ?? "");
    return isRow && !isHead
      ? [
          line
            .slice(1, line.lastIndexOf("|"))
            .split("|")
            .map((cell) => cell.trim()),
        ]
      : [];
  });
}

/** The `code` words of a cell. */
export const codeIn = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
