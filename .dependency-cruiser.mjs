// Who may lean on whom. The two maps are the architecture; the sentences below are its reasons.
const sharedMayUse = {
  calendar: [],
  ledger: [],
  aging: ["ledger"],
  limit: ["calendar", "ledger", "aging"],
  approval: ["limit"],
  credit: ["ledger", "aging", "limit"],
  forecast: ["ledger", "credit"],
  alert: ["ledger", "credit"],
  review: ["calendar"],
  playbook: ["calendar", "alert"],
  report: ["calendar", "ledger", "aging"],
  promise: ["calendar", "ledger"],
  dispute: ["ledger"],
  plan: ["calendar", "ledger", "promise"],
  group: [],
  sms: [],
  bounce: [],
  dunning: ["calendar", "ledger", "aging", "promise", "dispute", "plan", "sms", "charge", "discount"],
  contact: ["dunning"],
  wording: ["dunning"],
  followup: [],
  activation: [],
  hold: [],
  charge: ["dispute", "ledger"],
  discount: ["ledger", "promise"],
  dossier: ["credit", "ledger"],
  bureau: ["dossier"],
  experience: ["ledger"],
  inbox: [],
  letter: [],
  settings: [],
  briefing: ["activation", "calendar", "dunning"],
};
const featureMayCall = {
  ledger: [],
  outbox: [],
  contact: ["outbox"],
  sync: ["ledger"],
  org: [],
  followup: ["ledger", "outbox", "contact"],
  promise: ["ledger", "followup"],
  dispute: ["followup"],
  plan: ["followup"],
  credit: ["ledger", "outbox"],
  forecast: ["ledger"],
  limit: ["credit"],
  approval: ["limit"],
  alert: ["ledger"],
  review: [],
  playbook: ["limit", "outbox"],
  report: ["ledger"],
  dunning: ["ledger", "promise", "followup", "outbox", "contact"],
  sms: [],
  bounce: [],
  hold: [],
  group: [],
  charge: [],
  discount: ["followup"],
  dossier: ["outbox"],
  bureau: ["dossier"],
  experience: ["ledger"],
  activation: ["org", "dunning"],
  account: [
    "group",
    "ledger",
    "credit",
    "limit",
    "forecast",
    "promise",
    "dispute",
    "plan",
    "dunning",
    "followup",
  ],
  settings: ["dunning"],
  wording: ["dunning"],
  letter: ["dunning"],
  inbox: ["dunning", "followup", "charge", "discount", "letter"],
  briefing: ["dunning"],
};
const features = `(${Object.keys(featureMayCall).join("|")})`;
const panels =
  "(credit|forecast|dunning|promise|dispute|plan|followup|aging|group|charge|discount|dossier|bureau|limit|approval|report|contact|playbook|review)";
const contract = "/(request-)?contract[.]ts$";
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const packages = { dependencyTypes: ["core", "npm", "npm-dev", "npm-optional"] };

const sharedOrder = Object.entries(sharedMayUse).map(([slice, below]) =>
  rule(
    `shared-${slice}-looks-down`,
    `${slice} may use: ${["kernel", ...below].join(", ")}. Wire shapes may name any other wire shape.`,
    { path: `^shared/${slice}/`, pathNot: contract },
    { path: "^shared/", pathNot: `^shared/(${[slice, "kernel", ...below].join("|")})/` },
  ),
);

const featureOrder = Object.entries(featureMayCall).map(([feature, below]) =>
  rule(
    `server-${feature}-calls-down`,
    `${feature} may call: ${below.join(", ") || "no other feature"}.`,
    { path: `^server/${feature}/` },
    { path: `^server/${features}/`, pathNot: `^server/(${[feature, ...below].join("|")})/` },
  ),
);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    rule(
      "no-cycles",
      "A cycle has no first file to read. Move what both need into the lower of the two.",
      {},
      { circular: true },
    ),
    rule(
      "no-orphans",
      "Nobody reads it: use it or delete it.",
      { orphan: true, pathNot: "[.](config|d)[.](ts|mts|mjs)$|^[.]|^tests/|[.]js$" },
      {},
    ),

    rule(
      "kernel-stands-alone",
      "Money, Day and Result are read before everything else, so they lean on nothing.",
      { path: "^shared/kernel/", pathNot: contract },
      { pathNot: "^shared/kernel/" },
    ),
    rule(
      "rules-are-pure",
      "shared/ decides; it never reads, waits or writes. Only contract.ts may name zod.",
      { path: "^shared/", pathNot: contract },
      packages,
    ),
    rule(
      "contract-needs-only-zod",
      "A wire shape is data with a check. It needs zod, the kernel, its slice's kinds and other wire shapes.",
      { path: `^shared/.*${contract}` },
      {
        path: ".",
        pathNot: `node_modules/zod/|^shared/kernel/|^shared/[a-z]+/kinds[.]ts$|^shared/.*${contract}`,
      },
    ),
    rule(
      "shared-faces-down",
      "shared/ is the ground floor: it may not know who stands on it.",
      { path: "^shared/" },
      { path: "^(server|widget|sandbox|manifest|tests)/" },
    ),
    rule(
      "account-view-is-contracts",
      "The account view is put together from the other slices' wire shapes.",
      { path: "^shared/account/" },
      { path: "^shared/", pathNot: `^shared/(account|kernel)/|${contract}` },
    ),
    ...sharedOrder,

    rule(
      "feature-does-no-io",
      "A server feature asks through its ports.ts. Express, the database, Zoho and mail live in http/ and adapters/.",
      { path: `^server/${features}/` },
      { path: "^server/(http|adapters|jobs|cli|compose|rooms)/|^server/[a-z-]+[.]ts$" },
    ),
    rule(
      "feature-names-no-package",
      "If a feature needs a package, an adapter should be hiding it.",
      { path: `^server/${features}/` },
      packages,
    ),
    rule(
      "features-meet-at-the-door",
      "Use another feature through its index.ts, not by reaching into its rooms.",
      { path: `^server/${features}/` },
      { path: `^server/${features}/`, pathNot: ["^server/$1/", `^server/${features}/index[.]ts$`] },
    ),
    ...featureOrder,
    rule(
      "edges-use-the-door",
      "A route, a timetable or a command asks a feature through its index.ts.",
      { path: "^server/(http|jobs|cli)/" },
      { path: `^server/${features}/`, pathNot: "/index[.]ts$" },
    ),
    rule(
      "edges-hold-no-adapter",
      "compose.ts chooses adapters and hands them in; an edge that picks its own cannot be tested without it.",
      { path: "^server/(http|jobs)/" },
      { path: "^server/adapters/" },
    ),
    rule(
      "adapters-see-ports",
      "An adapter keeps a promise made in ports.ts; it has no business with the feature behind it.",
      { path: "^server/adapters/" },
      { path: `^server/${features}/`, pathNot: "[/-]ports[.]ts$" },
    ),
    rule(
      "rim-does-not-cross",
      "One adapter never calls another; compose.ts is where they meet.",
      { path: "^server/adapters/([^/]+)/" },
      { path: "^server/adapters/", pathNot: "^server/adapters/$1/" },
    ),
    rule(
      "adapters-know-no-edge",
      "An adapter implements a port; it does not know that HTTP or a timer asked.",
      { path: "^server/adapters/" },
      { path: "^server/(http|jobs|cli)/" },
    ),

    rule(
      "widget-and-server-share-only-shared",
      "They meet on the wire, and the wire is shared/*/contract.ts.",
      { path: "^widget/" },
      { path: "^server/" },
    ),
    rule(
      "server-knows-no-widget",
      "The server answers whoever asks; it does not know what the page looks like.",
      { path: "^server/" },
      { path: "^widget/" },
    ),
    rule(
      "one-door-to-the-crm",
      "Only widget/crm touches the ZOHO global, so only the entry hands it out.",
      { path: "^widget/", pathNot: "^widget/(main[.]tsx?|guard-main[.]ts|[a-z]+/main[.]tsx?|crm/)" },
      { path: "^widget/crm/", pathNot: "^widget/crm/port[.]ts$" },
    ),
    rule(
      "ui-knows-no-feature",
      "ui/ shows money, days and notices. What they mean is the slice's business.",
      { path: "^widget/ui/" },
      { path: "^(widget|shared)/", pathNot: "^widget/(ui|words)/|^shared/kernel/" },
    ),
    rule(
      "api-speaks-contract",
      "The client sends and receives wire shapes; it holds no rules.",
      { path: "^widget/api/" },
      { path: "^(widget|shared)/", pathNot: `^widget/api/|^shared/kernel/|${contract}` },
    ),
    rule(
      "panels-stand-apart",
      "Only account/ arranges panels; a panel that knows another cannot be moved.",
      { path: `^widget/${panels}/` },
      { path: `^widget/(account|${panels.slice(1, -1)})/`, pathNot: "^widget/$1/" },
    ),
    rule(
      "settings-are-a-page",
      "What a panel shares with the settings stands in ui/; the settings themselves are opened, not used.",
      { path: "^widget/", pathNot: "^widget/settings/" },
      { path: "^widget/settings/" },
    ),

    rule(
      "sandbox-is-a-stranger",
      "A stand-in that shares our Zoho code agrees with its mistakes.",
      { path: "^sandbox/" },
      { path: "^(server|widget|shared|manifest)/", pathNot: "^shared/kernel/" },
    ),
    rule(
      "manifest-is-data",
      "What we ask Zoho for is read by tests; it runs nothing of ours.",
      { path: "^manifest/" },
      { path: "^(server|widget|sandbox|shared)/", pathNot: "^shared/kernel/" },
    ),
    rule(
      "nobody-reads-the-manifest",
      "The manifest is told to Zoho; code that read it would hide what the wire really needs.",
      { path: "^(server|widget|shared|sandbox)/" },
      { path: "^manifest/" },
    ),
    rule(
      "nothing-ships-with-tests",
      "What ships must run without tests/ and sandbox/ on the disk.",
      { path: "^(shared|server|widget|manifest)/" },
      { path: "^(tests|sandbox)/" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^([.]cache|dist|build)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
    },
  },
};
