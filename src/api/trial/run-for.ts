import type { Dispatcher } from '../dispatcher';
import { plus, seconds, type SimMicros, toSeconds } from '../../model/sim-time';
import type { DomainEvent, EntityView, MetricPoint, ServiceView } from '../../model/view';

/** A service as a run left it. */
export interface WatchedService {
  view: ServiceView;
  /** Simulated seconds since when it has been steady without a break; null while it is not. */
  steadySince: number | null;
}

/** A task that came to STOPPED during a run. */
interface WatchedStop {
  stopCode: string;
  reason: string;
}

/** What happened while a run was watched. */
export interface WatchedRun {
  services: readonly WatchedService[];
  /** Tasks that came to RUNNING. */
  started: number;
  stops: readonly WatchedStop[];
}

/** How often a run is looked at, simulated seconds. */
const LOOK_EVERY = 1;

/** How a run is watched. */
export interface RunOptions {
  /** The run may end earlier than asked, at any second. */
  enough?: (run: WatchedRun) => boolean;
  /** Moves time on; the engine itself unless a log is to be given meanwhile. */
  advanceTo?: (until: SimMicros) => void;
  /** Hears of each second as it ends, with what load balancers counted in it. */
  onSecond?: (points: readonly MetricPoint[]) => void;
}

/**
 * Lets so many simulated seconds pass and watches since when each service has been steady, to the
 * second, and which tasks start and stop.
 */
export function runFor(
  sandbox: Dispatcher,
  length: number,
  { enough = () => false, advanceTo, onSecond }: RunOptions = {},
): WatchedRun {
  const { engine } = sandbox;
  const move = advanceTo ?? ((until: SimMicros) => void engine.advanceTo(until));
  const end = plus(engine.now, seconds(length));
  const watch = new Watch(sandbox);
  watch.look(true);
  while (engine.now < end && !enough(watch)) {
    move(Math.min(end, plus(engine.now, seconds(LOOK_EVERY))) as SimMicros);
    const points = watch.look(false);
    onSecond?.(points);
  }
  return watch;
}

class Watch implements WatchedRun {
  started = 0;
  readonly stops: WatchedStop[] = [];
  private readonly known = new Map<string, WatchedService>();

  constructor(private readonly sandbox: Dispatcher) {}

  get services(): WatchedService[] {
    return [...this.known.values()];
  }

  /** What load balancers have counted since the look before. */
  look(isFirst: boolean): readonly MetricPoint[] {
    const { engine } = this.sandbox;
    const { upserts, removals, events, metrics } = engine.drainFrame(isFirst, false);
    for (const id of removals) this.known.delete(id);
    for (const view of upserts) if (view.kind === 'service') this.seen(view);
    // What is told first was before the run.
    if (!isFirst) for (const event of events) this.happened(event, upserts);
    return metrics;
  }

  private seen(view: ServiceView): void {
    const before = this.known.get(view.id)?.steadySince ?? null;
    const now = toSeconds(this.sandbox.engine.now);
    this.known.set(view.id, { view, steadySince: view.steady ? (before ?? now) : null });
  }

  private happened({ type, message, subject }: DomainEvent, views: readonly EntityView[]): void {
    if (type !== 'TaskStateChange') return;
    if (message.endsWith('→ RUNNING')) this.started += 1;
    if (!message.endsWith('→ STOPPED')) return;
    const task = views.find(({ id }) => id === subject);
    const isTask = task?.kind === 'task';
    this.stops.push({
      stopCode: (isTask && task.stopCode) || 'UNKNOWN',
      reason: (isTask && task.stoppedReason) || '',
    });
  }
}
