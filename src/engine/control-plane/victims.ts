import { must } from '../../model/assert';
import type { EngineContext } from '../engine-context';
import type { Standing } from './health-judgement';

/**
 * PLACE-4: which tasks go: ones that never came up first, then ailing ones; then from the zone with
 * the most tasks of the service; by chance among equals. `all` are the service's tasks that are up.
 */
export function pickVictims(
  ctx: EngineContext,
  from: readonly Standing[],
  all: readonly Standing[],
  count: number,
): Standing[] {
  const random = ctx.kernel.random('placement');
  const byZone = new Map<string, number>();
  const zoneOf = ({ task }: Standing) => task.availabilityZone;
  for (const one of all) byZone.set(zoneOf(one), (byZone.get(zoneOf(one)) ?? 0) + 1);
  const left = [...from];
  const victims: Standing[] = [];
  while (victims.length < count && left.length > 0) {
    const rank = (one: Standing) => readiness(one) * 1e6 - (byZone.get(zoneOf(one)) ?? 0);
    const lowest = left.reduce((least, one) => Math.min(least, rank(one)), Infinity);
    const equals = left.filter((one) => rank(one) === lowest);
    const chosen = equals.length > 1 ? Math.floor(random() * equals.length) : 0;
    const victim = must(equals[chosen], 'a victim');
    left.splice(left.indexOf(victim), 1);
    byZone.set(zoneOf(victim), (byZone.get(zoneOf(victim)) ?? 1) - 1);
    victims.push(victim);
  }
  return victims;
}

function readiness({ task, verdict, ailment }: Standing): number {
  if (task.startedAt === undefined) return 0;
  if (ailment) return 1;
  return verdict === 'healthy' ? 3 : 2;
}
