interface CompareTableProps {
  readonly title: string;
  readonly columns: readonly string[];
  /** The row's name first, then a figure for each column. */
  readonly rows: readonly (readonly string[])[];
}

/** Figures of several rules, one below the other. */
export function CompareTable({ title, columns, rows }: CompareTableProps) {
  return (
    <table class="compare">
      <caption class="quiet">{title}</caption>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...figures]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {figures.map((figure, at) => (
              <td key={columns[at]}>{figure}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
