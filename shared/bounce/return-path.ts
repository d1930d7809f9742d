/** A message of ours and its tag, which only we can make: what proves that a mail is about one that we sent. */
export interface Traced {
  readonly dispatchId: string;
  readonly tag: string;
}

/** Hexadecimal digits of a tag: 64 bits, guessed against a server that answers nothing. */
export const TAG_DIGITS = 16;
const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const STOP_TRACE = new RegExp(`^(${UUID})\\.([0-9a-f]{${TAG_DIGITS}})$`);
const IN_ADDRESS = new RegExp(`(?:^|[+.=-])([0-9a-f]{32})([0-9a-f]{${TAG_DIGITS}})@`, "gi");
const IN_MESSAGE_ID = new RegExp(`<(${UUID})\\.([0-9a-f]{${TAG_DIGITS}})@`, "gi");

/** The same for every attempt, so that receivers can tell a repeat; answers and reports name it. */
export const messageIdOf = ({ dispatchId, tag }: Traced, domain: string): string =>
  `<${dispatchId}.${tag}@${domain}>`;

/**
 * Where a message's bounces go: "returns@seller.example" is given "+" and what traces it, "@returns.seller.example", a
 * domain of which all is taken in, has it alone before the "@". At most 64 characters before it (RFC 5321 §4.5.3.1.1).
 */
export function returnPathOf({ dispatchId, tag }: Traced, address: string): string {
  const [local = "", domain = ""] = address.split("@");
  return `${local === "" ? "" : `${local}+`}${dispatchId.replaceAll("-", "")}${tag}@${domain}`;
}

/** Where the reader of a message says that they want no more. */
export const stopUrl = (publicUrl: string, orgId: string, { dispatchId, tag }: Traced): string =>
  `${publicUrl}/stop/${orgId}/${dispatchId}.${tag}`;

/** The message and its tag at the end of such an address; null when there is none. */
export function stopTrace(written: string): Traced | null {
  const [, dispatchId, tag] = STOP_TRACE.exec(written) ?? [];
  return dispatchId === undefined || tag === undefined ? null : { dispatchId, tag };
}

/** Room for "+" and what traces a message. */
export const LONGEST_LOCAL = 64 - 1 - 32 - TAG_DIGITS;

/** What in a text could trace a message of ours; whether its tag is true is for whoever has the key. */
export function tracesIn(text: string): readonly Traced[] {
  const addressed = [...text.matchAll(IN_ADDRESS)].map(([, id = "", tag = ""]) => ({
    dispatchId: id.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
    tag: tag.toLowerCase(),
  }));
  const named = [...text.matchAll(IN_MESSAGE_ID)].map(([, id = "", tag = ""]) => ({
    dispatchId: id.toLowerCase(),
    tag: tag.toLowerCase(),
  }));
  return [...addressed, ...named];
}
