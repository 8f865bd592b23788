import type { BenchFigures } from './bench-case';
import { type Bound, BOUNDS, judge } from './bounds';

const shown = (value: number): string =>
  value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));

function boundLine(bound: Bound, figures: Partial<BenchFigures>): string[] {
  const verdict = judge(bound, figures);
  if (!verdict) return [];
  const { says, least, most, aim, unit } = bound;
  const asked = least === undefined ? `≤ ${most}` : `≥ ${least}`;
  const better = Math.round(Math.abs(verdict.margin - 1) * 100);
  const how = verdict.met ? `met, ${better} % to spare` : `NOT MET, ${better} % short`;
  const value = `${shown(verdict.value)} ${unit}`;
  const wish = aim === undefined ? '' : `, aim ${aim}`;
  return [`  ${says.padEnd(50)} ${value.padStart(12)}   ${`${asked}${wish}`.padEnd(14)} ${how}`];
}

/** Each number with its path: `peers.simjs.requestsPerSecond`. */
function numbersIn(value: unknown, path: string): [path: string, value: number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    numbersIn(inner, path === '' ? key : `${path}.${key}`),
  );
}

const ROUGH =
  'A quick run, of small sizes: it shows that all works. Nothing is held against its bound.';

/**
 * Bounds with how each stands, then all figures: what `sim bench` prints for a person. A quick run
 * has no bounds, as what it measures is not what they are of.
 */
export function benchTable(figures: Partial<BenchFigures>, quick: boolean): string {
  const numbers = numbersIn(figures, '');
  const width = Math.max(0, ...numbers.map(([path]) => path.length));
  return [
    ...(quick ? [ROUGH] : ['Bounds', ...BOUNDS.flatMap((bound) => boundLine(bound, figures))]),
    '',
    'Figures',
    ...numbers.map(([path, value]) => `  ${path.padEnd(width)}  ${shown(value)}`),
    '',
  ].join('\n');
}
