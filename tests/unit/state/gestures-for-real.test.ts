import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import type { Outcome } from '../../../src/state/gesture';
import { planCluster, planService, planTask } from '../../../src/state/gestures/containers';
import { planLoadBalancer, planTargetGroup } from '../../../src/state/gestures/load-balancing';
import { planRemoval } from '../../../src/state/gestures/removal';
import { planFault, planTraffic } from '../../../src/state/gestures/traffic-and-faults';
import { openPage, type SandboxPage } from '../../support/sandbox-page';

let page: SandboxPage;
let databases = 0;
const open = async () => (page = await openPage(`gestures-${++databases}`));
afterEach(() => page.close());

const entities = () => page.mirror.getState().entities;
const ids = () => page.mirror.getState().ids;
const done = (outcome: Outcome | string): Outcome => {
  if (typeof outcome === 'string') throw new Error(outcome);
  if (outcome.error) throw new Error(JSON.stringify(outcome.error));
  return outcome;
};

/** Cluster, service, load balancer, client: each by its gesture, then the two edges. */
async function buildByGestures(): Promise<void> {
  const { commands } = page;
  done(await commands.give(planService(entities(), { at: { x: 600, y: 20 } })));
  commands.control({ type: 'pause' });
  done(await commands.give(planLoadBalancer(entities(), { at: { x: 200, y: 40 } })));
  await page.until(() => ids().service.length === 1 && ids().loadBalancer.length === 1);
  done(await commands.connect(ids().loadBalancer[0]!, ids().service[0]!));
  done(await commands.give(planTraffic(entities(), { loadBalancer: ids().loadBalancer[0]! })));
  await page.until(() => ids().traffic.length === 1 && ids().targetGroup.length === 1);
}

test('what is dropped stands where it was dropped, and the clock starts with it', async () => {
  await open();
  const gesture = planCluster(entities(), { at: { x: 12, y: 34 } });
  done(await page.commands.give(gesture));
  await page.until(() => ids().cluster.length === 1 && page.mirror.getState().run.playing);
  expect(page.workspace.getState().layout).toEqual({ [ids().cluster[0]!]: { x: 12, y: 34 } });
  expect(page.view.getState().lastOutcome?.gesture).toBe(gesture);
});

test('of a sandbox that is being opened the clock is not started: it may be one that was used', async () => {
  await open();
  page.workspace.setState({ opening: 0.5 });
  done(await page.commands.give(planCluster(entities(), { at: { x: 12, y: 34 } })));
  await page.until(() => ids().cluster.length === 1);
  expect(page.mirror.getState().run.playing).toBe(false);
});

test('a gesture stops at the first refusal, and says which', async () => {
  await open();
  const gesture = {
    label: 'Twice',
    operations: [
      { target: 'ECS.CreateCluster', input: { clusterName: 'demo' } },
      { target: 'ECS.DeleteCluster', input: { cluster: 'nope' } },
      { target: 'ECS.CreateCluster', input: { clusterName: 'never' } },
    ],
  };
  const outcome = await page.commands.give(gesture);
  expect(outcome.ok).toBe(false);
  expect(outcome.outputs).toHaveLength(1);
  expect(outcome.error).toMatchObject({
    __type: 'ClusterNotFoundException',
    operation: gesture.operations[1],
  });
  await page.until(() => ids().cluster.length === 1);
});

test('service, load balancer, an edge between them, a client: requests are answered', async () => {
  await open();
  await buildByGestures();
  await page.output('Sandbox.Wait', { until: 'steady:web', timeout: 600 });
  await page.output('Sandbox.Wait', { for: 30 });
  const metrics = await page.output<{ httpCodeTarget: Record<string, number> }>(
    'Sandbox.GetMetrics',
    { loadBalancer: 'web-alb', since: 20 },
  );
  expect(metrics.httpCodeTarget['2XX']).toBeGreaterThan(500);
  expect(await page.commands.connect(ids().loadBalancer[0]!, ids().service[0]!)).toContain(
    'already',
  );
});

test('a second service behind the same load balancer is reached by its own path', async () => {
  await open();
  await buildByGestures();
  const second = planService(entities(), { cluster: ids().cluster[0]!, name: 'shop' });
  done(await page.commands.give(second));
  await page.until(() => ids().service.length === 2);
  done(await page.commands.connect(ids().service[1]!, ids().loadBalancer[0]!));
  // The rule is told of after the target group that it forwards to.
  const own = () => {
    const balancer = entities().get(ids().loadBalancer[0]!);
    const rules = balancer?.kind === 'loadBalancer' ? balancer.listeners[0]?.rules : [];
    return rules?.find(({ priority }) => priority === 1);
  };
  await page.until(() => own() !== undefined);
  expect(own()).toMatchObject({ conditions: [{ field: 'path-pattern', values: ['/shop*'] }] });
  expect(ids().targetGroup).toHaveLength(2);
});

test('edges can be taken away and drawn again', async () => {
  await open();
  await buildByGestures();
  const [balancer, service, group] = [
    ids().loadBalancer[0]!,
    ids().service[0]!,
    ids().targetGroup[0]!,
  ];
  const attached = () => {
    const view = entities().get(service);
    return view?.kind === 'service' ? view.targetGroupArns.length : -1;
  };
  const routed = () => {
    const view = entities().get(group);
    return view?.kind === 'targetGroup' ? view.loadBalancerArns.length : -1;
  };
  done(await page.commands.disconnect(group, service));
  await page.until(() => attached() === 0);
  done(await page.commands.connect(group, service));
  await page.until(() => attached() === 1);
  done(await page.commands.disconnect(balancer, group));
  await page.until(() => routed() === 0);
  done(await page.commands.connect(balancer, group));
  await page.until(() => routed() === 1);
});

test('a dropped task runs, a fault hits it, deleting it stops it', async () => {
  await open();
  done(await page.commands.give(planTask(entities())));
  await page.output('Sandbox.Wait', { for: 120 });
  await page.until(() => ids().task.length === 1);
  const id = ids().task[0]!;
  const status = () => {
    const view = entities().get(id);
    return view?.kind === 'task' ? view.lastStatus : 'gone';
  };
  await page.until(() => status() === 'RUNNING');
  done(await page.commands.give(planFault(entities(), { type: 'slow-task', task: id, factor: 3 })));
  await page.until(() => ids().fault.length === 1);
  done(await page.commands.give(planRemoval(entities(), ids().fault)!.gesture));
  done(await page.commands.give(planRemoval(entities(), [id])!.gesture));
  await page.output('Sandbox.Wait', { for: 120 });
  await page.until(() => status() === 'STOPPED');
});

test('everything can be deleted at once; the cluster goes when its tasks have stopped', async () => {
  await open();
  await buildByGestures();
  done(await page.commands.give(planTargetGroup(entities(), { name: 'spare' })));
  await page.output('Sandbox.Wait', { until: 'steady:web', timeout: 600 });
  await page.until(() => ids().targetGroup.length === 2);
  const everything = [...entities().keys()];
  done(await page.commands.give(planRemoval(entities(), everything)!.gesture));
  expect(ids().cluster).toHaveLength(1);
  await page.output('Sandbox.Wait', { for: 600 });
  await page.until(() => ids().cluster.length === 0);
  const left = [...entities().values()].filter((view) => view.kind !== 'task');
  expect(left).toEqual([]);
  expect(page.workspace.getState().layout).toEqual({});
});
