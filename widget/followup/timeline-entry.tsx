import type { ComponentChildren } from "preact";
import { reachesCustomer } from "../../shared/dunning/reaches-customer.ts";
import type { FollowUpView } from "../../shared/followup/contract.ts";
import { LOG_KINDS } from "../../shared/followup/kinds.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { Badge } from "../ui/badge.tsx";
import { sayBeyond } from "../words/say-beyond.ts";
import { type Speech, useSpeech } from "../words/speech.ts";

export interface EntryParts {
  readonly promiseLine: (promise: NonNullable<FollowUpView["promise"]>) => ComponentChildren;
  readonly sentMessage: (dispatch: NonNullable<FollowUpView["dispatch"]>) => ComponentChildren;
  /** Which invoices, how much, until when: what the line speaks of. */
  readonly aboutLine: (entry: FollowUpView) => ComponentChildren;
  /** Absent for those who may not write. */
  readonly correct?: ((entry: FollowUpView) => void) | undefined;
  /** The entry that was just saved. */
  readonly newId?: string | undefined;
}

/** One line of the log. What people wrote reads like speech; what the machine did links to its bytes. */
export function TimelineEntry({
  entry,
  parts,
}: {
  readonly entry: FollowUpView;
  readonly parts: EntryParts;
}) {
  const speech = useSpeech();
  const say = speech.words.followup;
  const title = entryTitle(entry, speech);
  const byHand = (LOG_KINDS as readonly string[]).includes(entry.kind);
  const replaced = entry.supersededBy !== null;
  return (
    <li
      class={`entry dot-${dotOf(entry)}${replaced ? " entry-replaced" : ""}${entry.followupId === parts.newId ? " entry-new" : ""}`}
    >
      <p class="entry-title">
        {title} {replaced && <Badge tone="calm">{say.corrected}</Badge>}
        {entry.supersedes !== null && <Badge tone="calm">{say.correction}</Badge>}
      </p>
      {entry.beyond && <BeyondLine beyond={entry.beyond} />}
      {entry.note !== "" && <p class="entry-note">{entry.note}</p>}
      {entry.promise && parts.promiseLine(entry.promise)}
      {entry.about && parts.aboutLine(entry)}
      {entry.next && (
        <p class="entry-small">{say.nextAction(entry.next.what, speech.shortDay(entry.next.on))}</p>
      )}
      <div class="entry-foot">
        <Small entry={entry} byHand={byHand} />
        {entry.dispatch && reachesCustomer(entry.dispatch.channel) && parts.sentMessage(entry.dispatch)}
        {byHand && !replaced && parts.correct && (
          <button
            type="button"
            class="link entry-correct"
            aria-label={say.correctLabel(title)}
            onClick={() => parts.correct?.(entry)}
          >
            {say.correct}
          </button>
        )}
      </div>
    </li>
  );
}

/** Kept like any other; whoever leads sees at once that it should not have been. */
function BeyondLine({ beyond }: { readonly beyond: NonNullable<FollowUpView["beyond"]> }) {
  const { words } = useSpeech();
  const { what, rule } = sayBeyond(beyond, words);
  const told = [rule, beyond.despite === null ? "" : words.followup.beyond.despite(beyond.despite)];
  return (
    <p class="entry-small entry-beyond">
      <Badge tone="warn">{what}</Badge> {told.filter((part) => part !== "").join(" · ")}
    </p>
  );
}

function Small({ entry, byHand }: { readonly entry: FollowUpView; readonly byHand: boolean }) {
  const { words, money } = useSpeech();
  const told: string[] = [];
  const { dispatch } = entry;
  if (dispatch) {
    told.push(words.followup.invoices(dispatch.invoiceCount));
    told.push(money(dispatch.amountMinor, dispatch.currency as Currency));
    if (dispatch.through) told.push(words.followup.through(dispatch.through));
    if (dispatch.recipient) told.push(dispatch.recipient);
    if (dispatch.delivered !== undefined)
      told.push(dispatch.delivered ? words.dunning.delivered : words.dunning.undelivered);
    if (dispatch.rehearsed) told.push(words.dunning.rehearsed);
  }
  if ((byHand || entry.about) && entry.byName) told.push(words.followup.by(entry.byName));
  if (entry.inCrm === "waiting") told.push(words.followup.crmWaiting);
  if (entry.inCrm === "refused") told.push(words.followup.crmRefused);
  return told.length > 0 ? <p class="entry-small">{told.join(" · ")}</p> : null;
}

/** "Today 09:05 · Call reached · Wang" */
function entryTitle(entry: FollowUpView, { words, moment, nearDay, dayOf }: Speech): string {
  const say = words.followup;
  const outcomes: Readonly<Record<string, string>> = {
    ...words.agreed.reasons,
    ...words.agreed.ends,
    ...say.outcomes,
  };
  const what = [entry.dispatch ? words.dunning.states[entry.dispatch.state] : say.kinds[entry.kind]];
  if (entry.dispatch && entry.dispatch.channel === "sms")
    what[0] = words.dunning.textStates[entry.dispatch.state];
  else if (entry.dispatch && entry.dispatch.channel !== "email")
    what[0] = words.dunning.channel[entry.dispatch.channel];
  // A verdict's outcome stands in the promise's own badge.
  if (entry.outcome && entry.kind !== "promise-verdict") what.push(outcomes[entry.outcome] ?? entry.outcome);
  if (entry.contactName) what.push(say.with(entry.contactName));
  // A verdict is about a day; the minute at which the machine reached it says nothing.
  const when = entry.kind === "promise-verdict" ? nearDay(dayOf(entry.happenedAt)) : moment(entry.happenedAt);
  return [when, ...what].join(" · ");
}

function dotOf(entry: FollowUpView): string {
  if (entry.about) return dotOfAgreement(entry);
  if (entry.promise?.state === "kept") return "good";
  if (entry.promise?.state === "broken" || entry.dispatch?.state === "rejected") return "bad";
  if (entry.dispatch?.state === "in_doubt" || entry.outcome === "bounced" || entry.outcome === "refused")
    return "bad";
  if (entry.promise?.state === "partly-kept" || entry.outcome === "disputed") return "warn";
  if (entry.outcome === "reached" || entry.outcome === "promised") return "good";
  return entry.dispatch ? "accent" : "calm";
}

function dotOfAgreement({ kind, outcome }: FollowUpView): string {
  if (outcome === "broken") return "bad";
  if (outcome === "withdrawn" || kind === "extension") return "calm";
  if (kind === "plan") return "good";
  const isOver = outcome === "accepted" || outcome === "partly" || outcome === "rejected";
  return isOver ? "calm" : "warn";
}
