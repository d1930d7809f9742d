import { useState } from "preact/hooks";
import type { DiscountsView } from "../../../shared/discount/contract.ts";
import { mostEarlyPpm } from "../../../shared/discount/rules.ts";
import { percentPpm } from "../../../shared/discount/share-of.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { Status } from "../../ui/status.tsx";
import { useDiscountWords } from "../../words/discount-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { DiscountsForm } from "./discounts-form.tsx";

/** What the org lets itself give away. */
export function DiscountsPanel({ client }: { readonly client: SettingsClient }) {
  const { answered, again } = useAnswer(client.discounts);
  const { settings: say, edit } = useDiscountWords();
  const words = useSettingsWords();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const close = (text: string): void => {
    setOpen(false);
    setSaid(text);
  };
  return (
    <section class="panel" aria-labelledby="discounts-title">
      <header class="panel-head">
        <h2 id="discounts-title">{say.title}</h2>
      </header>
      <p class="quiet">{say.hint}</p>
      {answered.state === "loading" && <Skeleton label={words.loading} />}
      {answered.state === "failed" && <FailureNotice because={answered.because} again={() => void again()} />}
      {answered.state === "ready" && (
        <>
          <RulesLines view={answered.value} />
          <Status text={said} />
          {open ? (
            <DiscountsForm view={answered.value} client={client} again={again} close={close} />
          ) : (
            <button type="button" class="button" onClick={() => setOpen(true)}>
              {edit}
            </button>
          )}
        </>
      )}
    </section>
  );
}

function RulesLines({ view: { rules, saved } }: { readonly view: DiscountsView }) {
  const { settings: say, standingText, none } = useDiscountWords();
  if (!saved) return <p class="panel-empty">{say.unset}</p>;
  const { admin, collector, rep } = rules.authority;
  const roles = [
    [say.roles.rep, rep],
    [say.roles.collector, collector],
    [say.roles.admin, admin],
  ] as const;
  const { standing } = rules;
  return (
    <>
      <p>{say.most(percentPpm(mostEarlyPpm(rules)))}</p>
      <dl class="charge-terms">
        <div>
          <dt>{say.authority}</dt>
          <dd>{roles.map(([name, ppm]) => `${name} ${percentPpm(ppm)}`).join(" · ")}</dd>
        </div>
        <div>
          <dt>{say.standing}</dt>
          <dd>
            {standing === null ? none : standingText(percentPpm(standing.discountPpm), standing.withinDays)}
          </dd>
        </div>
      </dl>
    </>
  );
}
