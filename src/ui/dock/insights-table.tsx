import { toEpochSeconds, toSeconds } from '../../model/sim-time';
import table from '../charts/figures-table.module.css';
import { operation } from '../inspector/operation';
import { useAnswer, useStandingAnswer } from '../inspector/use-answer';
import { useNow } from '../inspector/use-calm';
import { COLUMNS, insightsRows, queryOf } from './insights';
import styles from './metrics.module.css';

/** CloudWatch is asked so often; simulated seconds. */
const EVERY = 20;

const shown = (value: number | undefined): string =>
  value === undefined ? '–' : String(Math.round(value * 10) / 10);

/** What Container Insights has of services, and enhanced of tasks and containers, last minute. */
export function InsightsTable() {
  const now = useNow();
  const moment = Math.floor(toSeconds(now) / EVERY);
  const listing = operation('CloudWatch.ListMetrics', { Namespace: 'ECS/ContainerInsights' });
  const listed = useAnswer(listing, moment).result;
  const query = queryOf(listed, Math.floor(toEpochSeconds(now) / EVERY) * EVERY);
  const asked = query && operation('CloudWatch.GetMetricData', query);
  const data = useStandingAnswer(asked, moment);
  const rows = insightsRows(listed, data);
  if (rows.length === 0) {
    return <p className={styles.nothing}>Container Insights has no figures yet.</p>;
  }
  return (
    <div className={table.box} role="region" aria-label="Container Insights" tabIndex={0}>
      <table className={table.table}>
        <caption className="unseen">Container Insights</caption>
        <thead>
          <tr>
            <th scope="col">Service, task, container</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, depth, figures }) => (
            <tr key={key}>
              <th scope="row" style={{ paddingLeft: 8 + depth * 16 }}>
                {name}
              </th>
              {COLUMNS.map((column) => (
                <td key={column}>{shown(figures[column])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        Averages of the last minute: CPU units, MiB, percent of what is reserved; a service’s are
        means over its tasks. – is what Container Insights does not measure there.
      </p>
    </div>
  );
}
