import type { CreditControlBody } from "../../shared/limit/contract.ts";
import type { CreditLimitsBody } from "../../shared/approval/contract.ts";
import { STANDARD_APPROVAL } from "../../shared/approval/authority.ts";
import { CNY } from "../ledger/entries.ts";
import { STANDARD_LIMIT_RULES } from "../../shared/limit/limit-rules.ts";
import { widgetTokens } from "../../server/adapters/token/widget-token.ts";
import type { HttpRooms } from "../../server/http/rooms.ts";
import type { Viewer } from "../../server/org/index.ts";
import { ok, refuse } from "../../shared/kernel/result.ts";
import { refusingWarnings } from "./refusing-warnings.ts";

export const ACCOUNT = "3000000000001";
export const OPS = "an-operator-token-of-length";
export const ORIGIN = "https://widget.example";
export const clock = { now: new Date("2026-11-20T09:00:00Z") };
export const tokens = widgetTokens(Buffer.alloc(32, 1), () => clock.now);
export const viewer: Viewer = {
  orgId: "1",
  accountId: ACCOUNT,
  userId: "7",
  userName: "Li Qian",
  role: "collector",
};
/** What the house was told. */
export const seen = {
  faults: [] as unknown[],
  logged: [] as unknown[],
  settingsSaved: [] as unknown[],
};

const NO_CONTROL: Omit<CreditControlBody, "counted" | "said"> = {
  ...{ overLimit: "none", overGroup: "none", overdue: { days: 60, hold: "none" }, insolvency: "none" },
  exceptions: { admin: 50, collector: 10, mostDays: 90 },
};
const NO_LIMITS: CreditLimitsBody = {
  ...{ role: "admin", base: CNY, waiting: [], ending: [], counts: { waiting: 0, ending: 0 }, said: null },
  ...{ formulas: STANDARD_LIMIT_RULES, approval: STANDARD_APPROVAL },
};
const NO_WORDINGS = {
  wordings: [],
  segments: [],
  used: [],
  pay: { link: "", phone: "", instructions: { "zh-CN": "", en: "" } },
  approves: false,
  testTo: null,
};

const NO_SHARING = { on: false, purpose: "", by: null, consents: [], exports: [] };

/** A house that refuses whatever it is asked: what the edge itself does shows. */
export const rooms: HttpRooms = {
  widgetOrigins: [ORIGIN],
  opsToken: OPS,
  openSession: async (credential) =>
    credential === "good"
      ? ok({ ok: true, token: "t", expiresAt: clock.now.toISOString(), apiUrl: "x" })
      : refuse("bad-credential"),
  readToken: (token) => tokens.read(token),
  readSettingsToken: (token) => tokens.readForSettings(token),
  viewAccount: async () => refuse("not-synced"),
  forecast: async () => refuse("not-synced"),
  scoreOn: async () => refuse("not-yet"),
  accountCost: async () => refuse("not-synced"),
  dealCheck: async () => refuse("not-synced"),
  whatIf: async () => refuse("not-synced"),
  cashAhead: async () => ({ state: "not-counted" }),
  backTest: {
    read: async () => ({ running: null, last: null }),
    start: async () => refuse("back-test-not-started"),
  },
  scorecards: {
    read: async () => ({ inForce: 1, versions: [], draft: null }),
    keep: async () => refuse("not-allowed"),
    tryOut: async () => refuse("no-draft"),
    activate: async () => refuse("scorecard-changed"),
  },
  logFollowUp: async (_viewer, request) => {
    seen.logged.push(request);
    return refuse("more-than-owed");
  },
  followUps: async () => {
    throw new Error("SELECT secret FROM somewhere");
  },
  takeNotice: async () => refuse("bad-notice"),
  agreements: {
    withdrawPromise: async () => refuse("no-such-promise"),
    openDispute: async () => refuse("more-than-owed"),
    resolveDispute: async () => refuse("no-such-dispute"),
    agreePlan: async () => refuse("more-than-owed"),
    withdrawPlan: async () => refuse("no-such-plan"),
    grantExtension: async () => refuse("no-such-invoice"),
    preview: async () => ok({ parts: [] }),
  },
  choosePayer: async () => refuse("no-group"),
  charges: {
    read: async () => refuse("not-synced"),
    claim: async () => refuse("nothing-to-charge"),
    decide: async () => refuse("no-such-charge"),
    saveAccountTerms: async () => refuse("not-allowed"),
    fees: async () => {
      throw new Error("not asked here");
    },
    saveTerms: async () => refuse({ field: "profileId", message: { "zh-CN": "不行", en: "no" } }),
    addRate: async () => refuse({ field: "tableId", message: { "zh-CN": "不行", en: "no" } }),
  },
  reports: {
    report: async () => refuse({ field: "asOf", message: { "zh-CN": "不行", en: "no" } }),
    bucket: async () => refuse({ field: "asOf", message: { "zh-CN": "不行", en: "no" } }),
    aging: async () => refuse({ field: "asOf", message: { "zh-CN": "不行", en: "no" } }),
    provision: async () => {
      throw new Error("not asked here");
    },
    propose: async () => refuse({ field: "assessed", message: { "zh-CN": "不行", en: "no" } }),
    approve: async () => refuse({ kind: "refused", code: "own-proposal" }),
  },
  discounts: {
    read: async () => refuse("not-synced"),
    offer: async () => refuse("not-allowed"),
    act: async () => refuse("no-such-offer"),
    saveOwnTerms: async () => refuse("not-allowed"),
    rules: async () => {
      throw new Error("not asked here");
    },
    saveRules: async () => refuse({ field: "authority", message: { "zh-CN": "不行", en: "no" } }),
  },
  dossiers: {
    read: async () => refuse("not-synced"),
    files: async () => refuse("not-synced"),
    add: async () => refuse("rating-not-allowed"),
    withdraw: async () => refuse("no-such-dossier-entry"),
    rights: async () => ({ rate: [], record: [], notes: false, said: null }),
    saveRights: async () => ({ rate: [], record: [], notes: false, said: null }),
  },
  experiences: {
    read: async () => NO_SHARING,
    say: async () => NO_SHARING,
    preview: async () => refuse("experiences-off"),
    export: async () => refuse("experiences-off"),
    file: async () => refuse("no-such-export"),
    consent: async () => refuse("no-such-account"),
    endConsent: async () => refuse("no-such-consent"),
  },
  bureaus: {
    read: async () => refuse("not-synced"),
    order: async () => refuse("bureau-not-allowed"),
    access: async () => ({ access: null, spent: [], reports: 0 }),
    saveAccess: async () => ok({ access: null, spent: [], reports: 0 }),
  },
  limits: {
    proposal: async () => refuse("not-synced"),
    hold: async () => refuse("not-synced"),
    place: async () => refuse("hold-not-allowed"),
    grant: async () => refuse("exception-not-allowed"),
    withdraw: async () => refuse("no-such-exception"),
    control: async () => ({ ...NO_CONTROL, counted: { order: [], deal: [] }, said: null }),
    setControl: async () => refuse("not-allowed"),
  },
  approvals: {
    lines: async () => refuse("not-synced"),
    propose: async () => refuse("may-not-propose"),
    decide: async () => refuse("no-such-limit-line"),
    list: async () => NO_LIMITS,
    decideListed: async () => refuse("no-such-limit-line"),
    setPolicy: async () => refuse("not-allowed"),
  },
  contacts: {
    read: async () => {
      throw new Error("not asked here");
    },
    prefer: async () => ok(null),
    wrong: async () => refuse("no-address"),
    verify: async () => refuse("no-such-contact"),
    optOut: async () => refuse("no-such-contact"),
    optIn: async () => refuse("opt-in-not-allowed"),
    askThirdParty: async () => refuse("not-lost"),
    limits: async () => {
      throw new Error("not asked here");
    },
    chooseLimits: async () => refuse("no-such-limit"),
  },
  briefings: {
    read: async () => ({ forewarning: false, digestOn: null, digestTo: [], people: [] }),
    put: async () => ok({ forewarning: false, digestOn: null, digestTo: [], people: [] }),
  },
  ...refusingWarnings,
  inbox: {
    read: async () => ({ today: "2026-11-20", userId: "7", counts: [], lines: [], after: null }),
    counts: async () => ({ role: "admin", counts: [] }),
    letters: async () => ({ today: "2026-11-20", letters: [] }),
    letter: async () => refuse("no-such-letter"),
    act: async () => refuse("not-waiting"),
  },
  holds: {
    read: async () => ({ exemptions: [], veto: null, maxVetoHours: 72 }),
    exempt: async () => refuse("exemption-without-end"),
    lift: async () => refuse("no-such-exemption"),
    veto: async () => refuse("veto-too-long"),
    endVeto: async () => ok(null),
    vetoCounts: async () => ({ now: [], owners: [] }),
  },
  wordings: {
    list: async () => NO_WORDINGS,
    put: async () => ok(NO_WORDINGS),
    preview: async () => ok({ currency: "CNY", subject: "", text: "", html: "" }),
    test: async () => ok({ to: "", sent: false, reply: "" }),
    savePay: async () => ok(NO_WORDINGS),
  },
  sms: {
    read: async () => ({ sender: null, optedOut: 0 }),
    put: async () => ok({ sender: null, optedOut: 0 }),
    admit: async () => refuse("no-such-hook"),
    report: async () => false,
    reply: async () => null,
    numberOf: (written) => written,
  },
  returns: {
    read: async () => ({ mailbox: null, optedOut: 0 }),
    put: async () => ok({ mailbox: null, optedOut: 0 }),
    admit: async () => false,
    mayStop: async () => false,
    unsubscribe: async () => refuse("no-such-stop"),
    take: async () => ({ as: "unknown" }),
  },
  sends: {
    preview: async () => refuse("not-synced"),
    ask: async () => refuse("send-changed"),
    read: async () => refuse("no-such-request"),
  },
  activation: {
    standing: async () => {
      throw new Error("not asked here");
    },
    acts: async () => ({ acts: [] }),
    propose: async () => {
      throw new Error("not asked here");
    },
    sign: async () => refuse("proposal-changed"),
    releaseFuse: async () => refuse("not-today"),
    setCaps: async () => refuse("caps-changed"),
    runs: async () => ({ runs: [] }),
    health: async () => {
      throw new Error("not asked here");
    },
    stop: async () => ok({ mode: "stopped" }),
    resume: async () => refuse("not-stopped"),
    rehearse: async () => ok({ mode: "rehearsal" }),
  },
  settings: {
    policies: async () => {
      throw new Error("not asked here");
    },
    version: async () => refuse("no-such-policy"),
    put: async () => ok({ id: "standard", version: 1 }),
    segments: async () => {
      throw new Error("not asked here");
    },
    putSegments: async () => ok({ version: 1 }),
    trySegments: async () => refuse({ field: "version", message: { "zh-CN": "不行", en: "no" } }),
    sender: async () => ({ sender: null, testTo: null, check: null, keys: [] }),
    saveSender: async () => ok({ sender: null, testTo: null, check: null, keys: [] }),
    makeKey: async () => ok({ sender: null, testTo: null, check: null, keys: [] }),
    files: async () => ({ rule: null }),
    saveFiles: async () => ok({ rule: null }),
    checkSender: async () => ok({ sender: null, testTo: null, check: null, keys: [] }),
    testSender: async () => ok({ to: "a@b.example", sent: true, reply: "250" }),
    keyAccount: async () => ({ current: null, fields: null }),
    chooseKeyAccount: async () => ok({ current: null, fields: null }),
    tryOn: async () => refuse("no-such-account"),
    accounts: async () => ({ accounts: [] }),
    calendars: async () => ({ today: "2026-11-20", timeZone: "Asia/Shanghai", calendars: [] }),
    calendar: async () => refuse("no-such-calendar"),
    replayStart: async () => ({ firstOn: null, today: "2026-11-20" }),
    replay: async () => refuse({ field: "to", message: { "zh-CN": "不行", en: "no" } }),
  },
  answers: {
    meet: async () => ({ kind: "other-request" }),
  },
  consent: { overHttps: true, begin: async () => refuse("no-client"), take: async () => refuse("no-client") },
  message: async () => refuse("no-such-message"),
  ops: {
    orgs: async () => [{ orgId: "1", zgid: "9", name: "Org", mode: "live", timeZone: "UTC" }],
    standstill: async () => ({ stopped: false, by: null, reason: null, since: null }),
    setStandstill: async (stopped, by, reason) => ({ stopped, by, reason, since: null }),
    connect: async () => ({ orgId: "1", credential: "hk" }),
    sync: async () => ok({}),
    round: async () => refuse("older-than-latest"),
    deliver: async () => ok({}),
    inDoubt: async () => [],
    settleDoubt: async () => refuse("not-in-doubt"),
    setMode: async () => {},
    saveSettings: async (_orgId, settings) => void seen.settingsSaved.push(settings),
    putPolicy: async () =>
      refuse({ field: "steps.1", message: { "zh-CN": "顺序不对。", en: "Wrong order." } }),
  },
  refreshClock: async () => {},
  logFault: (_path, fault) => void seen.faults.push(fault),
};
