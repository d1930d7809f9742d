/** "1 day", "2 days": so many things, as English says it. */
export const counted = (count: number | string, one: string, more = `${one}s`): string =>
  `${count} ${String(count) === "1" ? one : more}`;

/** "1st", "22nd", "13th": the place in a row, up to a hundred. */
export const ordinal = (count: number): string =>
  count % 10 === 1 && count !== 11
    ? `${count}st`
    : count % 10 === 2 && count !== 12
      ? `${count}nd`
      : count % 10 === 3 && count !== 13
        ? `${count}rd`
        : `${count}th`;
