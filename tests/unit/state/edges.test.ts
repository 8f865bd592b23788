import { describe, expect, test } from 'vitest';
import type { Gesture } from '../../../src/state/gesture';
import { connectionFault, planConnection } from '../../../src/state/gestures/connection';
import { planDisconnection, type Removal } from '../../../src/state/gestures/disconnection';
import { planRemoval } from '../../../src/state/gestures/removal';
import type { ServiceFacts } from '../../../src/state/gestures/service-facts';
import {
  clusterView,
  entitiesOf,
  faultView,
  forwardTo,
  listenerOf,
  loadBalancerView,
  serviceView,
  targetGroupView,
  taskView,
  trafficView,
} from '../../support/entity-views';

const facts: ServiceFacts = {
  networkMode: 'awsvpc',
  doors: [{ containerName: 'web', containerPort: 8080 }],
  loadBalancers: [],
};

const planned = (plan: Gesture | string): Gesture => {
  if (typeof plan === 'string') throw new Error(plan);
  return plan;
};
const removed = (plan: Removal | string | null): Removal => {
  if (plan === null || typeof plan === 'string') throw new Error(plan ?? 'no plan');
  return plan;
};
const spelled = (gesture: Gesture) =>
  gesture.operations.map(({ target, input }) => ({ [target]: input }));

describe('drawing an edge', () => {
  const balancer = loadBalancerView();
  const service = serviceView('web');
  const group = targetGroupView('web');

  test('load balancer to service: target group, listener, service in one gesture', () => {
    const plan = planned(
      planConnection(entitiesOf(balancer, service), balancer.id, service.id, facts),
    );
    expect(spelled(plan)).toEqual([
      {
        'ELBv2.CreateTargetGroup': {
          Name: 'web',
          Protocol: 'HTTP',
          Port: 8080,
          VpcId: 'vpc-1',
          TargetType: 'ip',
        },
      },
      {
        'ELBv2.CreateListener': {
          LoadBalancerArn: 'web-alb',
          Protocol: 'HTTP',
          Port: 80,
          DefaultActions: [{ Type: 'forward', TargetGroupArn: 'web' }],
        },
      },
      {
        'ECS.UpdateService': {
          cluster: 'demo',
          service: 'web',
          loadBalancers: [{ targetGroupArn: 'web', containerName: 'web', containerPort: 8080 }],
        },
      },
    ]);
  });

  test('it does not matter at which end it was begun', () => {
    const entities = entitiesOf(balancer, service);
    expect(planConnection(entities, service.id, balancer.id, facts)).toEqual(
      planConnection(entities, balancer.id, service.id, facts),
    );
  });

  test('where :80 is taken it becomes a rule for the service’s paths, with the next priority', () => {
    const taken = loadBalancerView('web-alb', [
      listenerOf('web-alb', 80, forwardTo(group), { conditions: [], action: forwardTo(group) }),
    ]);
    const shop = serviceView('shop');
    const plan = planned(
      planConnection(entitiesOf(taken, group, shop), taken.id, shop.id, {
        ...facts,
        loadBalancers: [{ targetGroupArn: 'other', containerName: 'a', containerPort: 1 }],
      }),
    );
    expect(plan.operations.map((one) => one.target)).toEqual([
      'ELBv2.CreateTargetGroup',
      'ELBv2.CreateRule',
      'ECS.UpdateService',
    ]);
    expect(plan.operations[1]?.input).toMatchObject({
      ListenerArn: taken.listeners[0]?.arn,
      Priority: 2,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/shop*'] } }],
    });
    // UpdateService replaces the list: what the service had must stay in it.
    expect(plan.operations[2]?.input.loadBalancers).toEqual([
      { targetGroupArn: 'other', containerName: 'a', containerPort: 1 },
      { targetGroupArn: 'shop', containerName: 'web', containerPort: 8080 },
    ]);
  });

  test('a service whose target group lacks a load balancer only gets the way in', () => {
    const served = serviceView('web', { targetGroupArns: [group.id] });
    const entities = entitiesOf(balancer, group, served);
    const plan = planned(planConnection(entities, balancer.id, served.id, facts));
    expect(plan.operations.map((one) => one.target)).toEqual(['ELBv2.CreateListener']);
  });

  test('tasks on bridge networking are targets by instance', () => {
    const plan = planned(
      planConnection(entitiesOf(balancer, service), balancer.id, service.id, {
        ...facts,
        networkMode: 'bridge',
      }),
    );
    expect(plan.operations[0]?.input.TargetType).toBe('instance');
  });

  test('client to load balancer: the client sends there from now on, otherwise as it was', () => {
    const other = { ...loadBalancerView('other-alb'), id: 'other' };
    const client = trafficView('shoppers', balancer);
    client.source.pattern = 'sine';
    client.source.period = 60;
    client.source.headers = [{ name: 'X-A', value: '1' }];
    const entities = entitiesOf(balancer, other, client);
    expect(spelled(planned(planConnection(entities, client.id, other.id)))).toEqual([
      {
        'Sandbox.PutTraffic': {
          name: 'shoppers',
          loadBalancer: 'other-alb',
          rate: 40,
          pattern: 'sine',
          period: 60,
          header: { 'X-A': '1' },
          clients: 1,
        },
      },
    ]);
  });

  test('target group to service needs a load balancer before it (ECS refuses it without)', () => {
    expect(connectionFault(entitiesOf(group, service), group.id, service.id)).toContain(
      'has no load balancer yet',
    );
    const behind = targetGroupView('web', { loadBalancerArns: [balancer.id] });
    const entities = entitiesOf(behind, service);
    expect(connectionFault(entities, behind.id, service.id)).toBeNull();
    const plan = planned(planConnection(entities, behind.id, service.id, facts));
    expect(plan.operations.map((one) => one.target)).toEqual(['ECS.UpdateService']);
  });

  test.each([
    ['a task', taskView('3f9a'), 'connect their service instead'],
    ['a cluster', clusterView(), 'connect one of its services'],
    ['a fault', faultView('f-1'), 'aimed when it is injected'],
    ['another load balancer', loadBalancerView('x-alb'), 'cannot be connected'],
  ])('to %s is refused in words', (_what, other, words) => {
    const view = { ...other, id: `${other.id}!` };
    expect(connectionFault(entitiesOf(balancer, view), balancer.id, view.id)).toContain(words);
  });

  test('a client and a service need a load balancer between them; ports are needed too', () => {
    const client = trafficView('shoppers', balancer);
    const entities = entitiesOf(balancer, client, service);
    expect(connectionFault(entities, client.id, service.id)).toContain('load balancer');
    expect(planConnection(entities, balancer.id, service.id, { ...facts, doors: [] })).toContain(
      'has a port',
    );
  });

  test('what is connected already says so', () => {
    const attached = targetGroupView('web', { loadBalancerArns: [balancer.id] });
    const served = serviceView('web', { targetGroupArns: [attached.id] });
    const client = trafficView('shoppers', balancer);
    const entities = entitiesOf(balancer, attached, served, client);
    const pairs = [
      [client.id, balancer.id],
      [balancer.id, attached.id],
      [attached.id, served.id],
      [balancer.id, served.id],
    ] as const;
    for (const [from, to] of pairs)
      expect(connectionFault(entities, from, to)).toContain('already');
  });
});

describe('taking an edge away', () => {
  const [blue, green] = [
    targetGroupView('blue', { loadBalancerArns: ['x'] }),
    targetGroupView('green', { loadBalancerArns: ['x'] }),
  ];

  test('a listener that only forwards there is deleted', () => {
    const balancer = loadBalancerView('web-alb', [listenerOf('web-alb', 80, forwardTo(blue))]);
    const plan = removed(planDisconnection(entitiesOf(balancer, blue), balancer.id, blue.id));
    expect(plan.gesture.operations.map((one) => one.target)).toEqual(['ELBv2.DeleteListener']);
  });

  test('where other rules remain, the listener answers 503 instead and says so', () => {
    const balancer = loadBalancerView('web-alb', [
      listenerOf(
        'web-alb',
        80,
        forwardTo(blue),
        { conditions: [], action: forwardTo(green) },
        { conditions: [], action: forwardTo(blue) },
      ),
    ]);
    const entities = entitiesOf(balancer, blue, green);
    const plan = removed(planDisconnection(entities, balancer.id, blue.id));
    expect(plan.gesture.operations.map((one) => one.target)).toEqual([
      'ELBv2.DeleteRule',
      'ELBv2.ModifyListener',
    ]);
    expect(plan.consequences.join()).toContain('503');
  });

  test('of a weighted forward the other groups keep their weights', () => {
    const balancer = loadBalancerView('web-alb', [
      listenerOf('web-alb', 80, forwardTo(blue, green)),
    ]);
    const entities = entitiesOf(balancer, blue, green);
    const plan = removed(planDisconnection(entities, balancer.id, blue.id));
    expect(spelled(plan.gesture)).toEqual([
      {
        'ELBv2.ModifyListener': {
          ListenerArn: balancer.listeners[0]?.arn,
          DefaultActions: [{ Type: 'forward', TargetGroupArn: green.id }],
        },
      },
    ]);
  });

  test('a service leaves one group and stays in the others', () => {
    const service = serviceView('web', { targetGroupArns: [blue.id, green.id] });
    const kept = { targetGroupArn: green.id, containerName: 'web', containerPort: 80 };
    const plan = removed(
      planDisconnection(entitiesOf(blue, green, service), blue.id, service.id, {
        ...facts,
        loadBalancers: [{ ...kept, targetGroupArn: blue.id }, kept],
      }),
    );
    expect(plan.gesture.operations[0]?.input.loadBalancers).toEqual([kept]);
  });
});

describe('deleting', () => {
  const balancer = loadBalancerView('web-alb', [
    listenerOf('web-alb', 80, forwardTo(targetGroupView('web'))),
  ]);
  const group = targetGroupView('web', { loadBalancerArns: [balancer.id] });
  const service = serviceView('web', { targetGroupArns: [group.id] });
  const task = taskView('3f9a', { serviceArn: service.id });
  const client = trafficView('shoppers', balancer);
  const all = entitiesOf(clusterView(), service, task, balancer, group, client);

  test('a service with tasks is forced, and its tasks are named first', () => {
    const plan = removed(planRemoval(all, [service.id]));
    expect(spelled(plan.gesture)).toEqual([
      { 'ECS.DeleteService': { cluster: 'demo', service: 'web', force: true } },
    ]);
    expect(plan.consequences).toEqual([
      '1 task of web is stopped.',
      'They are drained first, for as long as the deregistration delay says.',
      'Target group web stays, without targets.',
    ]);
  });

  test('a cluster: services first, the cluster itself when its tasks have stopped', () => {
    const plan = removed(planRemoval(all, [clusterView().id, service.id, task.id]));
    expect(plan.gesture.operations.map((one) => one.target)).toEqual(['ECS.DeleteService']);
    expect(plan.gesture.afterwards).toEqual({
      whenGone: [service.id, task.id],
      operations: [{ target: 'ECS.DeleteCluster', input: { cluster: 'demo' } }],
    });
    const empty = removed(planRemoval(entitiesOf(clusterView()), [clusterView().id]));
    expect(spelled(empty.gesture)).toEqual([{ 'ECS.DeleteCluster': { cluster: 'demo' } }]);
    expect(empty.gesture.afterwards).toBeUndefined();
  });

  test('a target group in use: its service and its routes let go of it first', () => {
    const plan = removed(planRemoval(all, [group.id]));
    expect(plan.gesture.operations.map((one) => one.target)).toEqual([
      'ECS.UpdateService',
      'ELBv2.DeleteListener',
      'ELBv2.DeleteTargetGroup',
    ]);
    expect(plan.consequences.join()).toContain('no requests reach it');
  });

  test('a load balancer takes its clients and listeners with it', () => {
    const plan = removed(planRemoval(all, [balancer.id]));
    expect(plan.gesture.operations.map((one) => one.target)).toEqual([
      'Sandbox.DeleteTraffic',
      'ELBv2.DeleteLoadBalancer',
    ]);
    expect(plan.consequences).toEqual([
      'Client shoppers is deleted: it has nowhere to send.',
      'Its listener goes with it, with all rules.',
      'Target group web stays; its targets become unused.',
    ]);
  });

  test('everything at once, nothing twice, in an order that AWS takes', () => {
    const plan = removed(planRemoval(all, [...all.keys()]));
    expect(plan.gesture.operations.map((one) => one.target)).toEqual([
      'Sandbox.DeleteTraffic',
      'ELBv2.DeleteLoadBalancer',
      'ELBv2.DeleteTargetGroup',
      'ECS.DeleteService',
    ]);
  });

  test('a task of a service is replaced, a stopped one is left alone', () => {
    const plan = removed(planRemoval(all, [task.id]));
    expect(spelled(plan.gesture)).toEqual([{ 'ECS.StopTask': { cluster: 'demo', task: '3f9a' } }]);
    expect(plan.consequences).toEqual(['Service web starts another task in its place.']);
    const stopped = taskView('3f9a', { lastStatus: 'STOPPED' });
    expect(planRemoval(entitiesOf(stopped), [stopped.id])).toBeNull();
  });
});
