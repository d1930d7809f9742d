/** The fields of one group of a report, names in lower case. */
export type ReportGroup = ReadonlyMap<string, string>;

/**
 * The groups of a `message/delivery-status` part, or of another report that is written as fields: RFC 3464 §2.1. The
 * first group is about the message, each further one about a recipient; a report with one group alone has both in it.
 */
export function reportGroups(text: string): readonly ReportGroup[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .filter((group) => group.size > 0);
}

function fieldsOf(block: string): ReportGroup {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, " ").split("\n")) {
    const [, name, value] = /^\s*([A-Za-z][A-Za-z0-9-]*)\s*:(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined && !fields.has(name.toLowerCase()))
      fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}

/** "5.1.1" of "5.1.1 (bad destination mailbox address)" or of "05.001.01"; null where there is none. */
export function enhancedCode(text: string): string | null {
  const [, one, two, three] = /(?:^|[^\d.])0*([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])/.exec(text) ?? [];
  return one === undefined ? null : [one, two, three].map(Number).join(".");
}
