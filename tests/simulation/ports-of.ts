import { readFileSync } from "node:fs";

/** Methods of an interface and of those it extends that stand in the same file. Throws when it is not there. */
export function methodsOf(file: string, name: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const found = new RegExp(`export interface ${name}(?: extends ([^{]+))? \\{\\n(.*?)\\n\\}`, "s").exec(text);
  if (found === null) throw new Error(`${file} declares no interface ${name}`);
  const [, above = "", body = ""] = found;
  const own = [...body.matchAll(/^ {2}(\w+)(?:<\w+>)?\(/gm)].map((match) => match[1] ?? "");
  return [
    ...above
      .split(", ")
      .filter((each) => text.includes(`export interface ${each} {`))
      .flatMap((each) => methodsOf(file, each)),
    ...own,
  ];
}
