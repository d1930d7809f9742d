import { readFileSync } from "node:fs";

/** Methods of an interface and of those it extends, read from the file that declares it. */
export function methodsOf(file: string, name: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const found = new RegExp(`export interface ${name}(?: extends ([\\w<>, ]+))? \\{\\n(.*?)\\n\\}`, "s").exec(
    text,
  );
  if (found === null) return [];
  const [, above = "", body = ""] = found;
  const own = [...body.matchAll(/^ {2}(\w+)(?:<\w+>)?\(/gm)].map((match) => match[1] ?? "");
  return [...above.split(", ").flatMap((each) => (each === "" ? [] : methodsOf(file, each))), ...own];
}
