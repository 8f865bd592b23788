import type { ProbeAnswer, ServerUse } from '../engine-context';
import type { Plane } from './plane';
import { healthStatusCode, memoryInUse } from './task-server';
import { accepts } from './task-work';

/**
 * What a request from inside would get now: a look, which takes no time and is counted nowhere. A
 * share of errors below the whole is left to chance.
 */
export function probe(p: Plane, server: number, path: string): ProbeAnswer {
  const s = p.servers[server];
  if (!s || s.ended || !accepts(s, p.kernel.now)) return 'refused';
  if (s.hanging) return 'hangs';
  const { image } = s;
  if (path.split('?', 1)[0] === image.healthCheckPath) {
    return healthStatusCode(s, path, p.kernel.now) ?? 'refused';
  }
  const share = s.errorRate ?? image.errorRate;
  const fails = share >= 1 || (share > 0 && p.kernel.stream('exec').next() < share);
  return fails ? image.errorStatus : 200;
}

/** What a server uses now. */
export function serverUse(p: Plane, server: number): ServerUse {
  const s = p.servers[server];
  if (!s || s.ended) return { cpuPercent: 0, memoryMib: 0 };
  return { cpuPercent: s.cpuPercent, memoryMib: memoryInUse(s) };
}
