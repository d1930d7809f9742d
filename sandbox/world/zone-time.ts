const QUARTER_HOUR_MS = 900_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** `stamp("America/New_York", ms)` → "2024-05-01T10:00:00-04:00", the way Zoho writes a moment. */
export function stamp(zone: string, ms: number): string {
  const minutes = offsetMinutes(zone, ms);
  const local = new Date(ms + minutes * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(minutes);
  const hh = String(Math.floor(size / 60)).padStart(2, "0");
  const mm = String(size % 60).padStart(2, "0");
  return `${local}${minutes < 0 ? "-" : "+"}${hh}:${mm}`;
}

// Zones change their offset on quarter hours only, so one answer serves a whole quarter; asking Intl per record is slow.
function offsetMinutes(zone: string, ms: number): number {
  const key = `${zone}|${Math.floor(ms / QUARTER_HOUR_MS)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const found = askIntl(zone, ms);
  if (offsets.size > 50_000) offsets.clear();
  offsets.set(key, found);
  return found;
}

function askIntl(zone: string, ms: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    formats.set(zone, format);
  }
  const name = format.formatToParts(ms).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const parts = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!parts) return 0;
  return (parts[1] === "-" ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
}
