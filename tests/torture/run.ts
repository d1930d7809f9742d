import { type Programs, runNamed } from "../support/named-program.ts";

/** `npm run torture -- NAME`: the long form of what `npm test` does a share of. */
const tortures: Programs = {};

process.exitCode = await runNamed("torture", tortures, process.argv.slice(2));
