/** "1 day", "2 days": so many things, as English says it. */
export const counted = (count: number | string, one: string, more = `${one}s`): string =>
  `${count} ${String(count) === "1" ? one : more}`;
