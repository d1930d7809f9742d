import { statSync } from "node:fs";
import { relative } from "node:path";

/**
 * Files that take longest, longest first: one of them begun last would keep one of two processors idle. The first
 * builds the widget, which the others that open it wait for; the next two need none.
 */
const LONG = [
  "tests/browser/settings.test.ts",
  "tests/http/route-matrix.test.ts",
  "tests/house/killed-while-sending.test.ts",
  "tests/browser/states.test.ts",
  "tests/house/export-import.test.ts",
  "tests/house/log-a-call.test.ts",
  "tests/browser/agreement-flow.test.ts",
  "tests/store/export-import.test.ts",
  "tests/bench/benches.test.ts",
  "tests/store/killed-at-random.test.ts",
  "tests/house/command-line.test.ts",
  "tests/house/sign-in.test.ts",
  "tests/package/write-package.test.ts",
  "tests/sync/pull-org.test.ts",
  "tests/browser/sdk-versions.test.ts",
  "tests/house/crm-loses-answers.test.ts",
  "tests/house/a-week.test.ts",
  "tests/dunning/fault-points.test.ts",
  "tests/simulation/share-1.test.ts",
  "tests/simulation/share-2.test.ts",
  "tests/simulation/share-3.test.ts",
  "tests/browser/log-flow.test.ts",
  "tests/house/bad-input.test.ts",
  "tests/zoho/tenancy-torture.test.ts",
  "tests/store/after-a-kill.test.ts",
  "tests/house/server-alone.test.ts",
  "tests/sync/notices.test.ts",
  "tests/simulation/simulation.test.ts",
  "tests/stories/when-things-break.test.ts",
  "tests/http/bad-requests.test.ts",
  "tests/dunning/lost-answers.test.ts",
  "tests/sandbox-page/widget-in-page.test.ts",
  "tests/mail/every-command.test.ts",
  "tests/browser/dossier.test.ts",
];

/** The order of a run, which a fresh clone has no memory of: the long files, then the others by size. */
export default class LongFirst {
  /** @param {readonly { path: string, context: { config: { rootDir: string } } }[]} tests */
  sort(tests) {
    const rank = ({ path, context }) => {
      const at = LONG.indexOf(relative(context.config.rootDir, path));
      return at < 0 ? LONG.length : at;
    };
    const sizes = new Map(tests.map(({ path }) => [path, statSync(path).size]));
    return [...tests].sort((a, b) => rank(a) - rank(b) || sizes.get(b.path) - sizes.get(a.path));
  }
  allFailedTests(tests) {
    return tests;
  }
  shard(tests) {
    return tests;
  }
  cacheResults() {}
}
