import { useMemo } from 'react';
import { lastPart } from '../../model/ids';
import { formatClock, US_PER_SECOND } from '../../model/sim-time';
import type { Ghost } from '../../state/mirror-store';
import { type Figures, wholeOf } from '../../state/recording';
import { entitiesOf } from '../inspector/use-calm';
import { useParts, useView } from '../sandbox-context';
import { binStep } from './bins';
import { type ChartMark, chartMarks } from './chart-marks';
import type { ChartModel } from './chart-model';
import { type BinnedRun, binned, type ChartSource, chartSources } from './chart-sources';
import { withGhosts } from './ghosts';
import { shownStretch, type Stretch } from './time-axis';
import { useSlow } from './use-slow';

/** What all charts of a sandbox are drawn from, at most four times a second anew. */
export interface ChartData {
  stretch: Stretch;
  /** Where the run stands while more of it is known; null at its head. Simulated seconds. */
  until: number | null;
  sources: readonly ChartSource[];
  marks: readonly ChartMark[];
  /** Seconds that a point stands for. */
  step: number;
  /** A chart with the lines of runs that were left; the same one until time goes on. */
  modelOf: (source: ChartSource) => ChartModel;
  /** The same with a point for every second, for tables to keep. */
  exactOf: (source: ChartSource) => ChartModel;
}

/** Points of an hour of seconds. */
const EVERY_SECOND = 3600;

/** A run that was left, in bins, from where it was left on. */
interface GhostRun {
  id: string;
  label: string;
  from: number;
  run: BinnedRun;
}

/**
 * The charts of a load balancer and of every service over what is shown of the run, as at most
 * `most` points each.
 */
export function useChartData(span: number, balancer: string | null, most: number): ChartData {
  const { stretch, until } = useStretch(span);
  const { from, to } = stretch;
  const recorded = useSlow((state) => state.recorded);
  const known = useKnown(until !== null);
  const ghosts = useSlow((state) => state.ghosts);
  const services = useSlow((state) => state.ids.service);
  const marks = useMarks();
  const { mirror } = useParts();
  const modelsFor = useMemo(
    () => (points: number) =>
      modelsOf(
        binned(known, { from, to }, points),
        ghosts.map((ghost) => ghostRun(ghost, { from, to }, points)),
      ),
    [known, ghosts, from, to],
  );
  const sources = useMemo(() => {
    const state = mirror.getState();
    return chartSources(state.recorded.entities, balancer, entitiesOf(state, 'service'));
    // Services and tasks change in place: they are looked at as often as the figures are.
  }, [mirror, balancer, services, recorded]);
  const modelOf = useMemo(() => modelsFor(most), [modelsFor, most]);
  const exactOf = (source: ChartSource) => modelsFor(EVERY_SECOND)(source);
  return { stretch, until, sources, marks, step: binStep(stretch, most), modelOf, exactOf };
}

const ghostRun = (ghost: Ghost, stretch: Stretch, most: number): GhostRun => ({
  id: String(ghost.branch),
  label: `left at ${formatClock(ghost.forkedAt).slice(0, -2)}`,
  from: ghost.forkedAt / US_PER_SECOND,
  run: binned(ghost, stretch, most),
});

/** Each chart is made once for the same figures. */
function modelsOf(run: BinnedRun, ghosts: readonly GhostRun[]) {
  const made = new Map<ChartSource, ChartModel>();
  return (source: ChartSource): ChartModel => {
    let model = made.get(source);
    if (!model) {
      const others = ghosts.map((ghost) => ({ ...ghost, chart: source.of(ghost.run) }));
      model = withGhosts(source.of(run), others);
      made.set(source, model);
    }
    return model;
  };
}

/** What is shown of the run, in whole seconds, and where it stands within that. */
function useStretch(span: number): Pick<ChartData, 'stretch' | 'until'> {
  const zoom = useView((state) => state.zoom);
  const now = useSlow((state) => Math.floor(state.now / US_PER_SECOND));
  const head = useSlow((state) => Math.floor(state.run.head / US_PER_SECOND));
  const stretch = useMemo(() => shownStretch({ now, head, span, zoom }), [now, head, span, zoom]);
  return { stretch, until: now < head ? now : null };
}

/** Figures to the head of the run, and from as far back as what is shown of the past. */
function useKnown(isPast: boolean): Figures {
  const recorded = useSlow((state) => state.recorded);
  const metrics = useSlow((state) => state.metrics);
  const counts = useSlow((state) => state.counts);
  const costs = useSlow((state) => state.costs);
  return useMemo(
    () =>
      isPast
        ? wholeOf({ recorded, shown: { events: recorded.events, metrics, counts, costs } })
        : recorded,
    [isPast, recorded, metrics, counts, costs],
  );
}

/** Commands, faults, alarms and stages of the whole run. */
function useMarks(): readonly ChartMark[] {
  const log = useSlow((state) => state.run.log);
  const events = useSlow((state) => state.recorded.events);
  return useMemo(() => chartMarks(log ?? [], events, lastPart), [log, events]);
}
