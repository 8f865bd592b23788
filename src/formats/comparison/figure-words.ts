import type { FigureComparison, PointFigure } from '../../model/comparison';
import type { FigureName } from '../../model/trial';

type Unit = 'ms' | '%' | 's' | '$' | '';

interface FigureText {
  label: string;
  unit: Unit;
  /** Digits after the point. */
  digits: number;
}

const TEXTS: Record<FigureName, FigureText> = {
  requests: { label: 'Requests', unit: '', digits: 0 },
  failedPercent: { label: 'Errors', unit: '%', digits: 2 },
  failedRequests: { label: 'Requests failed', unit: '', digits: 1 },
  latencyMeanMs: { label: 'Latency, mean', unit: 'ms', digits: 0 },
  latencyP50Ms: { label: 'Latency, p50', unit: 'ms', digits: 0 },
  latencyP90Ms: { label: 'Latency, p90', unit: 'ms', digits: 0 },
  latencyP99Ms: { label: 'Latency, p99', unit: 'ms', digits: 0 },
  outstandingMax: { label: 'Outstanding, max per task', unit: '', digits: 1 },
  cpuMeanPercent: { label: 'CPU, mean', unit: '%', digits: 0 },
  secondsToSteady: { label: 'Time until steady', unit: 's', digits: 0 },
  steadyServices: { label: 'Services steady at the end', unit: '', digits: 1 },
  deploymentSeconds: { label: 'Deployment, time', unit: 's', digits: 0 },
  deploymentsFailed: { label: 'Deployments failed', unit: '', digits: 1 },
  tasksStarted: { label: 'Tasks started', unit: '', digits: 1 },
  tasksStopped: { label: 'Tasks stopped', unit: '', digits: 1 },
  costUsd: { label: 'Cost of the stretch*', unit: '$', digits: 4 },
  usdPerMonth: { label: 'Cost, per month*', unit: '$', digits: 0 },
};

/** The order of the table. */
const ROWS: readonly FigureName[] = [
  'latencyMeanMs',
  'latencyP50Ms',
  'latencyP90Ms',
  'latencyP99Ms',
  'outstandingMax',
  'failedPercent',
  'failedRequests',
  'cpuMeanPercent',
  'deploymentSeconds',
  'deploymentsFailed',
  'secondsToSteady',
  'tasksStarted',
  'tasksStopped',
  'requests',
  'usdPerMonth',
];

/** These are told although nothing is the matter: that is news too. */
const ALWAYS: readonly FigureName[] = ['failedPercent', 'latencyMeanMs', 'usdPerMonth'];
/** These only where they differ. */
const IF_DIFFERENT: readonly FigureName[] = [
  'requests',
  'secondsToSteady',
  'tasksStarted',
  'tasksStopped',
  'failedRequests',
];

/** Gaps that no line breaks at: between thousands, and before units. */
const THIN = '\u202f';
const GAP = '\u00a0';
const MINUS = '\u2212';

/** `1 263`, `0.25`, `−3`. */
export function numberWords(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  const [whole = '', rest] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN);
  const sign = value < 0 && Number(text) !== 0 ? MINUS : '';
  return `${sign}${grouped}${rest === undefined ? '' : `.${rest}`}`;
}

const signed = (value: number, digits: number): string => {
  const text = numberWords(value, digits);
  return value > 0 && Number(value.toFixed(digits)) !== 0 ? `+${text}` : text;
};

/** More digits where there is little: `0.42 ms`, `4.2 ms`, `42 ms`. */
function digitsOf({ unit, digits }: FigureText, value: number): number {
  const small = Math.abs(value);
  if (unit === '$') return small > 0 && small < 10 ? (small < 0.1 ? 4 : 2) : digits;
  if (unit === '' || unit === '%' || value === 0) return digits;
  return small < 1 ? 2 : small < 10 ? 1 : digits;
}

const withUnit = (number: string, unit: Unit): string => {
  if (unit === '') return number;
  return unit === '$' ? `$${GAP}${number}` : `${number}${GAP}${unit}`;
};

export const figureLabel = (name: FigureName): string => TEXTS[name].label;

/** As it is written with a value: `ms`, `%`, `$`; empty for counts. */
export const figureUnit = (name: FigureName): string => TEXTS[name].unit;

/** `1 263 ms`, `$ 142`; with `more` digits after the point than are usual. */
export function figureWords(name: FigureName, value: number, more = 0): string {
  const text = TEXTS[name];
  const counts = text.unit === '' && Number.isInteger(value) ? 0 : digitsOf(text, value);
  return withUnit(numberWords(value, counts + more), text.unit);
}

/** Smaller than this it is how a machine adds, and no difference. */
const NOISE = 1e-9;
const FINEST = 3;

/** Both means, with so many digits that they read differently where they differ. */
export function meanWords({ name, a, b }: FigureComparison): { a: string; b: string } {
  const words = (more: number) => ({
    a: figureWords(name, a.mean, more),
    b: figureWords(name, b.mean, more),
  });
  const isSame = Math.abs(b.mean - a.mean) <= NOISE * Math.abs(a.mean);
  for (let more = 0; !isSame && more < FINEST; more++) {
    const found = words(more);
    if (found.a !== found.b) return found;
  }
  return words(0);
}

/** As many digits as it takes to tell a value from 0, and no fewer than are usual. */
function tellingDigits(value: number, usual: number): number {
  let digits = usual;
  while (digits < FINEST && Number(value.toFixed(digits)) === 0) digits++;
  return digits;
}

/** `± 2 %`, `± 0.02 %`: what varies does not become nothing by being rounded. */
function spreadWords(around: number | null, usual: number, unit: string): string {
  if (around === null || around <= NOISE) return '–';
  const digits = tellingDigits(around, usual);
  const isTiny = Number(around.toFixed(digits)) === 0;
  const number = isTiny ? `<${GAP}${(10 ** -FINEST).toFixed(FINEST)}` : numberWords(around, digits);
  return `±${GAP}${number}${unit}`;
}

/** Shares and use are told apart in points of percent, all else in percent of A. */
const inPoints = (name: FigureName): boolean => TEXTS[name].unit === '%';

interface Difference {
  /** `−54 %`, `+0.20 pp`, `0`. */
  text: string;
  /** `± 2 %`; a dash where nothing is known of it, or nothing varies. */
  spread: string;
  /** `−56 … −52 %`; null without a spread. */
  interval: string | null;
}

/** B less A in words. Of A’s mean where that is not 0. */
export function differenceWords({ name, a, difference }: FigureComparison): Difference {
  const { mean, half } = difference;
  const relative = !inPoints(name) && a.mean !== 0;
  const scale = relative ? 100 / a.mean : 1;
  const own = TEXTS[name].unit;
  const unit = relative ? `${GAP}%` : inPoints(name) ? `${GAP}pp` : own && `${GAP}${own}`;
  const [middle, around] = [mean * scale, half === null ? null : half * scale];
  const finest = Math.max(Math.abs(middle), around ?? 0);
  const digits = inPoints(name) ? TEXTS[name].digits || 1 : finest < 10 ? 1 : 0;
  const fine = finest < 0.1 ? 3 : finest < 1 ? 2 : digits;
  // A small difference that is sure is told; what may be chance is not.
  const isSure = around !== null && Math.abs(middle) > Math.max(around, NOISE);
  const told = isSure ? tellingDigits(middle, digits) : digits;
  const isNothing = Number(middle.toFixed(told)) === 0;
  const bounds = around === null ? [] : [middle - around, middle + around];
  return {
    text: isNothing ? '0' : `${signed(middle, told)}${unit}`,
    spread: spreadWords(around, digits, unit),
    interval:
      bounds.length === 0 || finest < 0.001
        ? null
        : `${bounds.map((one) => signed(one, fine)).join(`${GAP}…${GAP}`)}${unit}`,
  };
}

/** The figures that say something, in the order they are read. */
export function tellingFigures(figures: readonly FigureComparison[]): FigureComparison[] {
  return ROWS.flatMap((name) => {
    const found = figures.find((one) => one.name === name);
    if (!found) return [];
    const { a, b, difference } = found;
    const differs = difference.mean !== 0 || (difference.half ?? 0) > 0;
    if (ALWAYS.includes(name)) return found;
    if (IF_DIFFERENT.includes(name)) return differs ? found : [];
    return a.mean !== 0 || b.mean !== 0 ? found : [];
  });
}

/** What can be drawn over time. */
export const SERIES: readonly { figure: PointFigure; label: string; unit: Unit | '/s' }[] = [
  { figure: 'p99Ms', label: 'Latency p99', unit: 'ms' },
  { figure: 'p90Ms', label: 'Latency p90', unit: 'ms' },
  { figure: 'p50Ms', label: 'Latency p50', unit: 'ms' },
  { figure: 'meanMs', label: 'Latency, mean', unit: 'ms' },
  { figure: 'failedPercent', label: 'Errors', unit: '%' },
  // The table has the most of the whole stretch; this is moment by moment.
  { figure: 'outstanding', label: 'Outstanding, busiest task at each moment', unit: '' },
  { figure: 'cpuPercent', label: 'CPU, mean', unit: '%' },
  { figure: 'requestsPerSecond', label: 'Requests a second', unit: '/s' },
];
