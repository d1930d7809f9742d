import { readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { addDays, weekdayOf, type Day } from "../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../shared/kernel/result.ts";
import { type Book, generateBook, readCsvBook, tellingCustomer } from "./books/index.ts";
import { bookCompany, liveCompany, rehearsingCompany } from "./companies.ts";
import type { Company, House } from "./open-house.ts";
import { keepEnvironment } from "./keep-environment.ts";
import { dayIn, morningOf, PLACES } from "./places.ts";
import { readStartOptions, type StartOptions, USAGE } from "./start-options.ts";
import { readSdk } from "./widget-sdk/sdk-file.ts";
import type { Components } from "./world/index.ts";

const HOST = "127.0.0.1";

/** `npm start`: everything on this machine, ready in the time it takes to read the first lines. */
async function main(args: readonly string[]): Promise<void> {
  const options = readStartOptions(args);
  if (!options.ok) return stop(options.because);
  if (options.value.help) return say(USAGE);
  const taken = await takenPort(options.value.port);
  if (taken !== null)
    return stop(`Port ${taken} is taken: end what uses it, or choose other ports with --port.`);
  const sdk = await readSdk();
  if (!sdk.ok) return stop(sdk.because);
  const companies = await companiesFor(options.value);
  if (!companies.ok) return stop(companies.because);
  await open(options.value, companies.value);
}

async function open(options: StartOptions, companies: readonly Company[]): Promise<void> {
  const first = companies[0]?.book.today ?? lastWeekday();
  const zone = companies[0]?.spec.timeZone ?? "UTC";
  // The sandbox's CRM forgets at exit, so a store that remembered would speak of records that are gone.
  const dataDir = `.data/sandbox-${options.port}`;
  rmSync(dataDir, { recursive: true, force: true });
  let end = (): void => process.exit(130);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => end());
  // Loaded only now: a mistake on the command line or in a ledger is answered at once.
  const { buildWidget } = await import("./build-widget.ts");
  const { openHouse } = await import("./open-house.ts");
  const house = await openHouse({
    host: HOST,
    port: options.port,
    serverPort: options.port + PLACES.server,
    now: morningOf(first, zone) + 3_600_000,
    components: readComponents(),
    companies,
    widgetDir: await buildWidget(say),
    dataDir,
    say,
  });
  let ending = false;
  end = () => {
    if (ending) return;
    ending = true;
    void house.close().then(() => {
      rmSync(dataDir, { recursive: true, force: true });
      process.exit(0);
    });
  };
  void house.server.ended.then((code) => {
    if (!ending) stop(`The server ended by itself (exit code ${code}).`);
  });
  if (options.faults !== null) await planFaults(house.sandbox.crmUrl, options.faults);
  const envFile = keepEnvironment(house.server.environment, `${dataDir}.env`);
  say(
    `\nHuikuan is ready.\n  Account page  ${firstPage(house.sandbox)}\n  Settings      ${settingsPage(house.sandbox)}\n  Mailbox       ${house.sandbox.crmUrl}/mailbox\n  Phones        ${house.sandbox.phonesUrl}/phones\n  Dry run       npm run reminders -- plan --env ${envFile}\n  Ctrl-C ends everything.`,
  );
}

/** Only now that everything is up: a start that failed on purpose would show nothing. */
async function planFaults(crmUrl: string, { seed, rate }: { seed: string; rate: number }): Promise<void> {
  const answer = await fetch(`${crmUrl}/sandbox/faults`, {
    method: "POST",
    body: JSON.stringify({ seed, rate }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  say(
    `Faults ${seed}: ${rate * 100} % of the CRM's answers and notices go wrong (${crmUrl}/sandbox/faults).`,
  );
}

/** The account with the most kinds of things to show. */
function firstPage(sandbox: House["sandbox"]): string {
  const [first] = sandbox.orgs;
  if (first === undefined) return sandbox.crmUrl;
  const { org, filled } = first;
  const accountId = filled.accountIds.get(tellingCustomer(filled.book)) ?? "";
  return `${sandbox.crmUrl}/crm/${org.zgid}/accounts/${accountId}`;
}

/** The settings as the first company's administrator opens them. */
function settingsPage(sandbox: House["sandbox"]): string {
  const org = sandbox.orgs[0]?.org;
  const admin = org?.users.find(({ profile }) => profile.name === "Administrator");
  return `${sandbox.crmUrl}/crm/${org?.zgid ?? ""}/setup/huikuan?user=${admin?.id ?? ""}`;
}

async function companiesFor(options: StartOptions): Promise<Result<readonly Company[], string>> {
  if (options.book !== null) {
    const book = await readCsvBook(options.book, options.today === null ? {} : { today: options.today });
    return book.ok ? ok([{ spec: bookCompany, book: book.value, live: false }]) : refuse(book.because);
  }
  const today = options.today ?? lastWeekday();
  const made = (seed: string, zhShare: number): Book => generateBook({ seed, today, customers: 60, zhShare });
  return ok([
    { spec: liveCompany, book: made("haina", 0.65), live: true, texts: "aliyun" },
    { spec: rehearsingCompany, book: made("harbor", 0.2), live: false },
  ]);
}

/** Today, or the Friday before a weekend: on a day without business nothing would move. */
function lastWeekday(): Day {
  const today = dayIn(liveCompany.timeZone, Date.now());
  return addDays(today, -Math.max(0, weekdayOf(today) - 5));
}

function readComponents(): Components {
  return (JSON.parse(readFileSync("plugin-manifest.json", "utf8")) as { components: Components }).components;
}

async function takenPort(first: number): Promise<number | null> {
  for (let port = first; port < first + Object.keys(PLACES).length; port += 1)
    if (!(await isFree(port))) return port;
  return null;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, HOST, () => probe.close(() => resolve(true)));
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function stop(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

void main(process.argv.slice(2)).catch((fault: unknown) =>
  stop(fault instanceof Error ? fault.message : String(fault)),
);
