import type { ComponentChildren } from "preact";
import type { AccountView } from "../../shared/account/contract.ts";
import type { ExposureView } from "../../shared/limit/contract.ts";
import { Badge } from "../ui/badge.tsx";
import type { Tone } from "../ui/notice.tsx";
import { Panel, type PanelState } from "../ui/panel.tsx";
import { useSpeech } from "../words/speech.ts";

const HOLD_TONE: Record<ExposureView["hold"], Tone> = { none: "good", warn: "warn", over: "bad" };

interface SellCardProps {
  readonly content: PanelState<ExposureView>;
  /** What holds the account back; absent: nothing. */
  readonly credit?: AccountView["creditHold"];
  /** What their grade is allowed; absent: never scored. */
  readonly terms?: AccountView["terms"];
  readonly below?: ComponentChildren;
}

/** May I sell to them: what is left of the limit, and what uses it. */
export function SellCard({ content, credit, terms, below }: SellCardProps) {
  const { words } = useSpeech();
  return (
    <Panel
      name="sell"
      title={words.credit.sellTitle}
      aside={content.state === "ready" ? content.value.currency : null}
      content={content}
      loading={words.page.loading}
      ready={(exposure) => (
        <>
          <SellFigures {...{ exposure, credit, terms }} />
          {below}
        </>
      )}
    />
  );
}

interface FiguresProps extends Pick<SellCardProps, "credit" | "terms"> {
  readonly exposure: ExposureView;
}

function SellFigures({ exposure, credit, terms }: FiguresProps) {
  const { words, locale, money, percent, shortDay } = useSpeech();
  const say = words.credit;
  const { currency, limitMinor, headroomMinor, exposureMinor, hold } = exposure;
  const used = limitMinor ? exposureMinor / limitMinor : undefined;
  return (
    <>
      <p class="figure">
        <strong>{headline(exposure, say, money)}</strong>
        {used !== undefined && <small>{say.used(percent(used))}</small>}
      </p>
      {limitMinor !== null && <LimitBar exposureMinor={exposureMinor} limitMinor={limitMinor} hold={hold} />}
      <dl class="sell-figures">
        <div>
          <dt>{say.exposure}</dt>
          <dd>{money(exposureMinor, currency)}</dd>
        </div>
        {exposure.ordersMinor > 0 && (
          <div>
            <dt>{say.orders}</dt>
            <dd>{money(exposure.ordersMinor, currency)}</dd>
          </div>
        )}
        {exposure.creditsMinor > 0 && (
          <div>
            <dt>{say.credits}</dt>
            <dd>{money(-exposure.creditsMinor, currency)}</dd>
          </div>
        )}
        {limitMinor !== null && (
          <div>
            <dt>{say.limit}</dt>
            <dd>{money(limitMinor, currency)}</dd>
          </div>
        )}
        {exposure.group && (
          <div>
            <dt>{say.groupLimit}</dt>
            <dd>
              {money(exposure.group.exposureMinor, exposure.group.currency)} /{" "}
              {money(exposure.group.limitMinor, exposure.group.currency)}
            </dd>
          </div>
        )}
        {exposure.parts.map((part) => (
          <div key={part.currency}>
            <dt>{say.partOf(part.currency)}</dt>
            <dd>
              {money(part.exposureMinor, part.currency)} / {money(part.limitMinor, part.currency)}
            </dd>
          </div>
        ))}
      </dl>
      <p class="badges">
        {credit && (
          <Badge tone={credit.hold === "warn" ? "warn" : "bad"}>
            {say.creditHolds[credit.hold]}: {credit.why[locale]}
          </Badge>
        )}
        {headroomMinor === null ? (
          <span class="quiet">{say.noLimitWhat}</span>
        ) : (
          !(credit && hold === "none") && <LimitBadge hold={hold} terms={terms} />
        )}
        {exposure.accounts > 1 && <Badge tone="calm">{say.ofGroup(exposure.accounts)}</Badge>}
        {exposure.ratesOn !== null && <Badge tone="calm">{say.ratesOn(shortDay(exposure.ratesOn))}</Badge>}
        {exposure.withoutRate.length > 0 && (
          <Badge tone="warn">{say.withoutRate(exposure.withoutRate.join(" "))}</Badge>
        )}
      </p>
    </>
  );
}

/** Room in the limit is not yet a yes: their grade may have to pay at once. */
function LimitBadge({ hold, terms }: Pick<ExposureView, "hold"> & Pick<SellCardProps, "terms">) {
  const say = useSpeech().words.credit;
  if (hold !== "none" || !terms) return <Badge tone={HOLD_TONE[hold]}>{say.hold[hold]}</Badge>;
  const { grade, mostDays } = terms;
  return mostDays === 0 ? (
    <Badge tone="warn">{say.againstPayment(grade)}</Badge>
  ) : (
    <Badge tone="good">{say.upToDays(mostDays)}</Badge>
  );
}

function headline(
  { headroomMinor, currency }: ExposureView,
  say: ReturnType<typeof useSpeech>["words"]["credit"],
  money: ReturnType<typeof useSpeech>["money"],
): string {
  if (headroomMinor === null) return say.noLimit;
  return headroomMinor < 0
    ? say.over(money(-headroomMinor, currency))
    : say.headroom(money(headroomMinor, currency));
}

function LimitBar({
  exposureMinor,
  limitMinor,
  hold,
}: {
  readonly exposureMinor: number;
  readonly limitMinor: number;
  readonly hold: ExposureView["hold"];
}) {
  const share = limitMinor > 0 ? Math.min(1, Math.max(0, exposureMinor / limitMinor)) : 1;
  return (
    <div class="bar bar-limit" aria-hidden="true">
      <i class={`use use-${hold}`} style={{ flexGrow: share }} />
      <i class="use-rest" style={{ flexGrow: 1 - share }} />
    </div>
  );
}
