import type { CostPoint, CountPoint, MetricPoint } from '../../model/view';
import { LIMITS } from '../limits';
import { type Copier, stateOf } from '../world/shared-copy';
import { NumberReader, NumberWriter } from './number-row';
import { packCounts, packMetrics, unpackCounts, unpackMetrics } from './pack-points';

/** The points of one second as a row of numbers, which never changes. */
interface PackedSecond {
  readonly second: number;
  readonly bytes: Uint8Array;
}

/** Of the row, and of what refers to it; bytes. */
const ROW_BYTES = 200;

/**
 * The points of the last seconds, for charts. An hour of a thousand tasks has half a million
 * objects in them: they are kept as rows of numbers, which checkpoints share, and unpacked when
 * they are asked for.
 */
export class SecondPoints {
  private rows: PackedSecond[] = [];
  private costs: CostPoint[] = [];
  private names: string[] = [];
  private numbers = new Map<string, number>();
  private readonly writer = new NumberWriter();
  /** So many of each have not been handed out. */
  private undrained = 0;
  private undrainedCosts = 0;

  /** Whole seconds in order. */
  add(second: number, metrics: readonly MetricPoint[], counts: readonly CountPoint[]): void {
    packMetrics(metrics, this, this.writer);
    packCounts(counts, this, this.writer);
    this.rows.push(Object.freeze({ second, bytes: this.writer.take() }));
    this.undrained++;
    dropOld(this.rows, second);
    dropOld(this.costs, second);
  }

  addCost(point: CostPoint): void {
    this.costs.push(Object.freeze(point));
    this.undrainedCosts++;
  }

  get lastCost(): CostPoint | undefined {
    return this.costs.at(-1);
  }

  /** Requests that a load balancer ended in the seconds from one on. */
  requestsSince(second: number, loadBalancerArn: string): number {
    let requests = 0;
    for (let i = this.rows.length - 1; i >= 0 && this.rows[i]!.second >= second; i--) {
      for (const point of this.metricsOf(this.rows[i]!)) {
        if (point.loadBalancerArn === loadBalancerArn) requests += point.requests;
      }
    }
    return requests;
  }

  /** Points not handed out before, oldest first; with `all`, those of every second wanted. */
  drain(
    all: boolean,
    isWanted: (second: number) => boolean = () => true,
  ): { metrics: MetricPoint[]; counts: CountPoint[]; costs: CostPoint[] } {
    const rows = all
      ? this.rows.filter(({ second }) => isWanted(second))
      : tail(this.rows, this.undrained);
    const drained = {
      metrics: [] as MetricPoint[],
      counts: [] as CountPoint[],
      costs: all
        ? this.costs.filter(({ second }) => isWanted(second))
        : tail(this.costs, this.undrainedCosts),
    };
    for (const { second, bytes } of rows) {
      const from = new NumberReader(bytes);
      for (const point of unpackMetrics(second, this, from)) drained.metrics.push(point);
      for (const point of unpackCounts(second, this, from)) drained.counts.push(point);
    }
    this.undrained = 0;
    this.undrainedCosts = 0;
    return drained;
  }

  private metricsOf({ second, bytes }: PackedSecond): MetricPoint[] {
    return unpackMetrics(second, this, new NumberReader(bytes));
  }

  numberOf(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.numbers.set(name, number);
    }
    return number;
  }

  nameOf(number: number): string {
    return this.names[number]!;
  }

  snapshot(copier: Copier, before?: PointsSnapshot): PointsSnapshot {
    const known = before?.last ?? -1;
    for (const { second, bytes } of this.rows) {
      copier.lastingInAll += bytes.byteLength + ROW_BYTES;
      if (second > known) copier.lasting += bytes.byteLength + ROW_BYTES;
    }
    return {
      rows: copier.copyOf(this.rows, before?.rows),
      costs: copier.copyOf(this.costs, before?.costs),
      names: copier.copyOf(this.names, before?.names),
      last: this.rows.at(-1)?.second ?? -1,
    };
  }

  /** Whoever watches forgets what it saw: the seconds before are shown to it anew. */
  restore(kept: PointsSnapshot): void {
    const { rows, costs, names } = stateOf(kept);
    this.rows = rows;
    this.costs = costs;
    this.names = names;
    this.numbers = new Map(names.map((name, number) => [name, number]));
    this.undrained = rows.length;
    this.undrainedCosts = costs.length;
  }
}

/** What is too old goes a minute at a time: of a long list, taking off the first costs as much. */
function dropOld(list: { second: number }[], second: number): void {
  const oldest = second - LIMITS.pointSeconds;
  if (list.length === 0 || list[0]!.second > oldest - 60) return;
  const kept = list.findIndex((point) => point.second > oldest);
  list.splice(0, kept < 0 ? list.length : kept);
}

const tail = <T>(list: readonly T[], most: number): T[] =>
  list.slice(list.length - Math.min(most, list.length));

export interface PointsSnapshot {
  rows: PackedSecond[];
  costs: CostPoint[];
  names: string[];
  /** The last second there is. */
  last: number;
}
