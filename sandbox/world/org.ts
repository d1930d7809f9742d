import { keepState, makeId, nextId, reshape } from "./org-state.ts";
import { type FieldRow, standardModules, systemFields } from "./standard-modules.ts";
import type { Field, Module, Org, User, World } from "./types.ts";

/** One user to be made; the profile decides what they see (types.ts). */
export interface UserSpec {
  readonly fullName: string;
  readonly email: string;
  readonly profile: User["profile"]["name"];
  /** "CEO" for an Administrator and "Manager" for the others when absent. */
  readonly role?: string;
  readonly locale?: User["locale"];
  readonly timeZone?: string;
}

export interface OrgSpec {
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  readonly edition?: Org["edition"];
  readonly currencies: Org["currencies"];
  /** The first Administrator is the super admin. At least one Administrator is needed. */
  readonly users: readonly UserSpec[];
  /** The org's number at Zoho; made up when absent. */
  readonly zgid?: string;
  readonly client?: Org["client"];
  readonly connections?: Readonly<Record<string, { readonly baseUrl: string; readonly bearer: string }>>;
}

const FIRST_PREFIX = 554_023;
const FIRST_ZGID = 60_020_000_000;
/** Ids that a module keeps for its fields. */
const IDS_PER_MODULE = 1_000;

/** Adds an org with Zoho's standard modules, no records, and the users asked for. */
export function addOrg(world: World, spec: OrgSpec): Org {
  const number = world.orgs.size + 1;
  const prefix = String(FIRST_PREFIX + number);
  const zgid = spec.zgid ?? String(FIRST_ZGID + number);
  if (world.orgs.has(zgid)) throw new Error(`There is already an org ${zgid}. Give another zgid.`);
  if (!spec.users.some((user) => user.profile === "Administrator")) {
    throw new Error(`Org ${spec.name} has no Administrator. Give one of its users that profile.`);
  }
  const org: Org = {
    id: makeId(prefix, 1),
    zgid,
    name: spec.name,
    country: spec.country,
    timeZone: spec.timeZone,
    edition: spec.edition ?? "enterprise",
    currencies: spec.currencies,
    users: spec.users.map((user, index) => makeUser(spec, user, prefix, zgid, index)),
    modules: new Map(),
    records: new Map(),
    deleted: new Map(),
    client: spec.client ?? {
      id: `1000.${zgid}`,
      secret: `secret-of-${zgid}`,
      redirectUri: "http://127.0.0.1/oauth/callback",
    },
    connections: new Map(Object.entries(spec.connections ?? {})),
  };
  keepState(org, world.clock, prefix, 100_000);
  for (const [apiName, { label, fields }] of Object.entries(standardModules)) {
    addModule(org, apiName, label, "default", fields);
  }
  world.orgs.set(zgid, org);
  return org;
}

const PROFILES: readonly User["profile"]["name"][] = [
  "Administrator",
  "Collections",
  "Sales",
  "Guest",
  "Accounting",
];

function makeUser(spec: OrgSpec, user: UserSpec, prefix: string, zgid: string, index: number): User {
  const role = user.role ?? (user.profile === "Administrator" ? "CEO" : "Manager");
  return {
    id: makeId(prefix, 200 + index),
    zuid: String(Number(zgid) + 1_000 + index),
    fullName: user.fullName,
    email: user.email,
    role: { id: makeId(prefix, role === "CEO" ? 20 : 21), name: role },
    profile: { id: makeId(prefix, 30 + PROFILES.indexOf(user.profile)), name: user.profile },
    locale: user.locale ?? "en_US",
    timeZone: user.timeZone ?? spec.timeZone,
  };
}

/** Adds a module with Zoho's system fields and the given ones. */
export function addModule(
  org: Org,
  apiName: string,
  label: string,
  generatedType: Module["generatedType"],
  fields: readonly FieldRow[],
): void {
  const id = nextId(org);
  for (let reserved = 1; reserved < IDS_PER_MODULE; reserved += 1) nextId(org);
  const all = [...fields, ...systemFields].map((row) => makeField(row));
  org.modules.set(apiName, {
    apiName,
    id,
    label,
    generatedType,
    fields: new Map(all.map((field) => [field.apiName, field])),
  });
  org.records.set(apiName, new Map());
  org.deleted.set(apiName, []);
  reshape(org, apiName);
}

function makeField([apiName, label, dataType, more]: FieldRow): Field {
  return {
    apiName,
    label,
    dataType,
    custom: false,
    mandatory: more?.mandatory ?? false,
    unique: false,
    external: false,
    readOnly: more?.readOnly ?? false,
    ...(more?.values ? { values: more.values } : {}),
    ...(more?.lookup ? { lookup: more.lookup } : {}),
    maxLength: more?.maxLength ?? (dataType === "textarea" ? 2_000 : 255),
  };
}
