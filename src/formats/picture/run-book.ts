import type { SimMicros } from '../../model/sim-time';
import type { DomainEvent, EntityView, Frame } from '../../model/view';

/** What frames have said of a run, one after another: all that a picture of it is made from. */
export class RunBook {
  readonly entities = new Map<string, EntityView>();
  now = 0 as SimMicros;
  dotSampling = 1;
  /** The newest ones, oldest first. */
  events: readonly DomainEvent[] = [];
  /** Requests of the last seconds, by load balancer ARN. */
  private readonly seconds = new Map<string, number[]>();

  take(frame: Frame): void {
    if (frame.reset) {
      this.entities.clear();
      this.seconds.clear();
      this.events = [];
    }
    for (const id of frame.removals) this.entities.delete(id);
    for (const view of frame.upserts) this.entities.set(view.id, view);
    for (const { loadBalancerArn, requests } of frame.metrics) {
      const known = this.seconds.get(loadBalancerArn) ?? [];
      this.seconds.set(loadBalancerArn, [...known, requests].slice(-SPARK_SECONDS));
    }
    if (frame.events.length > 0) {
      this.events = [...this.events, ...frame.events].slice(-EVENTS_KEPT);
    }
    this.now = frame.now;
    this.dotSampling = frame.dotSampling;
  }

  /** For the sparkline of a client's card, oldest first. */
  readonly requests = (loadBalancerArn: string): readonly number[] =>
    this.seconds.get(loadBalancerArn) ?? [];
}

/** Seconds that the sparkline of a client's card goes back, as on the screen. */
const SPARK_SECONDS = 40;

const EVENTS_KEPT = 2000;
