import {
  betterOf,
  type Comparison,
  type FigureComparison,
  isTold,
  type PointFigure,
} from '../../model/comparison';
import type { FigureName } from '../../model/trial';
import { differenceWords, meanWords } from './figure-words';

/** What a comparison comes to, for people. */
export interface Verdict {
  /** B is better, worse, better in one way and worse in another, or no difference can be told. */
  tone: 'better' | 'worse' | 'mixed' | 'equal' | 'nothing';
  headline: string;
  /** How sure that is. */
  detail: string;
  /** Drawn over time it shows what the verdict rests on; null where no series does. */
  over: PointFigure | null;
}

/** Less than these is no difference that anybody would act on, however sure it is. */
const LEAST_PERCENT = 0.5;
const LEAST_POINTS = 0.005;

/** One way in which the variants differ, as a clause: `B answers faster`. */
interface Told {
  figure: FigureComparison;
  favours: 'a' | 'b';
  clause: string;
  figures: string;
  over: PointFigure | null;
}

/** The verdict on B as against A. */
export function verdictOf({ figures, seeds, sameArrivals }: Comparison): Verdict {
  const of = (name: FigureName) => figures.find((one) => one.name === name);
  if (seeds === 0) {
    return { tone: 'nothing', headline: 'Nothing has been run yet.', detail: '', over: null };
  }
  const told = [
    toldLatency(of('latencyMeanMs') ?? null, of('latencyP99Ms') ?? null),
    toldErrors(of('failedPercent')),
    toldDeployment(of('deploymentSeconds')),
  ].filter((one) => one !== null);
  const [first] = told;
  const arrivals = sameArrivals ? '' : ' The two did not get the same arrivals.';
  const mostOf = first?.figure ?? of('latencyMeanMs');
  const over = first?.over ?? null;
  const detail = `${seedWords(seeds)}${mostOf ? intervalWords(mostOf) : ''}.${arrivals}`;
  if (seeds === 1) return { ...ofOne(figures), detail: `${oneSeed}${arrivals}` };
  if (!first) {
    const beside = [toldOutstanding(of('outstandingMax')), toldCost(of('usdPerMonth'))].filter(
      (one) => one !== null,
    );
    const what = beside.length > 0 ? ' in how requests are answered' : '';
    const headline = `No difference can be told${what}${meansOf(of('latencyMeanMs'))}.`;
    if (beside.length === 0) return { tone: 'equal', headline, detail, over };
    const headlines = `${headline} ${joined(beside)}`;
    return { tone: toneOf(beside), headline: headlines, detail, over: beside[0]!.over };
  }
  return { tone: toneOf(told), headline: joined(told), detail, over };
}

const oneSeed = 'One seed: how much chance is in it cannot be told. Run more.';

const seedWords = (seeds: number): string => (seeds === 1 ? 'One seed' : `${seeds} seeds`);

const intervalWords = (figure: FigureComparison): string => {
  const { interval } = differenceWords(figure);
  return interval === null ? '' : `, 95 % interval of the difference ${interval}`;
};

const toneOf = (told: readonly Told[]): Verdict['tone'] => {
  const ways = new Set(told.map(({ favours }) => favours));
  if (ways.size > 1) return 'mixed';
  return ways.has('b') ? 'better' : 'worse';
};

/** `B answers faster but fails more often: mean …; errors ….` */
function joined(told: readonly Told[]): string {
  const clauses = told.map(({ clause, favours }, at) => {
    if (at === 0) return clause;
    return `${favours === told[at - 1]!.favours ? 'and' : 'but'} ${clause}`;
  });
  return `B ${clauses.join(' ')}: ${told.map(({ figures }) => figures).join('; ')}.`;
}

const against = (figure: FigureComparison): string => {
  const { a, b } = meanWords(figure);
  return `${b} against ${a}`;
};

const meansOf = (latency: FigureComparison | undefined): string =>
  latency ? `: mean ${against(latency)}` : '';

/** A figure that differs enough to speak of; null for any other. */
function favoured(figure: FigureComparison | null | undefined): 'a' | 'b' | null {
  if (!figure || !isTold(figure)) return null;
  const { name, a, difference } = figure;
  const size = Math.abs(difference.mean);
  const isMuch =
    name === 'failedPercent' ? size >= LEAST_POINTS : 100 * size >= LEAST_PERCENT * a.mean;
  return isMuch ? betterOf(figure) : null;
}

function toldLatency(mean: FigureComparison | null, p99: FigureComparison | null): Told | null {
  const favours = favoured(mean);
  if (mean && favours) {
    const more = p99 && favoured(p99) ? `, p99 ${differenceWords(p99).text}` : '';
    const figures = `mean ${against(mean)} (${differenceWords(mean).text})${more}`;
    const clause = speedClause(mean.b.mean / mean.a.mean);
    // Where the tail differs too, it shows best over time.
    return { figure: mean, favours, clause, figures, over: more === '' ? 'meanMs' : 'p99Ms' };
  }
  const tail = favoured(p99);
  if (!p99 || !tail) return null;
  const clause = tail === 'b' ? 'answers the slowest sooner' : 'keeps the slowest waiting longer';
  const figures = `p99 ${against(p99)} (${differenceWords(p99).text})`;
  return { figure: p99, favours: tail, clause, figures, over: 'p99Ms' };
}

function speedClause(ratio: number): string {
  if (ratio < 0.5) return 'answers in less than half the time';
  if (ratio < 0.98) return 'answers faster';
  if (ratio < 1) return 'answers a little faster';
  if (ratio > 2) return 'takes more than twice as long to answer';
  return ratio > 1.02 ? 'answers more slowly' : 'answers a little more slowly';
}

function toldErrors(figure: FigureComparison | undefined): Told | null {
  const favours = favoured(figure);
  if (!figure || !favours) return null;
  const clause = favours === 'b' ? 'fails less often' : 'fails more often';
  return { figure, favours, clause, figures: `errors ${against(figure)}`, over: 'failedPercent' };
}

function toldDeployment(figure: FigureComparison | undefined): Told | null {
  const favours = favoured(figure);
  if (!figure || !favours) return null;
  const clause = favours === 'b' ? 'deploys in less time' : 'takes longer to deploy';
  return { figure, favours, clause, figures: `deployment ${against(figure)}`, over: null };
}

function toldOutstanding(figure: FigureComparison | undefined): Told | null {
  const favours = favoured(figure);
  if (!figure || !favours) return null;
  const clause = favours === 'b' ? 'crowds no task as much' : 'crowds single tasks more';
  const figures = `at most ${against(figure)} outstanding`;
  return { figure, favours, clause, figures, over: 'outstanding' };
}

function toldCost(figure: FigureComparison | undefined): Told | null {
  const favours = favoured(figure);
  if (!figure || !favours) return null;
  const clause = favours === 'b' ? 'costs less' : 'costs more';
  const figures = `${against(figure)} a month by list price`;
  return { figure, favours, clause, figures, over: null };
}

/** What one pair of runs shows, without any claim. */
function ofOne(figures: readonly FigureComparison[]): Omit<Verdict, 'detail'> {
  const latency = figures.find(({ name }) => name === 'latencyMeanMs');
  const failed = figures.find(({ name }) => name === 'failedPercent');
  const parts = [
    latency && `mean latency of B ${against(latency)} of A`,
    failed && `errors ${against(failed)}`,
  ].filter(Boolean);
  const said = parts.length > 0 ? parts.join('; ') : 'no requests';
  const isOfErrors = failed && (!latency || Math.abs(failed.difference.mean) >= 1);
  const over = isOfErrors ? 'failedPercent' : null;
  return { tone: 'equal', headline: `In this one pair of runs: ${said}.`, over };
}
