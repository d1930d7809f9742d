import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/mobile";

const MOST_ANSWERS = 50_000;

/**
 * Reads a number as somebody wrote it down: its E.164 when it is a mobile number, null when it is a landline, an
 * extension or no number. The package's "mobile" tables know mobile numbers only, so valid means mobile.
 */
export function mobileNumbers(): (written: string, region: string) => string | null {
  const answers = new Map<string, string | null>();
  return (written, region) => {
    const key = `${region} ${written}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    if (answers.size >= MOST_ANSWERS) answers.clear();
    const answer = read(written, region);
    answers.set(key, answer);
    return answer;
  };
}

function read(written: string, region: string): string | null {
  const plain = written.normalize("NFKC").trim();
  if (plain.length > 40) return null;
  const known = isSupportedCountry(region) ? { defaultCountry: region as CountryCode } : {};
  const parsed = parsePhoneNumberFromString(plain.replace(/^00/, "+"), { ...known, extract: false });
  return parsed !== undefined && parsed.ext === undefined && parsed.isValid() ? parsed.number : null;
}
