import { useSettingsWords } from "../../words/settings-words.ts";
import { EditLine } from "../edit-line.tsx";
import { useEditing } from "../use-editing.ts";
import { PayForm, type PayProps } from "./pay-form.tsx";

/** How customers pay and whom they call: the same in every letter. */
export function PayPanel(props: PayProps) {
  const say = useSettingsWords().payDetails;
  const { pay } = props;
  const panel = useEditing("pay-title");
  const shown = [
    [say.link, pay.link],
    [say.phone, pay.phone],
    [say.instructions["zh-CN"], pay.instructions["zh-CN"]],
    [say.instructions.en, pay.instructions.en],
  ] as const;
  return (
    <section class="panel" aria-labelledby="pay-title">
      <header class="panel-head">
        <h2 id="pay-title" tabIndex={-1}>
          {say.title}
        </h2>
      </header>
      <p class="quiet">{say.hint}</p>
      {panel.editing ? (
        <PayForm {...props} close={panel.close} />
      ) : (
        <>
          <dl class="facts">
            {shown.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value === "" ? say.none : value}</dd>
              </div>
            ))}
          </dl>
          <EditLine label={say.edit} {...panel} />
        </>
      )}
    </section>
  );
}
