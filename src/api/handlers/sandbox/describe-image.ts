import type { ImageBehaviour } from '../../../model/image';

/** A behaviour in the words of PutImage: what it answers, and what would declare it again. */
export function describeImage(behaviour: ImageBehaviour): Record<string, unknown> {
  const { startupSeconds, healthyAfterSeconds, unhealthyAfterSeconds, ...rest } = behaviour;
  const { exitAfterSeconds, sigtermExitSeconds, keepAliveSeconds, ...more } = rest;
  const { pullError, startError, writes, reads, ...same } = more;
  return {
    ...same,
    startup: startupSeconds,
    healthyAfter: healthyAfterSeconds,
    unhealthyAfter: unhealthyAfterSeconds ?? undefined,
    exitAfter: exitAfterSeconds ?? undefined,
    sigtermExit: sigtermExitSeconds ?? 'never',
    keepAlive: keepAliveSeconds,
    pullError: pullError ?? undefined,
    startError: startError ?? undefined,
    writes: Object.keys(writes).length > 0 ? writes : undefined,
    reads: reads.length > 0 ? reads : undefined,
  };
}
