import type { Segments } from "../../shared/dunning/policy/segment.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import type { SegmentsBody } from "../../shared/settings/contract.ts";
import { policiesInForce } from "../dunning/index.ts";
import type { Administrator, SettingsBook, SettingsDesk } from "./ports.ts";
import { censusFor, countsOf, type Person } from "./segment-census.ts";

/** Who is under which policy today, and what a segment may be made of. */
export async function listSegments(admin: Administrator, desk: SettingsDesk): Promise<SegmentsBody> {
  return desk.inTenant(admin.orgId, async (book) => {
    const { timeZone } = await book.dunning.org();
    const asOf = desk.dayIn(timeZone, desk.now());
    const { segments, policies } = await policiesInForce(book.dunning);
    const stored = await book.segmentsStored();
    const people = await censusFor([segments], book, asOf, desk);
    return {
      viewer: { orgId: admin.orgId, userId: admin.userId, name: admin.userName },
      current: currentBody(segments),
      changed: stored && { at: localMoment(stored.at, timeZone), by: stored.by },
      policies: [...policies.values()]
        .map(({ id, version, name }) => ({ id, version, name }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
      choices: await choicesOf(people, book),
      counts: countsOf(people, segments),
    };
  });
}

/** As JSON has it: what was read by its shape is of that shape. */
const currentBody = (segments: Segments): SegmentsBody["current"] => segments as SegmentsBody["current"];

async function choicesOf(people: readonly Person[], book: SettingsBook): Promise<SegmentsBody["choices"]> {
  const all = (part: "country" | "language"): string[] =>
    [...new Set(people.flatMap(({ traits }) => traits[part] ?? []))].sort();
  const owners = [...new Set(people.flatMap(({ traits }) => traits.ownerId ?? []))];
  const names = await book.userNames(owners);
  return {
    grades: ["A", "B", "C", "D", "E"],
    countries: all("country"),
    languages: all("language"),
    owners: owners
      .map((id) => ({ id, name: names.get(id) ?? id }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    keyAccounts: (await book.saysKeyAccounts())
      ? people.filter(({ traits }) => traits.keyAccount).length
      : null,
    currencies: [...(await book.currencies())],
  };
}
