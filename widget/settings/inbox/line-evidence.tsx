import type { InboxLineView } from "../../../shared/inbox/contract.ts";
import { fullDay, nearDay } from "../../ui/day-text.ts";
import { percentPpm } from "../../../shared/discount/share-of.ts";
import { parseCurrency } from "../../../shared/kernel/currency.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import { useInboxWords } from "../../words/inbox-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";

type About<K> = Extract<InboxLineView["about"], { readonly kind: K }>;

/** What is known of a line, for whoever is to decide. */
export function LineEvidence({ line, today }: { readonly line: InboxLineView; readonly today: Day }) {
  const { about, owner } = line;
  switch (about.kind) {
    case "in-doubt":
      return <Doubt about={about} />;
    case "returned":
      return <Returned about={about} owner={owner} today={today} />;
    case "proposal":
      return <Proposal about={about} />;
    case "task":
      return <Task about={about} owner={owner} today={today} />;
    case "offer":
      return <Offer about={about} line={line} />;
    case "claim":
      return <Claim about={about} />;
  }
}

/** "Wang Fang <ap@buyer.example>" */
const whom = (contact: string | null, recipient: string | null): string | null =>
  contact === null || recipient === null ? (recipient ?? contact) : `${contact} <${recipient}>`;

function Doubt({ about }: { readonly about: About<"in-doubt"> }) {
  const say = useInboxWords().doubt;
  const { subject, recipient, contact, reply, messageId, attempts, heardSince } = about;
  return (
    <>
      <p>
        <b>{say.what(whom(contact, recipient) ?? say.nobody)}</b> {subject}
      </p>
      <p class="quiet">
        {reply === null || reply === "" ? say.silent : `${say.last}: ${reply}`}
        {attempts > 1 && ` · ${say.attempts(String(attempts))}`}
      </p>
      {heardSince !== null && <p class="consequence">{say.heard[heardSince]}</p>}
      {messageId !== null && (
        <p class="quiet">
          {say.id} <span class="hash">{messageId}</span>
        </p>
      )}
    </>
  );
}

function Returned(props: {
  readonly about: About<"returned">;
  readonly owner: string | null;
  readonly today: Day;
}) {
  const { about, owner, today } = props;
  const say = useInboxWords().returned;
  const { subject, recipient, contact, because, reply } = about;
  return (
    <>
      <p>
        <b>{say[because ?? "other"](whom(contact, recipient) ?? "?")}</b> {subject}
      </p>
      {reply !== null && (
        <p class="quiet">
          {say.words}: {reply}
        </p>
      )}
      <p>
        {owner === null ? say.taskNobody : say.task[because === "recipient" ? "recipient" : "other"](owner)}{" "}
        <Next next={about.next} today={today} />
      </p>
    </>
  );
}

/** What the policy does next by itself. */
function Next({ next: foreseen, today }: { readonly next: About<"returned">["next"]; readonly today: Day }) {
  const say = useInboxWords().returned;
  const { words, locale } = useSpeech();
  if (foreseen === null || foreseen.next.kind === "none") return <>{say.none}</>;
  const { next, recipient } = foreseen;
  if (next.kind === "hold") return <>{say.holds(words.dunning.hold[next.because])}</>;
  const on = nearDay(next.on, today, locale);
  const channel = words.dunning.channel[next.channel];
  return <>{recipient === null ? say.step(channel, on) : say.again(channel, recipient, on)}</>;
}

function Proposal({ about }: { readonly about: About<"proposal"> }) {
  const say = useInboxWords();
  const { channel } = useSettingsWords();
  return (
    <>
      <p>
        <b>{about.subject ?? channel[about.channel]}</b>
      </p>
      <Text summary={say.proposal} text={about.text} />
    </>
  );
}

function Task(props: { readonly about: About<"task">; readonly owner: string | null; readonly today: Day }) {
  const { about, owner, today } = props;
  const say = useInboxWords();
  const { locale } = useSpeech();
  const { channel } = useSettingsWords();
  return (
    <>
      <p>
        <b>{about.subject ?? channel[about.channel]}</b>{" "}
        {[
          say.due(nearDay(about.dueOn, today, locale)),
          ...(about.contact === null ? [] : [say.talkTo(about.contact)]),
        ].join(" · ")}
      </p>
      <Text summary={owner === null ? say.taskNobody : say.task(owner)} text={about.text} />
    </>
  );
}

function Text({ summary, text }: { readonly summary: string; readonly text: string | null }) {
  if (text === null) return <p class="quiet">{summary}</p>;
  return (
    <details class="more">
      <summary>{summary}</summary>
      <p class="entry-note">{text}</p>
    </details>
  );
}

function Claim({ about }: { readonly about: About<"claim"> }) {
  const say = useInboxWords();
  const { locale } = useSpeech();
  const { what, number, from, to, by } = about;
  return (
    <p>
      <b>{say.claim(say.claims[what], number, fullDay(from, locale), fullDay(to, locale))}</b>{" "}
      {say.claimBy(by)}
    </p>
  );
}

function Offer({ about, line }: { readonly about: About<"offer">; readonly line: InboxLineView }) {
  const say = useInboxWords();
  const { locale, money } = useSpeech();
  const { discountPpm, owedMinor, invoices, payBy, note, by } = about;
  const currency = parseCurrency(line.currency);
  if (!currency.ok) return null;
  const amount = (minor: number): string => money(minor, currency.value);
  return (
    <>
      <p>
        <b>
          {say.offer(
            percentPpm(discountPpm),
            amount(line.amountMinor),
            amount(owedMinor),
            say.invoices(invoices),
            fullDay(payBy, locale),
          )}
        </b>{" "}
        {say.offerBy(by)}
      </p>
      {note !== "" && <p class="entry-note">{note}</p>}
    </>
  );
}
