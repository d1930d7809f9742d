import { type Programs, runNamed } from "../support/named-program.ts";

/** `npm run bench -- NAME`: one benchmark, its peer or floor measured in the same run. */
const benches: Programs = {};

process.exitCode = await runNamed("bench", benches, process.argv.slice(2));
