import type { CurrencyReportView, ProvisionView } from "../../../shared/report/contract.ts";
import { useProvisionWords } from "../../words/provision-words.ts";
import { useReportWords } from "../../words/report-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { percentOf } from "./percent-of.ts";
import { WideTable } from "./wide-table.tsx";

interface TableProps {
  readonly currency: CurrencyReportView["currency"];
  readonly provision: ProvisionView;
}

/** What is expected to be lost of what is open, bucket by bucket and of those judged by themselves. */
export function ProvisionTable({ currency, provision }: TableProps) {
  const say = useProvisionWords();
  const { buckets, percent } = useReportWords();
  const { money, fullDay } = useSpeech();
  const amount = (minor: number): string => money(minor, currency, { bare: true, minor: true });
  const { version, from, approvedBy, stage, ratesPpm, exposureMinor, lossMinor, assessed } = provision;
  const lines = [
    ...ratesPpm.map((ppm, at) => ({
      name: buckets[at] ?? "",
      ...{ ppm, open: exposureMinor[at] ?? 0, loss: lossMinor[at] ?? 0, title: undefined },
    })),
    ...assessed.map((each) => ({
      name: each.name,
      ...{ ppm: each.lossPpm, open: each.exposureMinor, loss: each.lossMinor, title: each.reason },
    })),
  ];
  return (
    <>
      <WideTable
        caption={say.provision}
        look="report-rolls"
        heads={[say.part, say.exposure, say.rate, say.expected]}
      >
        {lines.map(({ name, ppm, open, loss, title }) => (
          <tr key={name}>
            <th scope="row" title={title}>
              {name}
            </th>
            <td class="money">{amount(open)}</td>
            <td>{percent(percentOf(ppm))}</td>
            <td class="money">{amount(loss)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{say.all}</th>
          <td class="money">{amount(lines.reduce((all, { open }) => all + open, 0))}</td>
          <td />
          <td>
            <b>{amount(provision.provisionMinor)}</b>
          </td>
        </tr>
      </WideTable>
      <p class="quiet">
        {say.provisionOf(String(version), fullDay(from), approvedBy)} {say.stage[stage]}
      </p>
    </>
  );
}
