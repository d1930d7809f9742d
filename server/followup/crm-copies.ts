import type { Beyond } from "../../shared/contact/contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { formatMajor } from "../../shared/kernel/money.ts";
import { clockText } from "../../shared/kernel/clock-text.ts";
import { crmWords, type CrmLanguage, type CrmWords } from "./crm-words.ts";
import type { CrmCopy, FollowUpEntry, LineSubject } from "./ports.ts";

/** Who the copies are for: the account's owner, and the language of the org's CRM. */
export interface CrmReader {
  readonly ownerId: string | null;
  readonly language: CrmLanguage;
}

/**
 * What the CRM keeps of a line, so that uninstalling loses nothing: a call becomes a Call, everything else a
 * Note, and a next action becomes a Task of the account's owner. Ids are ours, so a repeat is the same record.
 */
export function copiesFor(entry: FollowUpEntry, { ownerId, language }: CrmReader): readonly CrmCopy[] {
  const words = crmWords[language];
  const text = textOf(entry, words);
  const title = titleOf(entry, language);
  const { followupId, accountId, contactId } = entry;
  const said: CrmCopy =
    entry.kind === "call"
      ? {
          module: "Calls",
          externalId: followupId,
          record: {
            subject: title,
            at: entry.happenedAt.toISOString(),
            durationMinutes: null,
            text,
            accountId,
            contactId,
            outcome: entry.outcome,
          },
        }
      : { module: "Notes", externalId: followupId, record: { title, text, accountId } };
  if (entry.nextAction === null) return [said];
  const dueOn = entry.nextOn === null ? null : formatDay(entry.nextOn);
  return [
    said,
    {
      module: "Tasks",
      externalId: `${followupId}-next`,
      record: { subject: entry.nextAction, dueOn, text, accountId, contactId, ownerId },
    },
  ];
}

function titleOf({ kind, outcome }: FollowUpEntry, language: CrmLanguage): string {
  const { kind: kinds, outcome: outcomes, agreed, reason } = crmWords[language];
  const named: Readonly<Record<string, string>> = { ...reason, ...agreed, ...kinds, ...outcomes };
  return [kind, outcome].flatMap((word) => (word === null ? [] : (named[word] ?? word))).join(" · ");
}

function textOf(entry: FollowUpEntry, words: CrmWords): string {
  const { promise, about, beyond } = entry;
  const promised =
    promise === null
      ? null
      : `${words.promise}: ${promise.currency} ${formatMajor(promise)} ${formatDay(promise.promisedOn)}`;
  return [
    about === null ? null : subjectOf(about),
    entry.note,
    promised,
    beyond && beyondText(beyond, words),
    `— ${entry.byName}`,
  ]
    .filter((line) => line !== null && line !== "")
    .join("\n");
}

/** A manager reads it where the call is. */
function beyondText({ rule }: Beyond, { beyond }: CrmWords): string {
  if (rule === null) return beyond;
  const hours = [rule.fromMinute, rule.toMinute].flatMap((minute) => minute ?? []).map(clockText);
  return `${beyond}: ${[...(hours.length === 2 ? [hours.join("–")] : []), rule.name].join(" · ")}`;
}

const subjectOf = ({ amountMinor, currency, invoices, on }: LineSubject): string =>
  [
    amountMinor === null ? null : `${currency} ${formatMajor({ amountMinor, currency })}`,
    invoices.map(({ number }) => number).join(", "),
    on === null ? null : formatDay(on),
  ]
    .filter((part) => part !== null)
    .join(" · ");
