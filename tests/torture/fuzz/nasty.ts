import type { Random } from "../../../sandbox/books/random.ts";

const DEEP = 10_000;

/** JSON texts that say nothing a program should believe. */
export const nastyJson: readonly (() => string)[] = [
  () => "",
  () => "null",
  () => "1",
  () => "true",
  () => '"text"',
  () => "[]",
  () => "[null]",
  () => "[[[]]]",
  () => "{}",
  () => "[".repeat(DEEP) + "]".repeat(DEEP),
  () => '{"a":'.repeat(DEEP) + "1" + "}".repeat(DEEP),
  () => '{"data":'.repeat(200) + "[]" + "}".repeat(200),
  () => '{"__proto__":{"polluted":"yes"}}',
  () => '{"constructor":{"prototype":{"polluted":"yes"}}}',
  () => `[${"0,".repeat(400_000)}0]`,
  () => `{"note":"${"a".repeat(1_100_000)}"}`,
  () => `"${"\\u0000".repeat(100)}"`,
];

/** What is no JSON at all. */
export const brokenJson: readonly ((good: string) => Buffer)[] = [
  (good) => Buffer.from(good.slice(0, Math.max(1, good.length >> 1))),
  (good) => Buffer.from(`${good}}`),
  (good) => Buffer.from(good.replaceAll('"', "'").replace(/^\{\}$/, "{'")),
  (good) => Buffer.from(`${good.slice(0, -1)},}`),
  () => Buffer.from("{"),
  () => Buffer.from("undefined"),
  () => Buffer.from("{a:1}"),
  () => Buffer.from("\u0000"),
  () => Buffer.from("NaN"),
  () => Buffer.from("<xml/>"),
  () => Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
  () => Buffer.from("[".repeat(DEEP)),
  () => Buffer.from("{".repeat(1_000_000)),
  () => Buffer.from('{"a":"\ud800"'),
];

/** A value for a place that expects another. */
export function nastyValue(random: Random): unknown {
  return random.pick<() => unknown>([
    () => null,
    () => true,
    () => -1,
    () => 0.1,
    () => 1e308,
    () => 9_007_199_254_740_993,
    () => "",
    () => "\u0000",
    () => "\ud800",
    () => "💥".repeat(50),
    () => "a".repeat(70_000),
    () => "'; DROP TABLE account; --",
    () => "<script>alert(1)</script>",
    () => "__proto__",
    () => "constructor",
    () => "2024-13-45",
    () => "9999999999999999999999",
    () => [],
    () => [[]],
    () => ({}),
    () => ({ id: {} }),
    () => ({ toString: 1, valueOf: 1 }),
    () => JSON.parse('{"__proto__":{"polluted":"yes"}}') as unknown,
    () => ({ constructor: { prototype: { polluted: "yes" } } }),
    () => Array.from({ length: 1_000 }, () => null),
  ])();
}

export const nastySegments: readonly string[] = [
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "null",
  "undefined",
  "-1",
  "1e5",
  "0",
  "NaN",
  "..%2f..%2fetc%2fpasswd",
  "%00",
  "%F0%9F%92%A5",
  "'%20OR%201=1",
  "a".repeat(4_000),
  "9".repeat(40),
  "%ED%A0%80%2F",
  "*",
];
export const brokenSegments: readonly string[] = ["%", "%zz", "%ff%fe", "%E0%A4%A", "%C0%AF"];

export const nastyQueries: readonly string[] = [
  "fields=id&fields=Account_Name",
  "page=-1",
  "page=1e9&per_page=1e9",
  "page=abc&per_page=%00",
  "per_page=0",
  "__proto__[polluted]=yes&constructor[prototype][polluted]=yes",
  "__proto__=1&toString=2",
  `a${"[a]".repeat(1_000)}=1`,
  "fields[]=id&fields[0][x]=1",
  `criteria=${"(".repeat(2_000)}`,
  "criteria=(Account_Name:equals:%00)",
  "sort_by=__proto__&sort_order=sideways",
  `page_token=${"t".repeat(3_000)}`,
  "module=__proto__",
  "channel_ids=1&channel_ids=2",
  "ids=%F0%9F%92%A5,,,",
  "type=none",
  "before=%00",
  "before='",
  "%=%&&&==",
  "q=%ff",
];

/** Pairs that make every request with them wrong, or none. */
export const nastyHeaders: readonly (readonly [string, string])[] = [
  ["If-Modified-Since", "yesterday"],
  ["If-Modified-Since", "Wed May 01 2024 14:00:00 GMT+0000"],
  ["X-EXTERNAL", "Accounts.__proto__"],
  ["X-EXTERNAL", "..,,.."],
  ["Cookie", "a=".repeat(2_000)],
  ["Accept-Encoding", "nonsense"],
  ["Accept-Language", "\u00ff".repeat(20)],
  ["Origin", "null"],
  ["Range", "bytes=9999999-1"],
  ["Expect", "nothing"],
  ["X-HTTP-Method-Override", "DELETE"],
  ["__proto__", "polluted"],
  ["constructor", "polluted"],
  ["X-Forwarded-For", "127.0.0.1"],
  ["Upgrade", "websocket"],
];
/** The parser of HTTP itself refuses these. */
export const brokenHeaders: readonly (readonly [string, string])[] = [
  ["X-Huge", "h".repeat(20_000)],
  ["X-Nul", "a\u0000b"],
  ["Bad Name", "x"],
  ["Content-Length", "-1"],
  ["Transfer-Encoding", "chunked, nonsense"],
];
export const wrongTypes: readonly string[] = [
  "text/plain",
  "application/xml",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=x",
  "application/json; charset=utf-7",
  "application/json; charset=nonsense",
  "application/octet-stream",
  ";;;",
];
export const wrongMethods: readonly string[] = [
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "HEAD",
  "PROPFIND",
  "SEARCH",
  "POST",
  "GET",
];
export const wrongTokens: readonly string[] = [
  "",
  "Bearer",
  "Bearer ",
  "Bearer  x",
  "Basic YTpi",
  "Bearer __proto__",
  "Bearer eyJhbGciOiJub25lIn0.e30.",
  "Zoho-oauthtoken ",
  "Zoho-oauthtoken __proto__",
  `Bearer ${"t".repeat(8_000)}`,
  "Bearer hk_1_key1_\u00ff",
  "Bearer hk_9999999999999999999999_a_b",
];
