type Json = unknown;
type Path = readonly (string | number)[];

const LONG = "长".repeat(30_000);
/** Of each kind that a field may wrongly be given. */
const WRONG: readonly Json[] = [
  null,
  true,
  -1,
  0,
  0.5,
  1e12,
  "",
  "  ",
  "不是",
  LONG,
  "\ud800",
  [],
  {},
  [null],
];

export interface SpoiltBody {
  readonly how: string;
  readonly body: Json;
}

/**
 * A good body with one field wrong, for every field of it at any depth: left out, and so many kinds of wrong, in turn with
 * the next field's; and one field too many.
 */
export function* spoiltBodies(good: Json, kinds: number): Generator<SpoiltBody> {
  for (const [at, path] of [...pathsOf(good, [])].entries()) {
    for (const wrong of [undefined, ...turn(at * kinds, kinds)])
      yield {
        how: `${path.join(".")} = ${String(JSON.stringify(wrong)).slice(0, 20)}`,
        body: withAt(good, path, wrong),
      };
  }
  for (const body of [null, 1, [], {}, { ...(good as object), stray: 1 }])
    yield { how: `the body is ${String(JSON.stringify(body)).slice(0, 40)}`, body };
}

const turn = (from: number, count: number): readonly Json[] =>
  Array.from({ length: count }, (_, at) => WRONG[(from + at) % WRONG.length]);

function* pathsOf(node: Json, path: Path): Generator<Path> {
  if (path.length > 0) yield path;
  if (Array.isArray(node)) for (const [at, each] of node.entries()) yield* pathsOf(each, [...path, at]);
  else if (typeof node === "object" && node !== null)
    for (const [key, each] of Object.entries(node)) yield* pathsOf(each, [...path, key]);
}

function withAt(node: Json, [first, ...rest]: Path, value: Json): Json {
  if (first === undefined) return value;
  if (Array.isArray(node))
    return node.map((each: Json, at) => (at === first ? withAt(each, rest, value) : each));
  const fields = node as Readonly<Record<string, Json>>;
  return { ...fields, [first]: withAt(fields[first], rest, value) };
}
