import { US_PER_SECOND } from '../../model/sim-time';
import { LEAST, shownSeconds } from '../canvas/recent-answers';
import { useStillTraffic } from '../canvas/still-traffic';
import { useCalm } from '../inspector/use-calm';
import { type Figure, figuresOf } from './figures';
import styles from './figures-row.module.css';

/** Of the drawing, which is stretched to its place. */
const WIDE = 240;
const HIGH = 40;

/** Stretches of a course without gaps, as SVG paths. */
function pathsOf(values: Figure['values']): { line: string; wash: string }[] {
  const top = Math.max(...values.map((value) => value ?? 0)) || 1;
  const pieces: string[][] = [[]];
  values.forEach((value, i) => {
    if (value === null) return void pieces.push([]);
    const x = ((i / (values.length - 1)) * WIDE).toFixed(1);
    pieces.at(-1)!.push(`${x} ${(HIGH - (value / top) * (HIGH - 3)).toFixed(1)}`);
  });
  return pieces
    .filter((points) => points.length > 1)
    .map((points) => {
      const line = `M${points.join('L')}`;
      const [from, to] = [points[0]!, points.at(-1)!].map((point) => point.split(' ')[0]);
      return { line, wash: `${line}L${to} ${HIGH}L${from} ${HIGH}Z` };
    });
}

function Course({ figure }: { figure: Figure }) {
  return (
    <svg
      className={styles.course}
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {pathsOf(figure.values).map(({ line, wash }) => (
        <g key={line}>
          <path className={styles.wash} d={wash} />
          <path className={styles.line} d={line} />
        </g>
      ))}
    </svg>
  );
}

/** Requests, errors and latency of the last two minutes. */
export function FiguresRow() {
  const now = useCalm((state) => Math.floor(state.now / US_PER_SECOND));
  const metrics = useCalm((state) => state.metrics);
  const run = useCalm((state) => state.run);
  const still = useStillTraffic();
  const figures = figuresOf(metrics, now, still ? LEAST : shownSeconds(run));
  if (figures.length === 0) return null;
  return (
    <div className={styles.row} role="group" aria-label="Figures">
      {figures.map((figure) => (
        <figure key={figure.title} className={styles.figure} data-tone-of={figure.tone}>
          <figcaption className={styles.caption}>
            <span className={styles.title}>{figure.title}</span>
            <span className={styles.now}>{figure.now}</span>
          </figcaption>
          <Course figure={figure} />
        </figure>
      ))}
    </div>
  );
}
