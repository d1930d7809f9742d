/** Minutes since midnight as "08:00"; 1440 is "24:00". */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** "10:30" → 630, up to "24:00"; null when it is no time of day. */
export function minuteOfClock(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2})[:：]([0-5]\d)$/.exec(text.trim()) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return Number.isInteger(minute) && minute <= 1440 ? minute : null;
}
