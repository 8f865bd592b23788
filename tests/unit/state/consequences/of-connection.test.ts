import { describe, expect, test } from 'vitest';
import { ofConnection } from '../../../../src/state/consequences/of-connection';
import {
  entitiesOf,
  forwardTo,
  listenerOf,
  loadBalancerView,
  serviceView,
  targetGroupView,
  trafficView,
} from '../../../support/entity-views';

const own = targetGroupView('web');
const idle = targetGroupView('idle', { loadBalancerArns: [] });
const first = loadBalancerView('web-alb', [listenerOf('web-alb', 80, forwardTo(own))]);
const second = loadBalancerView('second-alb', []);
const other = targetGroupView('other', { loadBalancerArns: [second.id] });
const clients = trafficView('clients', first);
const web = (changes = {}) =>
  serviceView('web', { targetGroupArns: [own.id], desired: 3, ...changes });

describe('what drawing an edge will do is said before it is drawn', () => {
  const behind = { ...own, loadBalancerArns: [first.id] };
  const all = entitiesOf(behind, other, first, second, clients, web());

  test.each([
    ['a load balancer to a service', second.id],
    ['a target group to a service', other.id],
  ])('%s: the service is deployed anew, whichever end it is drawn from', (_, from) => {
    const told = ofConnection(all, from, web().id);
    expect(told[0]).toMatch(/^Starts a new deployment: 3 tasks, never under \d healthy/);
    expect(ofConnection(all, web().id, from)).toEqual(told);
  });

  test('nothing of what is so already, of what is not possible, and of what only forwards', () => {
    expect(ofConnection(all, first.id, web().id)).toEqual([]);
    expect(ofConnection(all, first.id, second.id)).toEqual([]);
    expect(ofConnection(all, clients.id, second.id)).toEqual([]);
    // The service is registered there: only the way in is missing.
    const waiting = web({ targetGroupArns: [idle.id] });
    expect(ofConnection(entitiesOf(idle, first, waiting), first.id, waiting.id)).toEqual([]);
  });
});
