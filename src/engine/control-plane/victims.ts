import { must } from '../../model/assert';
import type { EngineContext } from '../engine-context';
import type { Standing } from './health-judgement';

/**
 * PLACE-4: which tasks go: ones that never came up first, then ailing ones; then from the zone with
 * the most tasks of the service, and there from the instance with the most; by chance among equals.
 * `all` are the service's tasks that are up.
 */
export function pickVictims(
  ctx: EngineContext,
  from: readonly Standing[],
  all: readonly Standing[],
  count: number,
): Standing[] {
  const random = ctx.kernel.random('placement');
  const crowds = new Map<string, number>();
  const crowdOf = (place: string) => crowds.get(place) ?? 0;
  for (const place of all.flatMap(placesOf)) crowds.set(place, crowdOf(place) + 1);
  const rank = (one: Standing) => {
    const [zone = '', instance = ''] = placesOf(one);
    return readiness(one) * 1e12 - crowdOf(zone) * 1e6 - crowdOf(instance);
  };
  const left = [...from];
  const victims: Standing[] = [];
  while (victims.length < count && left.length > 0) {
    const lowest = left.reduce((least, one) => Math.min(least, rank(one)), Infinity);
    const equals = left.filter((one) => rank(one) === lowest);
    const chosen = equals.length > 1 ? Math.floor(random() * equals.length) : 0;
    const victim = must(equals[chosen], 'a victim');
    left.splice(left.indexOf(victim), 1);
    for (const place of placesOf(victim)) crowds.set(place, crowdOf(place) - 1);
    victims.push(victim);
  }
  return victims;
}

/** Its zone, and its instance if it is on one that others may share. */
const placesOf = ({ task }: Standing): string[] =>
  task.hostInstanceId === undefined
    ? [task.availabilityZone]
    : [task.availabilityZone, task.hostInstanceId];

function readiness({ task, verdict, ailment }: Standing): number {
  if (task.startedAt === undefined) return 0;
  if (ailment) return 1;
  return verdict === 'healthy' ? 3 : 2;
}
