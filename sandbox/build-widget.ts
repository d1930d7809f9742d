import { spawn } from "node:child_process";
import { buildOnce } from "./build-once.ts";

/**
 * The widget as the sandbox hosts it, which trusts a CRM page on this machine; returns the built folder.
 * @throws with what the bundler said when it does not build.
 */
export const buildWidget = (say: (line: string) => void = () => {}): Promise<string> =>
  buildOnce({
    builds: ".cache/widget-sandbox",
    sources: ["widget", "shared", "webpack.config.js"],
    proof: "widget.html",
    make: (folder) => {
      say("Building the widget …");
      return bundle(folder);
    },
  });

function bundle(out: string): Promise<void> {
  const words = ["--mode", "production", "--env", "loopback", "--env", `out=${out}`];
  const child = spawn("node_modules/.bin/webpack", words, { stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => void said.push(part.toString()));
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("exit", (code) => {
      if (code === 0) done();
      else fail(new Error(`The widget did not build:\n${said.join("")}`));
    });
  });
}
