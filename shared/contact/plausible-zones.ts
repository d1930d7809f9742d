import { isTimeZone } from "../dunning/wall-clock.ts";
import { areaZones } from "./area-zones.ts";

export interface Whereabouts {
  /** As the CRM has it for the account. */
  readonly timeZone: string | null;
  /** Every zone of the country that the CRM names; empty when it names none. */
  readonly countryZones: readonly string[];
  /** E.164, where it is known. */
  readonly phone: string | null;
  /** The org's own, where nothing tells. */
  readonly orgZone: string;
}

/** Every zone in which the debtor may be: the account's or, where that is unknown, all of its country; and the number's. */
export function plausibleZones({ timeZone, countryZones, phone, orgZone }: Whereabouts): readonly string[] {
  const told = timeZone !== null && isTimeZone(timeZone) ? [timeZone] : countryZones.filter(isTimeZone);
  const zones = new Set([...told, ...(phone === null ? [] : areaZones(phone))]);
  return zones.size > 0 ? [...zones] : [orgZone];
}
