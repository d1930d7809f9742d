import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

/** One import that a rule forbids. `to` is a file of the tree or, without a slash, a package. */
export interface Offence {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

const offence = (rule: string, from: string, to: string): Offence => ({ rule, from, to });

/** At least one deliberate violation of every rule of .dependency-cruiser.mjs. */
export const offences: readonly Offence[] = [
  offence("no-cycles", "shared/ledger/egg.ts", "shared/ledger/hen.ts"),
  offence("kernel-stands-alone", "shared/kernel/leaning.ts", "shared/ledger/open-items.ts"),
  offence("rules-are-pure", "shared/ledger/reads-a-file.ts", "node:fs"),
  offence("rules-are-pure", "shared/ledger/names-a-package.ts", "zod"),
  offence("contract-needs-only-zod", "shared/promise/contract.ts", "shared/promise/promise.ts"),
  offence("contract-needs-only-zod", "shared/followup/contract.ts", "express"),
  offence("shared-faces-down", "shared/ledger/looks-up.ts", "server/main.ts"),
  offence("account-view-is-contracts", "shared/account/contract.ts", "shared/credit/score-account.ts"),
  offence("shared-ledger-looks-down", "shared/ledger/above.ts", "shared/aging/age.ts"),
  offence("shared-aging-looks-down", "shared/aging/above.ts", "shared/credit/score-account.ts"),
  offence("shared-credit-looks-down", "shared/credit/above.ts", "shared/dunning/decide.ts"),
  offence("shared-limit-looks-down", "shared/limit/above.ts", "shared/credit/score-account.ts"),
  offence("shared-approval-looks-down", "shared/approval/above.ts", "shared/credit/score-account.ts"),
  offence("shared-forecast-looks-down", "shared/forecast/above.ts", "shared/dunning/decide.ts"),
  offence("shared-alert-looks-down", "shared/alert/above.ts", "shared/dunning/decide.ts"),
  offence("shared-playbook-looks-down", "shared/playbook/above.ts", "shared/dunning/decide.ts"),
  offence("shared-review-looks-down", "shared/review/above.ts", "shared/dunning/decide.ts"),
  offence("shared-report-looks-down", "shared/report/above.ts", "shared/credit/score-account.ts"),
  offence("shared-promise-looks-down", "shared/promise/above.ts", "shared/aging/age.ts"),
  offence("shared-calendar-looks-down", "shared/calendar/above.ts", "shared/ledger/open-items.ts"),
  offence("shared-dispute-looks-down", "shared/dispute/above.ts", "shared/aging/age.ts"),
  offence("shared-plan-looks-down", "shared/plan/above.ts", "shared/aging/age.ts"),
  offence("shared-sms-looks-down", "shared/sms/above.ts", "shared/dunning/decide.ts"),
  offence("shared-bounce-looks-down", "shared/bounce/above.ts", "shared/dunning/decide.ts"),
  offence("shared-dunning-looks-down", "shared/dunning/above.ts", "shared/credit/score-account.ts"),
  offence("shared-followup-looks-down", "shared/followup/above.ts", "shared/ledger/open-items.ts"),
  offence("shared-group-looks-down", "shared/group/above.ts", "shared/ledger/open-items.ts"),
  offence("shared-discount-looks-down", "shared/discount/above.ts", "shared/dunning/decide.ts"),
  offence("shared-dossier-looks-down", "shared/dossier/above.ts", "shared/dunning/decide.ts"),
  offence("shared-bureau-looks-down", "shared/bureau/above.ts", "shared/dunning/decide.ts"),
  offence("shared-experience-looks-down", "shared/experience/above.ts", "shared/dunning/decide.ts"),
  offence("shared-contact-looks-down", "shared/contact/above.ts", "shared/credit/score-account.ts"),
  offence("shared-charge-looks-down", "shared/charge/above.ts", "shared/dunning/decide.ts"),
  offence("shared-briefing-looks-down", "shared/briefing/above.ts", "shared/credit/score-account.ts"),
  offence("shared-letter-looks-down", "shared/letter/above.ts", "shared/credit/score-account.ts"),
  offence("shared-inbox-looks-down", "shared/inbox/above.ts", "shared/credit/score-account.ts"),
  offence("shared-settings-looks-down", "shared/settings/above.ts", "shared/dunning/decide.ts"),
  offence("shared-wording-looks-down", "shared/wording/above.ts", "shared/credit/score-account.ts"),
  offence("shared-hold-looks-down", "shared/hold/above.ts", "shared/ledger/open-items.ts"),
  offence("shared-activation-looks-down", "shared/activation/above.ts", "shared/ledger/open-items.ts"),
  offence("feature-does-no-io", "server/ledger/does-io.ts", "server/adapters/log/log.ts"),
  offence("feature-names-no-package", "server/ledger/names-a-package.ts", "express"),
  offence("feature-names-no-package", "server/ledger/reads-a-file.ts", "node:fs"),
  offence("features-meet-at-the-door", "server/credit/climbs-in.ts", "server/ledger/inner-room.ts"),
  offence("server-ledger-calls-down", "server/ledger/above.ts", "server/outbox/index.ts"),
  offence("server-outbox-calls-down", "server/outbox/above.ts", "server/ledger/index.ts"),
  offence("server-sync-calls-down", "server/sync/above.ts", "server/credit/index.ts"),
  offence("server-forecast-calls-down", "server/forecast/above.ts", "server/credit/index.ts"),
  offence("server-limit-calls-down", "server/limit/above.ts", "server/dunning/index.ts"),
  offence("server-approval-calls-down", "server/approval/above.ts", "server/dunning/index.ts"),
  offence("server-alert-calls-down", "server/alert/above.ts", "server/credit/index.ts"),
  offence("server-review-calls-down", "server/review/above.ts", "server/credit/index.ts"),
  offence("server-playbook-calls-down", "server/playbook/above.ts", "server/credit/index.ts"),
  offence("server-report-calls-down", "server/report/above.ts", "server/credit/index.ts"),
  offence("server-org-calls-down", "server/org/above.ts", "server/ledger/index.ts"),
  offence("server-promise-calls-down", "server/promise/above.ts", "server/outbox/index.ts"),
  offence("server-dispute-calls-down", "server/dispute/above.ts", "server/credit/index.ts"),
  offence("server-plan-calls-down", "server/plan/above.ts", "server/credit/index.ts"),
  offence("server-followup-calls-down", "server/followup/above.ts", "server/credit/index.ts"),
  offence("server-credit-calls-down", "server/credit/above.ts", "server/promise/index.ts"),
  offence("server-sms-calls-down", "server/sms/above.ts", "server/dunning/index.ts"),
  offence("server-bounce-calls-down", "server/bounce/above.ts", "server/dunning/index.ts"),
  offence("server-dunning-calls-down", "server/dunning/above.ts", "server/credit/index.ts"),
  offence("server-group-calls-down", "server/group/above.ts", "server/outbox/index.ts"),
  offence("server-briefing-calls-down", "server/briefing/above.ts", "server/credit/index.ts"),
  offence("server-letter-calls-down", "server/letter/above.ts", "server/credit/index.ts"),
  offence("server-inbox-calls-down", "server/inbox/above.ts", "server/credit/index.ts"),
  offence("server-wording-calls-down", "server/wording/above.ts", "server/credit/index.ts"),
  offence("server-contact-calls-down", "server/contact/above.ts", "server/dunning/index.ts"),
  offence("server-charge-calls-down", "server/charge/above.ts", "server/outbox/index.ts"),
  offence("server-discount-calls-down", "server/discount/above.ts", "server/dunning/index.ts"),
  offence("server-dossier-calls-down", "server/dossier/above.ts", "server/credit/index.ts"),
  offence("server-bureau-calls-down", "server/bureau/above.ts", "server/credit/index.ts"),
  offence("server-experience-calls-down", "server/experience/above.ts", "server/credit/index.ts"),
  offence("server-hold-calls-down", "server/hold/above.ts", "server/outbox/index.ts"),
  offence("server-activation-calls-down", "server/activation/above.ts", "server/outbox/index.ts"),
  offence("server-settings-calls-down", "server/settings/above.ts", "server/credit/index.ts"),
  offence("server-account-calls-down", "server/account/above.ts", "server/outbox/index.ts"),
  offence("edges-use-the-door", "server/jobs/climbs-in.ts", "server/ledger/inner-room.ts"),
  offence("edges-hold-no-adapter", "server/http/holds-one.ts", "server/adapters/log/log.ts"),
  offence("adapters-see-ports", "server/adapters/db/climbs-in.ts", "server/ledger/inner-room.ts"),
  offence("rim-does-not-cross", "server/adapters/db/crosses.ts", "server/adapters/log/log.ts"),
  offence("adapters-know-no-edge", "server/adapters/db/knows-http.ts", "server/http/app.ts"),
  offence("widget-and-server-share-only-shared", "widget/aging/calls-home.ts", "server/ledger/index.ts"),
  offence("server-knows-no-widget", "server/http/draws.ts", "widget/ui/badge.tsx"),
  offence("one-door-to-the-crm", "widget/aging/side-door.ts", "widget/crm/zoho-bridge.ts"),
  offence("ui-knows-no-feature", "widget/ui/knows-credit.tsx", "widget/credit/score-card.tsx"),
  offence("api-speaks-contract", "widget/api/decides.ts", "shared/dunning/decide.ts"),
  offence("panels-stand-apart", "widget/credit/knows-another.tsx", "widget/promise/promise-line.tsx"),
  offence("settings-are-a-page", "widget/credit/acts-as-the-settings.tsx", "widget/settings/use-answer.ts"),
  offence("sandbox-is-a-stranger", "sandbox/agrees.ts", "shared/ledger/open-items.ts"),
  offence("manifest-is-data", "manifest/runs-ours.ts", "shared/ledger/open-items.ts"),
  offence("nobody-reads-the-manifest", "server/http/reads-it.ts", "manifest/fields.ts"),
  offence("nothing-ships-with-tests", "server/http/needs-a-test.ts", "tests/support/stage.ts"),
  offence("nothing-ships-with-tests", "widget/account/needs-the-sandbox.ts", "sandbox/start.ts"),
];

/** The other half of the cycle: the cruiser names a cycle once. */
const WAY_BACK: Pick<Offence, "from" | "to"> = { from: "shared/ledger/hen.ts", to: "shared/ledger/egg.ts" };

/** The rule about a file that imports nothing and that nobody imports. */
export const orphan = { rule: "no-orphans", file: "server/adapters/log/forgotten.ts" } as const;

const PACKAGES = ["zod", "express"];
const isPackage = (to: string): boolean => !to.includes("/") || to.startsWith("node:");

/** Writes the tree into a fresh directory; the caller removes it. */
export function plantTree(tsconfig: string): { readonly root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), "huikuan-rooms-"));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const imports = new Map<string, string[]>([[orphan.file, []]]);
  for (const { from, to } of [...offences, WAY_BACK]) {
    imports.set(from, [...(imports.get(from) ?? []), to]);
    if (!isPackage(to)) imports.set(to, imports.get(to) ?? []);
  }
  for (const [path, targets] of imports)
    put(path, `${targets.map((to, at) => lineFor(path, to, at)).join("")}export const here = true;\n`);
  for (const name of PACKAGES) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    put(`node_modules/${name}/index.js`, "module.exports = {};\n");
  }
  const dependencies = Object.fromEntries(PACKAGES.map((name) => [name, "1.0.0"]));
  put("package.json", JSON.stringify({ name: "rooms", type: "module", dependencies }));
  put("tsconfig.base.json", tsconfig);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Types only: a rule must see what a compiler leaves no trace of. */
function lineFor(from: string, to: string, at: number): string {
  const path = isPackage(to) ? to : relative(dirname(from), to);
  const specifier = isPackage(to) || path.startsWith(".") ? path : `./${path}`;
  return `import type * as it${at} from ${JSON.stringify(specifier)};\nexport type Seen${at} = typeof it${at};\n`;
}
