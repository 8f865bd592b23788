/** What the templates about instances and capacity promise. */
import { describe, expect, test } from 'vitest';
import { lostIn, openTemplate, type Opened } from '../support/opened-template';
import { cure, running, said, stopped, tasksOf } from '../support/template-tasks';

/** How many tasks each of so many values has: of instances, zones, capacity providers. */
const counted = (values: readonly (string | undefined)[]): number[] =>
  [...new Set(values)].map((value) => values.filter((one) => one === value).length).sort();

const instancesOf = (open: Opened, service?: string) =>
  tasksOf(open, service).map(({ containerInstanceArn }) => containerInstanceArn);

const NOT_PLACED =
  'was unable to place a task because no container instance met all of its requirements. The ' +
  'closest matching container-instance';

/** Why a task was not placed, in the service's first event about it. */
const whyNotPlaced = (open: Opened) =>
  said(open)
    .find((text) => text.includes(NOT_PLACED))
    ?.replace(/^.* container-instance [0-9a-f]{32} /, '');

describe('an instance has no room', () => {
  test('ports-run-out: one task on each instance; with host port 0 four on one', async () => {
    const open = await openTemplate('ports-run-out');
    open.pass(120);
    expect(counted(instancesOf(open))).toEqual([1, 1]);
    expect(whyNotPlaced(open)).toBe('is already using a port required by your task.');
    await cure(open);
    expect(running(open)).toBe(4);
    expect(Math.max(...counted(instancesOf(open)))).toBeGreaterThan(2);
  });

  test('no-interface-left: two tasks an instance; the trunked one takes the other three', async () => {
    const open = await openTemplate('no-interface-left');
    open.pass(120);
    expect(running(open)).toBe(2);
    expect(whyNotPlaced(open)).toMatch(/^encountered error "RESOURCE:ENI"/);
    await cure(open);
    expect(counted(instancesOf(open))).toEqual([2, 3]);
  });

  test('cpu-fits-nowhere: 1,024 free on each of two; packed onto one, it fits', async () => {
    const open = await openTemplate('cpu-fits-nowhere');
    open.pass(120);
    expect(counted(instancesOf(open, 'small'))).toEqual([2, 2]);
    expect(tasksOf(open, 'report')).toEqual([]);
    expect(whyNotPlaced(open)).toBe('has insufficient CPU units available.');
    await cure(open, 'report');
    expect(running(open, 'report')).toBe(1);
    expect(running(open, 'small')).toBe(4);
  });
});

describe('instances come and go', () => {
  test('waiting-for-an-instance: in PROVISIONING until the group has launched what they need', async () => {
    const open = await openTemplate('waiting-for-an-instance');
    open.pass(60);
    expect(tasksOf(open).map(({ lastStatus }) => lastStatus)).toEqual(
      Array(4).fill('PROVISIONING'),
    );
    open.until('steady:web', 300);
    expect(counted(instancesOf(open))).toEqual([2, 2]);
    await open.run(open.proposed[0]!);
    open.pass(1);
    open.until('running:web=7', 600);
    await open.run(open.proposed[1]!);
    open.pass(1500);
    const { clusters } = open.ask('ECS.DescribeClusters', { clusters: ['demo'] }) as {
      clusters: { registeredContainerInstancesCount: number }[];
    };
    expect(clusters[0]!.registeredContainerInstancesCount).toBe(0);
  });

  test('drain-an-instance: started elsewhere, then stopped; the daemon goes last', async () => {
    const open = await openTemplate('drain-an-instance');
    open.pass(120);
    expect(counted(instancesOf(open))).toEqual([4]);
    expect(running(open, 'agent')).toBe(1);
    const order = [
      /ServiceEvent \(service web\) has started 2 tasks/,
      /ServiceEvent \(service web\) has stopped 2 running tasks/,
      /ServiceEvent \(service agent\) has stopped 1 running tasks/,
    ].map((pattern) => open.when(pattern));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(3);
  });

  test('agent-out-of-reach: nothing is placed there, nothing stops there; then it catches up', async () => {
    const open = await openTemplate('agent-out-of-reach');
    open.pass(170);
    expect(whyNotPlaced(open)).toBe('encountered error "AGENT".');
    expect(running(open)).toBe(2);
    expect(stopped(open)).toEqual([]);
    open.pass(10);
    open.until('steady:web', 200);
    expect(running(open)).toBe(4);
  });
});

describe('capacity is taken away', () => {
  test('spot-is-taken-back: the base answers alone, and is not helped by anything on demand', async () => {
    const open = await openTemplate('spot-is-taken-back');
    open.pass(200);
    expect(tasksOf(open).map(({ capacityProviderName }) => capacityProviderName)).toEqual([
      'FARGATE',
    ]);
    expect(stopped(open).map(({ stopCode }) => stopCode)).toEqual(
      Array(3).fill('SpotInterruption'),
    );
    expect(said(open).join('\n')).toContain('Capacity is unavailable at this time.');
    expect(lostIn(open.figures(open.start))).toBe(0);
    open.pass(100);
    open.until('steady:web', 200);
    const providers = tasksOf(open).map(({ capacityProviderName }) => capacityProviderName);
    expect(providers.toSorted()).toEqual(['FARGATE', ...Array<string>(3).fill('FARGATE_SPOT')]);
  });

  test('zone-goes-dark: two zones carry six; evened out again once steady', async () => {
    const open = await openTemplate('zone-goes-dark');
    const zones = () => tasksOf(open).map(({ availabilityZone }) => availabilityZone);
    open.pass(100);
    expect(counted(zones())).toEqual([3, 3]);
    expect(stopped(open).map(({ stopCode }) => stopCode)).toEqual(
      Array(2).fill('InfrastructureHealth'),
    );
    open.pass(200);
    expect(counted(zones())).toEqual([2, 2, 2]);
    expect(open.when(/has started 2 tasks in us-east-1a to AZ Rebalance/)).toBeLessThan(
      open.when(/due to AZ rebalancing/),
    );
    const lost = lostIn(open.figures(open.start));
    expect(lost).toBeGreaterThan(0);
    expect(lostIn(open.figures(open.start + 30))).toBe(0);
  });
});
