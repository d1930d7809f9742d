import { STANDARD_CAPS } from "../../shared/activation/caps.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays } from "../../shared/kernel/day.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import type { SegmentCondition, Segments } from "../../shared/dunning/policy/segment.ts";
import type { Scope, Segmented } from "./draw.ts";
import { ZONE } from "./clock-on-wall.ts";
import type { World } from "./world.ts";

const ZONES = [null, null, null, null, "Europe/London", "America/New_York", "no such zone"];

/** Of whom about a third is in a segment. */
export const GRADES = ["A", "E", null] as const;
export const COUNTRIES = ["CN", "GB", null] as const;
/** In minor units of either currency. */
const MUCH = 300_000;

const WHEN: Readonly<Record<Segmented["by"], SegmentCondition>> = {
  grade: { grade: ["E"] },
  country: { country: ["GB"] },
  key: { keyAccount: true },
  amount: { openAtLeast: { CNY: MUCH, EUR: MUCH } },
};

const storedSegments = (otherwise: Policy, segments: readonly Segmented[]): Segments => ({
  version: 1,
  segments: segments.map(({ by, policy }) => ({
    key: by,
    name: { "zh-CN": by, en: by },
    when: WHEN[by],
    policyId: policy.id,
  })),
  otherwise: otherwise.id,
});

/** The debtors of a story, what they owe on its first day, and the org they owe it to. */
export async function settleTown(
  world: World,
  {
    debtors,
    from,
    days,
    bills = 3,
    policy,
    caps,
    segments = [],
    by = "smtp",
  }: Partial<Scope> & Pick<Scope, "debtors" | "from" | "days" | "policy" | "caps">,
): Promise<void> {
  const random = world.random.fork("town");
  await world.store.directly(async (tx) => {
    await world.store.org.upsert(tx, {
      orgId: "1",
      name: "Seller",
      timeZone: ZONE,
      language: "en",
      mode: "live",
      sender: { name: "Seller", address: "ar@seller.example", by },
      texts: { region: "CN" },
      installationStopped: false,
      liveOn: caps === null ? null : from,
      caps: caps ?? STANDARD_CAPS,
      policyBodies: [policy, ...segments.map((each) => each.policy)],
      segments: segments.length === 0 ? null : storedSegments(policy, segments),
    });
  });
  for (let at = 0; at < debtors; at += 1) {
    const accountId = String(100 + at);
    world.keepAccount({
      accountId,
      name: `Buyer ${accountId}`,
      language: "en",
      country: random.pick(COUNTRIES),
      timeZone: random.pick(ZONES),
      ownerId: "77",
      grade: random.pick(GRADES),
      keyAccount: random.chance(0.3),
      noReminders: false,
      noRemindersReason: null,
      state: "active",
    });
    const email = `ap${accountId}@buyer.example`;
    world.keepContact({
      contactId: `${accountId}1`,
      accountId,
      name: "Wang Fang",
      email,
      mobile: `+86138${accountId.padStart(8, "0")}`,
      role: "billing",
      state: "active",
    });
    for (let bill = random.whole(1, bills); bill > 0; bill -= 1)
      billed(world, accountId, bill, addDays(from, random.whole(-15, Math.max(1, days - 3))));
  }
}

function billed(world: World, accountId: string, bill: number, dueOn: Scope["from"]): void {
  const id = `5${accountId}${bill}`;
  const random = world.random.fork(`bill ${id}`);
  world.keepMoney({
    kind: "invoice",
    id,
    accountId,
    currency: (random.chance(0.15) ? "EUR" : "CNY") as Currency,
    amountMinor: random.whole(50, 5_000) * 100,
    number: `INV-${id}`,
    issuedOn: addDays(dueOn, -30),
    dueOn,
    disputedMinor: 0,
    disputeReason: null,
    noReminders: false,
    contactId: null,
  });
}
