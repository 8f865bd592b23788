import {
  differenceWords,
  figureLabel,
  figureWords,
  meanWords,
  tellingFigures,
} from '../../formats/comparison/figure-words';
import { betterOf, type Comparison, type FigureComparison } from '../../model/comparison';
import styles from './compare.module.css';

/** Every figure that says something: A, B, what lies between, and how sure that is. */
export function DifferencesTable({ comparison }: { comparison: Comparison }) {
  const rows = tellingFigures(comparison.figures);
  return (
    <div className={styles.table} role="group" aria-label="All figures" tabIndex={0}>
      <table aria-label="Differences">
        <thead>
          <tr>
            <td />
            <th scope="col">A</th>
            <th scope="col">B</th>
            <th scope="col">B − A</th>
            <th scope="col">spread (95 %)</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((figure) => (
            <Row key={figure.name} figure={figure} />
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {rows.length === 0
          ? 'Figures appear with the first pair of runs.'
          : '* list prices, indicative · means over the seeds · pp: percentage points'}
      </p>
    </div>
  );
}

function Row({ figure }: { figure: FigureComparison }) {
  const { name, a, b } = figure;
  const { text, spread } = differenceWords(figure);
  const means = meanWords(figure);
  const better = betterOf(figure);
  const range = ({ p5, p95 }: typeof a) =>
    `5 % to 95 % of the seeds: ${figureWords(name, p5)} to ${figureWords(name, p95)}`;
  return (
    <tr>
      <th scope="row">{figureLabel(name)}</th>
      <td title={range(a)}>{means.a}</td>
      <td title={range(b)}>{means.b}</td>
      <td
        className={styles.difference}
        data-better={better ?? undefined}
        title={better ? `${better.toUpperCase()} is better` : undefined}
      >
        {text}
      </td>
      <td>{spread}</td>
    </tr>
  );
}
