/**
 * Where requests go and what becomes of them, told by their hops: each one that set out has ended,
 * was refused or is under way, and none was sent to a target that drains or, while others are
 * healthy, is unhealthy.
 */
import { expect } from 'vitest';
import type { Dispatcher } from '../../../src/api/dispatcher';
import { endedIn, mergeFigures } from '../../../src/engine/observe/cell-figures';
import type { Target, TargetGroup } from '../../../src/model/load-balancer';
import { toSeconds } from '../../../src/model/sim-time';
import { DOT_STRIDE, HOP } from '../../../src/model/view';
import type { Watch } from './watch';

interface Standing {
  group: TargetGroup['arn'];
  /** Of the very target: its slot may be another's later. */
  key: string;
  health: Target['health'];
  /** No request may come to an unhealthy one: its group does not fail open in any zone. */
  isChoosy: boolean;
}

/** Adding up all figures takes a while: every so many looks they are. */
const LOOKS = 8;

export function requestLedger(sandbox: Dispatcher): Watch {
  const { engine } = sandbox;
  let setOut = 0;
  let atFirst = 0;
  let looks = 0;
  let standings = new Map<number, Standing>();
  let seenEvents = 0;
  engine.requests.dots.enabled = true;
  // A screen shows some of many requests; here each one counts.
  engine.requests.dots.adapt = () => undefined;

  return {
    resync: () => {
      engine.requests.dots.drain();
      setOut = 0;
      atFirst = accountedFor(sandbox);
      standings = standingsOf(sandbox);
      seenEvents = engine.ctx.world.eventSeq;
    },
    check: () => {
      const { dots } = engine.requests;
      const hops = dots.drain();
      const now = standingsOf(sandbox);
      const moved = groupsThatMoved(sandbox, seenEvents);
      for (let i = 0; i < hops.length; i += DOT_STRIDE) {
        const [hop, slot] = [hops[i + 2], hops[i + 4]!];
        if (hop === HOP.toLoadBalancer) setOut += 1;
        if (hop === HOP.toTarget) expectFit(standings.get(slot), now.get(slot), moved);
      }
      standings = now;
      seenEvents = engine.ctx.world.eventSeq;
      expectCounted(sandbox);
      looks += 1;
      if (looks % LOOKS !== 0) return;
      const accounted = accountedFor(sandbox);
      expect(accounted - atFirst, 'requests accounted for').toBe(setOut);
      setOut = 0;
      atFirst = accounted;
    },
  };
}

/** Requests that have ended, were refused or are in flight, of all there ever were. */
function accountedFor({ engine }: Dispatcher): number {
  const { metrics } = engine.requests;
  const { cells, inFlight } = metrics.window(0, Math.ceil(toSeconds(engine.now)) + 1);
  const sum = mergeFigures(cells.map(({ figures }) => figures));
  return endedIn(sum) + sum.refused + [...inFlight.values()].reduce((a, b) => a + b, 0);
}

/** In flight is what targets have outstanding, and it is never less than nothing. */
function expectCounted({ engine }: Dispatcher): void {
  for (const { targets } of engine.ctx.world.targetGroups.values()) {
    for (const { slot, id } of targets) {
      if (slot >= 0) expect(engine.requests.outstanding(slot), id).toBeGreaterThanOrEqual(0);
    }
  }
  expect(engine.requests.inFlight()).toBeGreaterThanOrEqual(0);
}

function standingsOf({ engine }: Dispatcher): Map<number, Standing> {
  const standings = new Map<number, Standing>();
  for (const group of engine.ctx.world.targetGroups.values()) {
    const isZonal = group.attributes['load_balancing.cross_zone.enabled'] === 'false';
    const isChoosy = !isZonal && !/fail-open|no-targets/.test(group.routing.value);
    for (const { slot, id, port, registeredAt, health } of group.targets) {
      const key = `${group.arn} ${id}:${port} ${registeredAt}`;
      if (slot >= 0) standings.set(slot, { group: group.arn, key, health, isChoosy });
    }
  }
  return standings;
}

/** Groups of which a target, or the way that requests go, has changed. */
function groupsThatMoved({ engine }: Dispatcher, since: number): Set<string> {
  const moved = new Set<string>();
  const { events } = engine.ctx.world;
  for (let i = events.length - 1; i >= 0 && events[i]!.seq > since; i--) {
    const { type, subject } = events[i]!;
    if (/^(?:TargetHealthChange|RoutingChange|Command)$/.test(type)) moved.add(subject);
    // A command may change a group's attributes and name another thing.
    if (type === 'Command') moved.add('');
  }
  return moved;
}

function expectFit(before: Standing | undefined, after: Standing | undefined, moved: Set<string>) {
  if (!before || !after || before.key !== after.key) return;
  if (before.health !== after.health) return;
  expect(before.health, `a request to ${before.key}`).not.toBe('draining');
  const isSteady = before.isChoosy && after.isChoosy && !moved.has('') && !moved.has(after.group);
  if (isSteady) expect(before.health, `a request to ${before.key}`).not.toBe('unhealthy');
}
