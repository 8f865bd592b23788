import { lastPart } from '../../model/ids';
import { connectionFault, idleGroupOf, pairOf } from '../gestures/connection';
import { consequencesOf } from './consequences';
import type { Entities } from './foresight';

/**
 * What joining two entities by an edge will do, before it is done: a service that is registered
 * with another target group is deployed anew. Nothing where it only forwards, or cannot be.
 */
export function ofConnection(entities: Entities, from: string, to: string): string[] {
  const pair = pairOf(entities, from, to);
  if (typeof pair === 'string' || connectionFault(entities, from, to) !== null) return [];
  if (pair.kind !== 'serves' && pair.kind !== 'behind') return [];
  const { service } = pair;
  if (pair.kind === 'behind' && idleGroupOf(entities, service)) return [];
  const input = { cluster: lastPart(service.clusterArn), service: service.name, loadBalancers: [] };
  return consequencesOf([{ target: 'ECS.UpdateService', input }], entities);
}
