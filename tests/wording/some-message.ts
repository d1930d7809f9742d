import { decide } from "../../shared/dunning/decide.ts";
import type { MessageFields } from "../../shared/dunning/templates/message-fields.ts";
import { addDays } from "../../shared/kernel/day.ts";
import { assert } from "../../shared/kernel/result.ts";
import { CNY, everyDay, facts, item, MONDAY } from "../dunning/scene.ts";

/** A message about two invoices, one of them partly contested, with credits: every field has something to say. */
export function someMessage(over: Partial<MessageFields> = {}, number = "INV-2088"): MessageFields {
  const items = [
    item({ dueOn: MONDAY, residualMinor: 1_234_550, disputedMinor: 234_550, number }),
    item({ invoiceId: "2", dueOn: addDays(MONDAY, 9), number: "INV-2101" }),
  ];
  const decision = decide(facts({ items, creditsMinor: 20_000 }), everyDay, addDays(MONDAY, 10));
  assert(decision.kind === "remind", "a reminder is due");
  return {
    accountName: "华东精工",
    contactName: "王芳",
    senderName: "海纳精密",
    asOf: addDays(MONDAY, 10),
    currency: CNY,
    demand: decision.demand,
    deadlineOn: addDays(MONDAY, 24),
    tone: "neutral",
    signature: "海纳精密财务部",
    pay: {
      link: "https://pay.haina.example/in?ref={reference}&x=1",
      phone: "+86 21 5555 0100",
      instructions: { "zh-CN": "海纳精密，工商银行 6222 0000", en: "Haina, ICBC 6222 0000" },
    },
    offers: [
      {
        numbers: ["INV-2101"],
        currency: CNY,
        askedMinor: 98_000,
        letGoMinor: 2_000,
        payBy: addDays(MONDAY, 12),
      },
    ],
    ...over,
  };
}
