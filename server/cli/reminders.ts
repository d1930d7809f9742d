import { readEnvironment } from "./environment.ts";
import { readReplayOptions, REPLAY_USAGE } from "./replay-options.ts";
import { readReminderOptions, USAGE } from "./reminder-options.ts";
import { complain, say } from "./told.ts";

/** `npm run reminders`: a dry run, or the daily round, from the command line. Prints JSON lines. */
async function main(args: readonly string[]): Promise<number> {
  if (args[0] === "replay") return replay(args.slice(1));
  const options = readReminderOptions(args);
  if (!options.ok) return complain(options.because);
  if (options.value.doing === "help") return say(USAGE);
  const config = readEnvironment(options.value.env);
  if (!config.ok) return complain(config.because);
  const { remindOrgs } = await theServer();
  return remindOrgs(config.value, options.value);
}

async function replay(args: readonly string[]): Promise<number> {
  const options = readReplayOptions(args);
  if (!options.ok) return complain(options.because);
  if (options.value.help) return say(REPLAY_USAGE);
  const config = readEnvironment(options.value.env);
  if (!config.ok) return complain(config.because);
  const { replayOrgs } = await theServer();
  return replayOrgs(config.value, options.value);
}

/** Loaded only for a command that can be done: a mistake is answered at once. */
const theServer = () => import("./remind-orgs.ts");

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (fault: unknown) => {
    process.exitCode = complain(fault instanceof Error ? fault.message : String(fault));
  },
);
