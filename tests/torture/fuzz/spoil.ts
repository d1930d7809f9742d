import type { Random } from "../../../sandbox/books/random.ts";
import {
  brokenHeaders,
  brokenJson,
  brokenSegments,
  nastyHeaders,
  nastyJson,
  nastyQueries,
  nastySegments,
  nastyValue,
  wrongMethods,
  wrongTokens,
  wrongTypes,
} from "./nasty.ts";
import type { RawRequest } from "./raw-request.ts";
import { FRESH, type Target } from "./target.ts";

/** A request, what was done to it, and whether it can only be refused. */
export interface Spoilt {
  readonly request: RawRequest;
  readonly how: string;
  readonly certainlyBad: boolean;
}

interface Draft {
  method: string;
  path: string;
  query: string;
  headers: [string, string][];
  body: Buffer | undefined;
  certainlyBad: boolean;
}

type Way = (draft: Draft, target: Target, random: Random) => void;

/** One target's good request with one thing wrong about it, or two. */
export function spoil(asked: Target, random: Random): Spoilt {
  const target = withFreshIds(asked, random);
  const ways = waysFor(target);
  const names = inOrder([random.pick(ways), ...(random.chance(0.25) ? [random.pick(ways)] : [])]);
  const draft = good(target);
  for (const name of names) all[name](draft, target, random);
  // Where a request that turns out good would go out into the world, the door is shut last.
  if (target.onlyCertainlyBad && !draft.certainlyBad) {
    names.push("token");
    all.token(draft, target, random);
  }
  const { method, path, query, headers, body, certainlyBad } = draft;
  const request = { method, path: query === "" ? path : `${path}?${query}`, headers, body };
  return { request, how: names.join(" + "), certainlyBad };
}

/** An id that was used once is refused for that alone. */
function withFreshIds(target: Target, random: Random): Target {
  if (!target.body || !("json" in target.body)) return target;
  const fresh = random.whole(0x1000_0000, 0xffff_ffff).toString(16);
  const text = JSON.stringify(target.body.json).replaceAll(FRESH, fresh);
  return { ...target, body: { json: JSON.parse(text) as unknown } };
}

function good(target: Target): Draft {
  const { method, path, query = {}, body, authorization } = target;
  const headers: [string, string][] = [];
  if (authorization !== undefined) headers.push(["Authorization", authorization]);
  if (body !== undefined) headers.push(["Content-Type", typeOf(body)]);
  return {
    method,
    path: path.replace(/[{}]/g, ""),
    query: new URLSearchParams(query).toString(),
    headers,
    body: body && Buffer.from("json" in body ? JSON.stringify(body.json) : formText(body.form)),
    certainlyBad: false,
  };
}

type SomeBody = NonNullable<Target["body"]>;
const typeOf = (body: SomeBody): string =>
  "json" in body ? "application/json" : "application/x-www-form-urlencoded";
const formText = (form: Readonly<Record<string, string>>): string => new URLSearchParams(form).toString();

const setHeader = (draft: Draft, name: string, value: string): void => {
  draft.headers = draft.headers.filter(([each]) => each.toLowerCase() !== name.toLowerCase());
  draft.headers.push([name, value]);
};

const all = {
  brokenBody(draft, target, random) {
    draft.body = random.pick(brokenJson)(String(draft.body ?? "{}"));
    draft.certainlyBad ||= target.body !== undefined && "json" in target.body && readsJson(draft, target);
  },
  nastyBody(draft, _target, random) {
    draft.body = Buffer.from(random.pick(nastyJson)());
  },
  wrongValue(draft, target, random) {
    if (!target.body || !("json" in target.body)) return;
    draft.body = Buffer.from(JSON.stringify(changed(structuredClone(target.body.json), random)));
  },
  formValue(draft, target, random) {
    if (!target.body || !("form" in target.body)) return;
    const form = new URLSearchParams(target.body.form);
    const name = random.pick([...form.keys()]);
    if (random.chance(0.3)) form.delete(name);
    else form.set(name, String(random.pick(["", "\u0000", "__proto__", "x".repeat(70_000), "💥", "'", "%"])));
    draft.body = Buffer.from(form.toString());
  },
  contentType(draft, _target, random) {
    setHeader(draft, "Content-Type", random.pick(wrongTypes));
  },
  encoding(draft, target, random) {
    if (draft.body === undefined) return;
    setHeader(draft, "Content-Encoding", random.pick(["gzip", "deflate", "br", "nonsense"]));
    draft.certainlyBad ||=
      !target.ignoresEncoding &&
      target.body !== undefined &&
      "json" in target.body &&
      readsJson(draft, target);
  },
  segment(draft, target, random) {
    draft.path = withSegment(target, draft.path, random.pick(nastySegments));
  },
  brokenPath(draft, target, random) {
    draft.path = withSegment(target, draft.path, random.pick(brokenSegments));
    draft.certainlyBad = true;
  },
  oddPath(draft, _target, random) {
    draft.path = random.pick([
      `${draft.path}/`,
      `/${draft.path}`,
      `${draft.path}/../..`,
      `${draft.path}%2f`,
      draft.path.toUpperCase(),
      `${draft.path};a=b`,
    ]);
  },
  query(draft, _target, random) {
    draft.query = [draft.query, random.pick(nastyQueries)].filter((part) => part !== "").join("&");
  },
  onlyQuery(draft, _target, random) {
    draft.query = random.pick(nastyQueries);
  },
  header(draft, _target, random) {
    draft.headers.push([...random.pick(nastyHeaders)]);
  },
  brokenHeader(draft, _target, random) {
    draft.headers.push([...random.pick(brokenHeaders)]);
    draft.certainlyBad = true;
  },
  token(draft, _target, random) {
    setHeader(draft, "Authorization", random.pick(wrongTokens));
    draft.certainlyBad = true;
  },
  method(draft, target, random) {
    draft.method = random.pick(wrongMethods.filter((each) => each !== target.method));
  },
} satisfies Record<string, Way>;

type WayName = keyof typeof all;

// A second way of the same group would undo the first, and a body counts as read or not only once the method stands.
const groups: readonly (readonly WayName[])[] = [
  ["method"],
  ["contentType"],
  ["encoding"],
  ["brokenBody", "nastyBody", "wrongValue", "formValue"],
  ["segment", "brokenPath", "oddPath"],
  ["onlyQuery", "query"],
  ["header", "brokenHeader"],
  ["token"],
];
const inOrder = (names: readonly WayName[]): WayName[] =>
  groups.flatMap((group) => names.filter((name) => group.includes(name)).slice(0, 1));

function waysFor({ body, authorization }: Target): readonly WayName[] {
  const any: WayName[] = [
    "segment",
    "brokenPath",
    "oddPath",
    "query",
    "onlyQuery",
    "header",
    "brokenHeader",
    "method",
  ];
  if (authorization !== undefined) any.push("token");
  if (body === undefined) return any;
  const both: WayName[] = [...any, "contentType", "encoding"];
  return "json" in body
    ? [
        ...both,
        "brokenBody",
        "brokenBody",
        "nastyBody",
        "nastyBody",
        "wrongValue",
        "wrongValue",
        "wrongValue",
      ]
    : [...both, "formValue", "formValue", "formValue", "nastyBody"];
}

/** Whether the body will be read as JSON at all: by another type or method it may be left aside. */
const readsJson = (draft: Draft, target: Target): boolean =>
  target.method === draft.method &&
  (target.readsAnyType === true ||
    draft.headers.some(([name, value]) => name === "Content-Type" && value === "application/json"));

/** Puts a text in place of one parameter of the address, or of its last part when it has none. */
function withSegment(target: Target, path: string, text: string): string {
  const places = [...target.path.matchAll(/\{[^}]*\}/g)];
  if (places.length === 0) return path.replace(/[^/]*$/, text);
  const wanted = places[text.length % places.length];
  return target.path
    .replace(/\{[^}]*\}/g, (found, at: number) => (at === wanted?.index ? text : found))
    .replace(/[{}]/g, "");
}

/** One leaf of the body is another value, is gone, or has a prototype's key beside it. */
function changed(json: unknown, random: Random): unknown {
  if (typeof json !== "object" || json === null) return nastyValue(random);
  const keys = Object.keys(json);
  if (keys.length === 0 || random.chance(0.15)) return nastyValue(random);
  const key = random.pick(keys);
  const node = json as Record<string, unknown>;
  if (random.chance(0.15)) delete node[key];
  else if (random.chance(0.15))
    // By definition, not by assignment: an own key of this name is what JSON.parse would make.
    Object.defineProperty(node, random.pick(["__proto__", "constructor", "prototype"]), {
      value: { polluted: "yes", prototype: { polluted: "yes" } },
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else node[key] = changed(node[key], random);
  return json;
}
