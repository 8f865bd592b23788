/**
 * Conservation: whatever is run, drained, stopped and broken, what tasks use of an instance is
 * never more than it has, no port is used twice, and all is given back when everything has stopped.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interfaceLimit } from '../../src/engine/capacity/instance-facts';
import { bindingsOf } from '../../src/engine/capacity/ports';
import { freeOf, usageOf } from '../../src/engine/capacity/usage';
import { type Ec2Stage, stageEc2 } from '../support/ec2-cluster';

/** The family of network mode awsvpc. */
const AWSVPC = 4;
const TYPES = ['t3.micro', 't3.medium', 'm5.large', 'm7g.medium'] as const;
const STRATEGIES = [
  [],
  [{ type: 'binpack', field: 'cpu' }],
  [{ type: 'binpack', field: 'memory' }],
  [{ type: 'random' }],
  [
    { type: 'spread', field: 'attribute:ecs.availability-zone' },
    { type: 'binpack', field: 'memory' },
  ],
];

type Act =
  | { act: 'launch'; type: (typeof TYPES)[number]; count: number }
  | { act: 'run'; family: number; count: number; strategy: number }
  | { act: 'serve'; family: number; desired: number; strategy: number }
  | { act: 'scale'; desired: number }
  | { act: 'drain' | 'activate' | 'stop' | 'start' | 'terminate' | 'deregister'; which: number }
  | { act: 'stop-task'; which: number }
  | { act: 'fault'; type: 'crash-container' | 'agent-disconnect' | 'stop-instance' };

const which = fc.nat(9);
const strategy = fc.nat(STRATEGIES.length - 1);
const family = fc.nat(5);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constant('launch' as const),
    type: fc.constantFrom(...TYPES),
    count: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    act: fc.constant('run' as const),
    family,
    count: fc.integer({ min: 1, max: 8 }),
    strategy,
  }),
  fc.record({ act: fc.constant('serve' as const), family, desired: fc.nat(8), strategy }),
  fc.record({ act: fc.constant('scale' as const), desired: fc.nat(10) }),
  fc.record({
    act: fc.constantFrom(
      'drain' as const,
      'activate' as const,
      'stop' as const,
      'start' as const,
      'terminate' as const,
      'deregister' as const,
    ),
    which,
  }),
  fc.record({ act: fc.constant('stop-task' as const), which }),
  fc.record({
    act: fc.constant('fault' as const),
    type: fc.constantFrom(
      'crash-container' as const,
      'agent-disconnect' as const,
      'stop-instance' as const,
    ),
  }),
);

const program = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  trunking: fc.boolean(),
  acts: fc.array(fc.tuple(act, fc.integer({ min: 1, max: 60 })), { maxLength: 14 }),
});

/** Six families: two of bridge, with fixed and dynamic ports, and one each of the others. */
function define(stage: Ec2Stage): void {
  const port = (containerPort: number, hostPort?: number) => ({
    portMappings: [{ containerPort, hostPort }],
  });
  const all = [
    ['bridge', port(80, 0)],
    ['bridge', port(80, 8080)],
    ['host', port(9000)],
    ['none', {}],
    ['awsvpc', port(80)],
    ['bridge', { ...port(80, 0), cpu: 700, memory: 900 }],
  ] as const;
  for (const [n, [networkMode, container]] of all.entries()) {
    stage.define(
      { cpu: 128 * (n + 1), memory: 150, ...container },
      { family: `f${n}`, networkMode, ...(n === 3 && { cpu: '1024', memory: '200' }) },
    );
  }
}

const network = (stage: Ec2Stage, n: number) => {
  if (n !== AWSVPC) return {};
  const subnets = [...stage.ctx.world.subnets.keys()].slice(0, 16);
  return subnets.length > 0 ? { networkConfiguration: { awsvpcConfiguration: { subnets } } } : {};
};

/** What is refused is fine: it must change nothing, which is tested elsewhere. */
const send = (stage: Ec2Stage, target: string, input: Record<string, unknown>) =>
  stage.door.dispatcher.send(target, input);

function perform(stage: Ec2Stage, one: Act): void {
  switch (one.act) {
    case 'launch':
      send(stage, 'EC2.RunInstances', {
        InstanceType: one.type,
        MinCount: one.count,
        MaxCount: one.count,
        UserData: 'ECS_CLUSTER=demo',
      });
      return;
    case 'run':
      send(stage, 'ECS.RunTask', {
        cluster: 'demo',
        taskDefinition: `f${one.family}`,
        count: one.count,
        placementStrategy: STRATEGIES[one.strategy],
        ...network(stage, one.family),
      });
      return;
    case 'serve':
      send(stage, 'ECS.CreateService', {
        cluster: 'demo',
        serviceName: `s${one.family}`,
        taskDefinition: `f${one.family}`,
        desiredCount: one.desired,
        launchType: 'EC2',
        placementStrategy: STRATEGIES[one.strategy],
        ...network(stage, one.family),
      });
      return;
    case 'scale':
      for (const { name } of stage.ctx.world.services.values()) {
        const input = { cluster: 'demo', service: name, desiredCount: one.desired };
        send(stage, 'ECS.UpdateService', input);
      }
      return;
    case 'stop-task': {
      const live = stage.live();
      const task = live[one.which % Math.max(1, live.length)];
      if (task) send(stage, 'ECS.StopTask', { cluster: 'demo', task: task.id });
      return;
    }
    case 'fault':
      send(stage, 'Sandbox.InjectFault', { type: one.type, count: 1, for: 40 });
      return;
    default:
      performOnInstance(stage, one.act, one.which);
  }
}

function performOnInstance(stage: Ec2Stage, what: string, index: number): void {
  const all = stage.instances();
  const instance = all[index % Math.max(1, all.length)];
  if (!instance) return;
  const ids = { InstanceIds: [instance.ec2InstanceId] };
  const status = what === 'drain' ? 'DRAINING' : 'ACTIVE';
  const containerInstances = [instance.id];
  if (what === 'stop') send(stage, 'EC2.StopInstances', ids);
  else if (what === 'start') send(stage, 'EC2.StartInstances', ids);
  else if (what === 'terminate') send(stage, 'EC2.TerminateInstances', ids);
  else if (what === 'deregister') {
    const input = { cluster: 'demo', containerInstance: instance.id, force: index % 2 === 0 };
    send(stage, 'ECS.DeregisterContainerInstance', input);
  } else {
    const input = { cluster: 'demo', containerInstances, status };
    send(stage, 'ECS.UpdateContainerInstancesState', input);
  }
}

function check(stage: Ec2Stage): void {
  const instances = stage.instances();
  const usages = usageOf(stage.ctx.world, instances);
  for (const instance of instances) {
    const usage = usages.get(instance.arn)!;
    const free = freeOf(instance, usage);
    expect(Math.min(free.cpu, free.memory, free.interfaces)).toBeGreaterThanOrEqual(0);
    expect(Math.min(usage.cpu, usage.memory, usage.interfaces)).toBeGreaterThanOrEqual(0);
    expect(usage.interfaces).toBeLessThanOrEqual(interfaceLimit(instance));
    const own = stage.live().filter((task) => task.containerInstanceArn === instance.arn);
    const ports = own.flatMap((task) => bindingsOf(task).map(({ hostPort }) => hostPort));
    expect(new Set(ports).size).toBe(ports.length);
    expect(ports.filter((port) => instance.reservedPorts.includes(port))).toEqual([]);
    const isAlive = instance.state === 'running' && instance.status !== 'INACTIVE';
    if (!isAlive) {
      // Whatever is left there is on its way out.
      expect(own.every(({ desiredStatus }) => desiredStatus === 'STOPPED')).toBe(true);
    }
  }
  for (const task of stage.live()) {
    const isNowhere = task.launchType === 'EC2' && task.containerInstanceArn === undefined;
    if (stage.ctx.world.clustersWithInstances.has('demo') && isNowhere) {
      // From before the cluster had instances.
      const first = Math.min(...instances.map(({ launchedAt }) => launchedAt));
      expect(task.createdAt).toBeLessThanOrEqual(first);
    }
  }
}

function endAll(stage: Ec2Stage): void {
  for (const fault of stage.ctx.world.faults.values()) {
    if (fault.active) send(stage, 'Sandbox.ClearFault', { faultId: fault.faultId });
  }
  for (const { name } of stage.ctx.world.services.values()) {
    send(stage, 'ECS.DeleteService', { cluster: 'demo', service: name, force: true });
  }
  for (const task of stage.live()) send(stage, 'ECS.StopTask', { cluster: 'demo', task: task.id });
}

test('CAP-1: nothing is used twice, nothing is lost', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(program, ({ seed, trunking, acts }) => {
      const stage = stageEc2(seed);
      if (trunking) {
        stage.door.give('ECS.PutAccountSetting', { name: 'awsvpcTrunking', value: 'enabled' });
      }
      define(stage);
      perform(stage, { act: 'launch', type: 'm5.large', count: 2 });
      for (const [one, pause] of acts) {
        perform(stage, one);
        check(stage);
        stage.advance(pause);
        check(stage);
      }
      endAll(stage);
      stage.until(() => stage.live().length === 0, 300);
      const usages = usageOf(stage.ctx.world, stage.instances());
      for (const instance of stage.instances()) {
        const usage = usages.get(instance.arn)!;
        expect(usage).toMatchObject({ cpu: 0, memory: 0, interfaces: 0, running: 0, pending: 0 });
        expect(usage.ports.size).toBe(instance.reservedPorts.length);
      }
    }),
    { numRuns: 40 },
  );
});
