/**
 * Conservation in a cluster where everything happens: whatever is run, deployed, scaled, drained
 * and broken, nobody has more CPU, memory, ports, interfaces, addresses or volumes than there are,
 * all of it is given back, and each task that stopped says why. What fails prints its seed.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bindingsOf } from '../../src/engine/capacity/ports';
import { capacityOf } from '../../src/engine/network/subnets';
import { must } from '../../src/model/assert';
import { FAULT_TYPES, type FaultType } from '../../src/model/fault';
import type { Task } from '../../src/model/task';
import {
  type CrowdedCluster,
  crowdedCluster,
  FAMILIES,
  type Family,
  IMAGES,
  register,
  whereTo,
} from '../support/crowded-cluster';

const TYPES = ['t3.small', 'm5.large', 'm7g.medium', 'c5.xlarge'] as const;
const ON_INSTANCE = ['drain', 'activate', 'stop', 'start', 'terminate', 'deregister'] as const;

type Act =
  | { act: 'launch'; type: (typeof TYPES)[number]; count: number }
  | { act: 'run' | 'serve' | 'scale'; family: number; count: number }
  | { act: 'deploy'; family: number; image: (typeof IMAGES)[number] }
  | { act: 'delete'; family: number }
  | { act: 'stop-task'; which: number }
  | { act: 'group'; desired: number }
  | { act: 'instance'; what: (typeof ON_INSTANCE)[number]; which: number }
  | { act: 'fault'; type: FaultType; count: number; for: number };

const family = fc.nat(FAMILIES.length - 1);
const count = fc.integer({ min: 1, max: 6 });
const constant = <T>(value: T) => fc.constant(value);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: constant('launch' as const), type: fc.constantFrom(...TYPES), count }),
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom('run' as const, 'serve' as const, 'scale' as const),
      family,
      count,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: constant('deploy' as const),
      family,
      image: fc.constantFrom(...IMAGES),
    }),
  },
  fc.record({ act: constant('delete' as const), family }),
  fc.record({ act: constant('stop-task' as const), which: fc.nat(30) }),
  fc.record({ act: constant('group' as const), desired: fc.nat(3) }),
  {
    weight: 2,
    arbitrary: fc.record({
      act: constant('instance' as const),
      what: fc.constantFrom(...ON_INSTANCE),
      which: fc.nat(9),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: constant('fault' as const),
      type: fc.constantFrom(...FAULT_TYPES),
      count: fc.integer({ min: 1, max: 3 }),
      for: fc.integer({ min: 5, max: 90 }),
    }),
  },
);

const program = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  /** So many tasks of each family's service at the beginning; 0 for no service. */
  desired: fc.tuple(...FAMILIES.map(() => fc.nat(4))),
  acts: fc.array(fc.tuple(act, fc.integer({ min: 0, max: 60 })), {
    minLength: 6,
    maxLength: 20,
    size: 'max',
  }),
});

const familyOf = (index: number): Family => must(FAMILIES[index], 'a family');

function perform(cluster: CrowdedCluster, one: Act): void {
  const { send } = cluster;
  switch (one.act) {
    case 'launch':
      send('EC2.RunInstances', {
        InstanceType: one.type,
        MinCount: one.count,
        MaxCount: one.count,
        SubnetId: cluster.subnets[one.count % 2],
        UserData: 'ECS_CLUSTER=demo',
      });
      break;
    case 'stop-task': {
      const live = cluster.live();
      const task = live[one.which % Math.max(1, live.length)];
      if (task) send('ECS.StopTask', { cluster: 'demo', task: task.id });
      break;
    }
    case 'group':
      send('AutoScaling.SetDesiredCapacity', {
        AutoScalingGroupName: 'hosts',
        DesiredCapacity: one.desired,
      });
      break;
    case 'instance':
      performOnInstance(cluster, one.what, one.which);
      break;
    case 'fault':
      injectFault(cluster, one);
      break;
    default:
      performOnFamily(cluster, one, familyOf(one.family));
  }
}

function performOnFamily(
  cluster: CrowdedCluster,
  one: Extract<Act, { family: number }>,
  of: Family,
): void {
  const { send } = cluster;
  const service = { cluster: 'demo', service: of.name };
  switch (one.act) {
    case 'run':
      send('ECS.RunTask', {
        cluster: 'demo',
        taskDefinition: of.name,
        count: one.count,
        ...whereTo(cluster, of),
      });
      break;
    case 'serve':
      send('ECS.CreateService', {
        cluster: 'demo',
        serviceName: of.name,
        taskDefinition: of.name,
        ...(of.launch === 'DAEMON'
          ? { schedulingStrategy: 'DAEMON' }
          : { desiredCount: one.count }),
        ...(of.isBalanced && {
          loadBalancers: [{ targetGroupArn: 'web', containerName: 'app', containerPort: 80 }],
        }),
        ...whereTo(cluster, of),
      });
      break;
    case 'scale':
      send('ECS.UpdateService', { ...service, desiredCount: one.count - 1 });
      break;
    case 'deploy':
      register(cluster, of, one.image);
      send('ECS.UpdateService', { ...service, taskDefinition: of.name });
      break;
    default:
      send('ECS.DeleteService', { ...service, force: true });
  }
}

function performOnInstance({ ctx, send }: CrowdedCluster, what: string, index: number): void {
  const all = [...ctx.world.containerInstances.values()];
  const instance = all[index % Math.max(1, all.length)];
  if (!instance) return;
  const ids = { InstanceIds: [instance.ec2InstanceId] };
  const containerInstances = [instance.id];
  if (what === 'stop') send('EC2.StopInstances', ids);
  else if (what === 'start') send('EC2.StartInstances', ids);
  else if (what === 'terminate') send('EC2.TerminateInstances', ids);
  else if (what === 'deregister') {
    const input = { cluster: 'demo', containerInstance: instance.id, force: true };
    send('ECS.DeregisterContainerInstance', input);
  } else {
    const status = what === 'drain' ? 'DRAINING' : 'ACTIVE';
    send('ECS.UpdateContainerInstancesState', { cluster: 'demo', containerInstances, status });
  }
}

/** A fault of any type, aimed at what it can be aimed at. */
function injectFault(cluster: CrowdedCluster, one: Extract<Act, { act: 'fault' }>): void {
  const aims: Partial<Record<FaultType, Record<string, unknown>>> = {
    'az-outage': { availabilityZone: one.count === 1 ? 'us-east-1a' : 'us-east-1b' },
    'capacity-unavailable': { capacityProvider: one.count === 1 ? 'FARGATE' : 'FARGATE_SPOT' },
    'revoke-role': { role: 'exec' },
    'block-security-group': { securityGroup: cluster.securityGroup },
    'exhaust-subnet-ips': { subnet: cluster.subnets[one.count % 2] },
    'efs-unreachable': { fileSystem: 'fs-0123456789abcdef0' },
    'memory-leak': { count: one.count, mibPerSecond: 50 },
    alarm: { alarmName: 'errors' },
    'registry-outage': {},
  };
  cluster.send('Sandbox.InjectFault', {
    type: one.type,
    for: one.for,
    ...(aims[one.type] ?? { count: one.count }),
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const sizeOf = (task: Task): Family =>
  must(
    FAMILIES.find(({ name }) => task.taskDefinitionArn.includes(`/${name}:`)),
    task.taskDefinitionArn,
  );

/** Nothing is used beyond what there is, reckoned from the tasks alone. */
function check(cluster: CrowdedCluster): void {
  const { ctx, subnets } = cluster;
  const live = cluster.live();
  for (const instance of ctx.world.containerInstances.values()) {
    const own = live.filter((task) => task.containerInstanceArn === instance.arn);
    expect(sum(own.map((task) => sizeOf(task).cpu))).toBeLessThanOrEqual(instance.registeredCpu);
    expect(sum(own.map((task) => sizeOf(task).memory))).toBeLessThanOrEqual(
      instance.registeredMemory,
    );
    const interfaces = own.filter((task) => sizeOf(task).networkMode === 'awsvpc').length;
    expect(interfaces).toBeLessThanOrEqual(3);
    const ports = own.flatMap((task) => bindingsOf(task).map(({ hostPort }) => hostPort));
    expect(new Set(ports).size).toBe(ports.length);
    expect(ports.filter((port) => instance.reservedPorts.includes(port))).toEqual([]);
  }
  const { instances, tasks } = holders(cluster);
  for (const id of subnets) {
    const held = [...instances, ...tasks].filter(({ subnet }) => subnet === id);
    const balancer = [...ctx.world.loadBalancers.values()].filter(
      ({ nodeAddresses }) => nodeAddresses?.[id] !== undefined,
    );
    expect(new Set(held.map(({ address }) => address)).size).toBe(held.length);
    const subnet = must(ctx.world.subnets.get(id), id);
    expect(held.length + balancer.length).toBeLessThanOrEqual(capacityOf(subnet));
  }
  checkVolumes(cluster, live);
  for (const task of ctx.world.tasks.values()) {
    if (task.lastStatus !== 'STOPPED') continue;
    expect(task.stopCode, task.arn).toBeDefined();
    expect(task.stoppedReason ?? '', task.arn).not.toBe('');
    expect(task.desiredStatus).toBe('STOPPED');
    // The scheduler's reasons go with its code, and no others.
    const isScheduler = task.stopCode === 'ServiceSchedulerInitiated';
    const reason = /^(?:Scaling activity|Availability-zone rebal|Task failed (?:ELB|container) )/;
    expect(reason.test(task.stoppedReason!), task.stoppedReason).toBe(isScheduler);
  }
}

/** Who has an address in which subnet: instances that are not terminated, tasks not STOPPED. */
function holders({ ctx, live }: CrowdedCluster) {
  const instances = [...ctx.world.containerInstances.values()]
    .filter(({ state, privateIp }) => state !== 'terminated' && privateIp !== '')
    .map(({ subnetId, privateIp }) => ({ subnet: subnetId, address: privateIp }));
  const tasks = live()
    .filter(({ privateIp }) => privateIp !== '')
    .filter((task) => sizeOf(task).networkMode === 'awsvpc')
    .map(({ subnetId, privateIp }) => ({ subnet: subnetId, address: privateIp }));
  return { instances, tasks };
}

/** Each volume belongs to a task that is there, and no task has two. */
function checkVolumes({ ctx }: CrowdedCluster, live: readonly Task[]): void {
  const there = new Set(live.map(({ arn }) => arn));
  const inUse = [...ctx.world.ebsVolumes.values()].filter(({ state }) =>
    ['creating', 'available', 'in-use'].includes(state),
  );
  expect(inUse.filter(({ taskArn }) => !there.has(taskArn))).toEqual([]);
  expect(new Set(inUse.map(({ taskArn }) => taskArn)).size).toBe(inUse.length);
}

/** Ends everything that goes on, and lets it come to rest. */
function endAll(cluster: CrowdedCluster): void {
  const { ctx, send } = cluster;
  for (const fault of ctx.world.faults.values()) {
    if (fault.active) send('Sandbox.ClearFault', { faultId: fault.faultId });
  }
  for (const { name } of ctx.world.services.values()) {
    send('ECS.DeleteService', { cluster: 'demo', service: name, force: true });
  }
  for (const task of cluster.live()) send('ECS.StopTask', { cluster: 'demo', task: task.id });
  cluster.pass(200);
  expect(cluster.live().map(({ lastStatus, arn }) => [lastStatus, arn])).toEqual([]);
  check(cluster);
  const hosts = { AutoScalingGroupName: 'hosts', ForceDelete: true };
  send('AutoScaling.DeleteAutoScalingGroup', hosts);
  const InstanceIds = [...ctx.world.containerInstances.values()].map((one) => one.ec2InstanceId);
  if (InstanceIds.length > 0) send('EC2.TerminateInstances', { InstanceIds });
  send('ELBv2.DeleteLoadBalancer', { LoadBalancerArn: 'alb' });
  cluster.pass(300);
}

test('nothing is used twice or lost, and whatever stopped says why', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(program, ({ seed, desired, acts }) => {
      const cluster = crowdedCluster(seed);
      perform(cluster, { act: 'launch', type: 'm5.large', count: 1 });
      perform(cluster, { act: 'launch', type: 't3.small', count: 2 });
      cluster.pass(120);
      for (const [index, tasks] of desired.entries()) {
        if (tasks > 0) perform(cluster, { act: 'serve', family: index, count: tasks });
      }
      cluster.pass(60);
      for (const [one, pause] of acts) {
        perform(cluster, one);
        check(cluster);
        for (let s = 0; s < pause; s += 10) {
          cluster.pass(Math.min(10, pause - s));
          check(cluster);
        }
      }
      endAll(cluster);
      const { instances, tasks } = holders(cluster);
      expect([...instances, ...tasks]).toEqual([]);
      const subnets = cluster.door.give(
        'EC2.DescribeSubnets',
        { SubnetIds: cluster.subnets },
        'Subnets[].AvailableIpAddressCount',
      );
      expect(subnets).toEqual([11, 11]);
    }),
    { numRuns: 25, interruptAfterTimeLimit: 90_000 },
  );
});
