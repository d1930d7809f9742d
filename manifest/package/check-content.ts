import type { PackageFile } from "./package-file.ts";

/** What is wrong inside a page or a script, as one sentence; undefined when nothing is. */
export function contentFault({ path, bytes }: PackageFile): string | undefined {
  if (path.endsWith(".html")) return pageFault(path, new TextDecoder().decode(bytes));
  if (path.endsWith(".js")) return scriptFault(path, new TextDecoder().decode(bytes));
  return undefined;
}

const INLINE: readonly (readonly [RegExp, string])[] = [
  [/<script\b(?![^>]*\ssrc\s*=)[^>]*>/i, "a script inside the page"],
  [/<style\b/i, "a style sheet inside the page"],
  [/<[a-z][^>]*\sstyle\s*=/i, "a style attribute"],
  [/<[a-z][^>]*\son[a-z]+\s*=/i, "an event attribute"],
  [/<[a-z][^>]*\s(?:href|src|action)\s*=\s*["']?\s*javascript:/i, "a javascript: address"],
];

function pageFault(path: string, html: string): string | undefined {
  const found = INLINE.find(([pattern]) => pattern.test(html));
  return found && `${path} has ${found[1]}, which a policy without unsafe-inline stops: put it into a file.`;
}

const COMPILES_TEXT = /(?<![\w$.])eval\s*\(|\bnew\s+Function\b|(?<![\w$.])Function\s*\(/;
/** The setting by its name, which the minifier keeps. */
const LOOPBACK_SETTING = /\ballowLoopback["']?\s*:\s*(?:!0|true)\b/;
/** The guard names this machine only in a build that trusts it. */
const THIS_MACHINE = /127\\?\.0\\?\.0\\?\.1/;

function scriptFault(path: string, script: string): string | undefined {
  if (COMPILES_TEXT.test(script))
    return `${path} compiles text into code (eval or Function), which a policy without unsafe-eval stops.`;
  const isGuard = /\/guard\.[^/]*$/.test(path);
  if (LOOPBACK_SETTING.test(script) || (isGuard && THIS_MACHINE.test(script)))
    return `${path} trusts pages of this machine: it is the sandbox's build; build it without "--env loopback".`;
  return undefined;
}
