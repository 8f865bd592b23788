import { useMemo } from 'react';
import { figureWords } from '../../formats/comparison/figure-words';
import type { FigureName } from '../../model/trial';
import { type SweepPoint, sweptFigures } from '../../state/sweep/run-sweep';
import type { SweepSetting } from '../../state/sweep/sweep-setting';
import { Chart } from '../charts/chart';
import { useSize } from '../charts/use-size';
import { stretchOfValues, sweepChart } from './sweep-chart';
import styles from './sweep.module.css';
import { sweepVerdict, valueWords } from './sweep-words';

interface ResultProps {
  points: readonly SweepPoint[];
  setting: SweepSetting;
  figure: FigureName;
}

/** The verdict, the figure over the values, and the same as a table. */
export function SweepResult({ points, setting, figure }: ResultProps) {
  const [ref, size] = useSize<HTMLDivElement>({ width: 800, height: 340 });
  const swept = useMemo(() => sweptFigures(points, figure), [points, figure]);
  const chart = useMemo(() => sweepChart(swept, setting, figure), [swept, setting, figure]);
  const verdict = sweepVerdict(points, setting, figure);
  const { current } = setting;
  const stretch = stretchOfValues(points.map(({ value }) => value));
  const shows = current !== null && current >= stretch.from && current <= stretch.to;
  return (
    <>
      <div
        className={styles.verdict}
        data-told={verdict.best !== null || undefined}
        role="status"
        aria-label="Verdict"
      >
        <strong>{verdict.sentence}</strong>
        <p>{verdict.detail}</p>
      </div>
      <h3 className={styles.title}>
        {chart.title}{' '}
        <span className={styles.note}>
          {chart.note}
          {shows && `; upright: as it is now, ${valueWords(current, setting)}`}
        </span>
      </h3>
      <div className={styles.chart} ref={ref}>
        {chart.empty === null && (
          <Chart
            chart={chart}
            stretch={stretch}
            size={size}
            labels
            uprights={shows ? [{ at: current, colour: 'text' }] : []}
          />
        )}
      </div>
      <SweepTable points={points} setting={setting} figure={figure} best={verdict.best} />
    </>
  );
}

function SweepTable({ points, setting, figure, best }: ResultProps & { best: number | null }) {
  const swept = new Map(sweptFigures(points, figure).map((one) => [one.value, one]));
  const isRefused = points.some(({ refused }) => refused.length > 0);
  const words = (value: number | undefined) =>
    value === undefined ? '–' : figureWords(figure, value);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Values">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{setting.label}</th>
            {['Mean', 'Median', '5 %', '95 %', 'Runs'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {isRefused && <th scope="col">Refused</th>}
          </tr>
        </thead>
        <tbody>
          {points.map(({ value, refused }) => {
            const one = swept.get(value);
            return (
              <tr key={value} data-best={value === best || undefined}>
                <th scope="row">
                  {valueWords(value, setting)}
                  {value === best && ' · best'}
                </th>
                <td>{words(one?.mean)}</td>
                <td>{words(one?.median)}</td>
                <td>{words(one?.p5)}</td>
                <td>{words(one?.p95)}</td>
                <td>{one?.n ?? 0}</td>
                {isRefused && <td className={styles.refused}>{refused.join(' ')}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
