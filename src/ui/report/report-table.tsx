import type { ReportTable } from '../../formats/deployment-report/report-tables';
import styles from './report.module.css';

/** A table of a report: names on the left, figures with their units to the right. */
export function ReportTableView({ table, remark }: { table: ReportTable; remark?: string }) {
  const { title, head, rows } = table;
  return (
    <div className={styles.box} role="region" aria-label={title} tabIndex={0}>
      <table className={styles.table} data-plain={head.length === 0 || undefined}>
        <caption>
          {title}
          {remark !== undefined && <span> · {remark}</span>}
        </caption>
        {head.length > 0 && (
          <thead>
            <tr>
              {head.map((name, column) =>
                column === 0 && name === '' ? (
                  <td key={column} />
                ) : (
                  <th key={column} scope="col">
                    {name}
                  </th>
                ),
              )}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(([name, ...figures], row) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              {figures.map((figure, column) => (
                <td key={column}>{figure}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
