import { useEffect, useState } from "preact/hooks";
import type { ContactsView } from "../../shared/contact/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import { InputField } from "../ui/input-field.tsx";
import { Notice } from "../ui/notice.tsx";
import { FlawLine } from "../ui/flaw-line.tsx";
import { useReachWords } from "../words/reach-words.ts";
import { useSpeech } from "../words/speech.ts";
import { sayMay } from "./say-may.ts";

export interface ReachProps {
  readonly client: Pick<ServerClient, "contacts" | "wrongContact" | "verifyContact">;
  readonly way: "call" | "visit" | "message";
  /** "" when nobody in particular is meant. */
  readonly contactId: string;
  readonly despite: string;
  readonly change: (despite: string) => void;
}

const DESPITE_LENGTH = 300;

/** Said before anybody dials: whether they may be reached now and from when on if not. What happened is kept in any case. */
export function ReachPart(props: ReachProps) {
  const { client, way, contactId, despite, change } = props;
  const { moment } = useSpeech();
  const say = useReachWords();
  const [told, setTold] = useState<ContactsView | "failed">();
  const [failure, setFailure] = useState(false);
  const ask = async (): Promise<void> => {
    const answer = await client.contacts();
    setTold(answer.ok ? answer.value : "failed");
  };
  useEffect(() => void ask(), []);
  if (told === undefined) return null;
  if (told === "failed") return <p class="quiet">{say.unknown}</p>;
  const person = told.contacts.find((each) => each.contactId === contactId);
  const may = (person ?? told.anybody)[way];
  const act = async (doing: Promise<{ readonly ok: boolean }>): Promise<void> => {
    setFailure(!(await doing).ok);
    await ask();
  };
  return (
    <div class="reach">
      {may.allowed ? (
        <p class="quiet" role="status">
          {say.allowed}
        </p>
      ) : (
        <div role="status">
          <Notice
            tone="warn"
            title={sayMay(may, say, moment)}
            what={may.mayOverride ? say.discouraged : say.forbidden}
          />
        </div>
      )}
      {!may.allowed && (
        <InputField
          id="despite"
          label={say.despite}
          value={despite}
          wide
          maxLength={DESPITE_LENGTH}
          flaw={undefined}
          change={change}
        />
      )}
      {person && <WrongLine person={person} client={client} act={act} />}
      {failure && <FlawLine says={say.notSaved} />}
    </div>
  );
}

interface WrongProps extends Pick<ReachProps, "client"> {
  readonly person: ContactsView["contacts"][number];
  readonly act: (doing: Promise<{ readonly ok: boolean }>) => Promise<void>;
}

/** One press says that it is not theirs; another, by whoever made sure, that it is. */
function WrongLine({ person, client, act }: WrongProps) {
  const say = useReachWords();
  const { contactId, phone, wrong } = person;
  const [reported] = wrong;
  if (reported === undefined)
    return (
      <button
        type="button"
        class="link"
        title={say.wrongHint}
        onClick={() => {
          const what = phone === null ? "email" : "phone";
          const clientId = crypto.randomUUID();
          void act(client.wrongContact({ clientId, contactId, what, reason: say.wrongReason }));
        }}
      >
        {say.wrong}
      </button>
    );
  return (
    <p class="quiet">
      {reported.elsewhere ? say.isElsewhere(reported.by) : say.isWrong(reported.by)}{" "}
      <button
        type="button"
        class="link"
        onClick={() => void act(client.verifyContact({ contactId, reason: say.verifyReason }))}
      >
        {say.verify}
      </button>
    </p>
  );
}
