import type { Org, User } from "../../world/types.ts";
import { stamp } from "../../world/zone-time.ts";
import { type Answer, badParam, empty, fail, found, Refusal } from "../answer.ts";
import type { Call } from "../call.ts";
import { countAsked } from "../records/asking.ts";

const FOUNDED = Date.UTC(2020, 0, 1);

/** GET /org */
export function getOrg({ org }: Call): Answer {
  const base = org.currencies.find((currency) => currency.isBase) ?? org.currencies[0];
  const isoCode = base?.isoCode ?? "USD";
  const first = firstAdministrator(org);
  return found({
    org: [
      {
        id: org.id,
        zgid: org.zgid,
        company_name: org.name,
        alias: null,
        primary_email: first?.email ?? null,
        primary_zuid: first?.zuid ?? null,
        country: org.country,
        country_code: org.country,
        time_zone: org.timeZone,
        iso_code: isoCode,
        currency: isoCode,
        currency_symbol: symbolOf(isoCode),
        type: "Production",
        domain_name: `org${org.zgid}`,
        mc_status: org.currencies.length > 1,
        license_details: { paid: org.edition !== "free", paid_type: org.edition },
        created_time: stamp(org.timeZone, FOUNDED),
      },
    ],
  });
}

const firstAdministrator = (org: Org): User | undefined =>
  org.users.find((user) => user.profile.name === "Administrator");

/** The organization's own address. */
export const primaryEmail = (org: Org): string | undefined => firstAdministrator(org)?.email;

/** GET /org/currencies and /settings/currencies */
export function listCurrencies({ org }: Call): Answer {
  const currencies = org.currencies.map((currency, index) => ({
    id: String(BigInt(org.id) + BigInt(500 + index)),
    iso_code: currency.isoCode,
    name: `${nameOf(currency.isoCode)} - ${currency.isoCode}`,
    symbol: symbolOf(currency.isoCode),
    // Zoho sends the rate as text with nine decimals.
    exchange_rate: currency.exchangeRate.toFixed(9),
    is_base: currency.isBase,
    is_active: true,
    prefix_symbol: true,
    format: {
      decimal_separator: "Period",
      thousand_separator: "Comma",
      decimal_places: places(currency.isoCode),
    },
    created_time: stamp(org.timeZone, FOUNDED),
    modified_time: stamp(org.timeZone, FOUNDED),
  }));
  return currencies.length === 0 ? empty : found({ currencies });
}

/** GET /users?type= */
export function listUsers(call: Call): Answer {
  const perPage = countAsked(call, "per_page", 200, 200);
  const page = countAsked(call, "page", 1);
  const all = usersAsked(call);
  const users = all.slice((page - 1) * perPage, page * perPage).map((user) => userBody(call.org, user));
  if (users.length === 0) return empty;
  return found({
    users,
    info: { per_page: perPage, count: users.length, page, more_records: page * perPage < all.length },
  });
}

/** GET /users/{id} */
export function getUser(call: Call): Answer {
  const user = call.org.users.find((one) => one.id === call.path["id"]);
  if (!user) return empty;
  requireRightToList(call, user);
  return found({ users: [userBody(call.org, user)] });
}

function usersAsked(call: Call): readonly User[] {
  const type = call.query["type"] ?? "AllUsers";
  if (type === "CurrentUser") return [call.user];
  requireRightToList(call);
  switch (type) {
    case "AllUsers":
    case "ActiveUsers":
    case "ActiveConfirmedUsers":
      return call.org.users;
    case "AdminUsers":
      return call.org.users.filter((user) => user.profile.name === "Administrator");
    default:
      throw new Refusal(badParam("type", "the type given seems to be invalid"));
  }
}

function requireRightToList(call: Call, wanted?: User): void {
  if (call.user.profile.name !== "Guest" || wanted === call.user) return;
  throw new Refusal(
    fail(403, "NO_PERMISSION", "permission denied", { permissions: ["Crm_Implied_View_Users"] }),
  );
}

/** A user's name in two, as Zoho keeps it; a name of one word is the last name. */
export function nameParts(user: User): { first_name: string | null; last_name: string } {
  const [first = "", ...rest] = user.fullName.split(" ");
  return rest.length === 0
    ? { first_name: null, last_name: first }
    : { first_name: first, last_name: rest.join(" ") };
}

function userBody(org: Org, user: User): object {
  return {
    id: user.id,
    zuid: user.zuid,
    full_name: user.fullName,
    ...nameParts(user),
    email: user.email,
    status: "active",
    confirm: true,
    locale: user.locale,
    language: user.locale,
    country_locale: user.locale,
    country: org.country,
    time_zone: user.timeZone,
    role: user.role,
    profile: user.profile,
    microsoft: false,
    Isonline: false,
  };
}

const inEnglish = (isoCode: string, show: "name" | "narrowSymbol"): string =>
  new Intl.NumberFormat("en-US", { style: "currency", currency: isoCode, currencyDisplay: show })
    .formatToParts(2)
    .find((part) => part.type === "currency")?.value ?? isoCode;

const symbolOf = (isoCode: string): string => inEnglish(isoCode, "narrowSymbol");
const nameOf = (isoCode: string): string => inEnglish(isoCode, "name");
const places = (isoCode: string): string =>
  String(
    new Intl.NumberFormat("en-US", { style: "currency", currency: isoCode }).resolvedOptions()
      .maximumFractionDigits ?? 2,
  );
