import { RequestTracks, type SegmentRing, type Track } from '../../drawing/request-tracks';
import type { Told } from './log-lines';

/** So many of the last requests are kept. */
const MOST = 1000;

const tookInWords = (micros: number): string =>
  micros >= 1_000_000 ? `${(micros / 1_000_000).toFixed(1)} s` : `${(micros / 1000).toFixed(0)} ms`;

/** Who asked, and what for. */
interface Client {
  name: string;
  /** `GET /orders`. */
  request: string;
}

/**
 * A load balancer’s last requests, as its access log would have them: put together from the hops
 * that the simulator tells of for the dots, one request in *k* when there are many.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 */
export class RequestLog {
  private readonly tracks = new RequestTracks();
  private lines: readonly Told[] = [];

  /** Another moment, or another run: what was read belongs to neither. */
  clear(): void {
    this.tracks.clear();
    this.lines = [];
  }

  /**
   * Reads what is new. `targetOf` names the target of a slot, `clientOf` a client by its number;
   * requests of others are let go of.
   */
  read(
    ring: SegmentRing,
    targetOf: (slot: number) => string | null,
    clientOf: (index: number) => Client | undefined,
  ): readonly Told[] {
    this.tracks.take(ring, targetOf);
    const ended = [...this.tracks.all()].filter((track) => !Number.isNaN(track.endedAt));
    for (const track of ended) this.tracks.drop(track);
    const more = ended.flatMap((track) => {
      const client = clientOf(track.source);
      return client ? [lineOf(track, client)] : [];
    });
    if (more.length > 0) {
      this.lines = [...this.lines, ...more.sort((a, b) => a.at - b.at)].slice(-MOST);
    }
    return this.lines;
  }
}

function lineOf({ id, sentAt, endedAt, target, failed }: Track, { name, request }: Client): Told {
  const took = tookInWords(endedAt - sentAt);
  const outcome = failed ? 'failed' : 'answered';
  return {
    key: `request ${id} ${sentAt}`,
    at: endedAt / 1_000_000,
    by: name,
    message: `${request} → ${target ?? 'no target'}: ${outcome} in ${took}`,
    ...(failed && { tone: 'failing' as const }),
  };
}
