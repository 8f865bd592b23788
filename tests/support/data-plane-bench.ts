import { initialTransition, transition } from 'xstate';
import { createDataPlane } from '../../src/engine/data-plane/data-plane';
import type { EngineContext, RequestPlane } from '../../src/engine/engine-context';
import { createIdSource } from '../../src/engine/kernel/id-source';
import { SimulationKernel } from '../../src/engine/kernel/kernel';
import { answerMetrics, type MetricsQuery } from '../../src/engine/observe/metrics-answer';
import { createWorld } from '../../src/engine/world/world';
import { targetGroupRoutingMachine } from '../../src/machines/target-group-routing.machine';
import { defaultBehaviour, type ImageBehaviour } from '../../src/model/image';
import {
  DEFAULT_HEALTH_CHECK,
  type LoadBalancer,
  type RuleAction,
  type Target,
  type TargetGroup,
} from '../../src/model/load-balancer';
import type { MachineState } from '../../src/model/machine-state';
import { seconds, ZERO, type SimMicros } from '../../src/model/sim-time';
import type { Task } from '../../src/model/task';
import type { TaskDefinition } from '../../src/model/task-definition';
import { defaultTraffic, type TrafficSource } from '../../src/model/traffic';

/** What the data plane told the control plane, in order. */
export interface Told {
  at: number;
  what: string;
}

/**
 * The data plane alone: a load balancer with one listener in a small world, tasks and targets put
 * in by hand, and in place of ECS only what it must do at once (health verdicts, the routing
 * machine).
 */
export interface Bench {
  readonly ctx: EngineContext;
  readonly kernel: SimulationKernel;
  readonly plane: RequestPlane;
  readonly balancer: LoadBalancer;
  readonly told: Told[];
  /** The first target group, whose only rule is the default one. */
  readonly group: TargetGroup;
  addGroup: (name: string, changes?: Partial<TargetGroup>) => TargetGroup;
  setDefaultAction: (action: RuleAction) => void;
  /** A running task with its target, healthy at once unless `health` says otherwise. */
  addTask: (options?: TaskOptions) => { task: Task; target: Target; server: number };
  setHealth: (target: Target, health: Target['health'], group?: TargetGroup) => void;
  traffic: (changes: Partial<TrafficSource>) => void;
  run: (s: number) => void;
  figures: (query?: MetricsQuery) => ReturnType<typeof answerMetrics>;
}

export interface TaskOptions {
  image?: Partial<ImageBehaviour>;
  group?: TargetGroup;
  health?: Target['health'];
  cpu?: string;
  memory?: string;
  zone?: string;
  /** False registers a target with nothing listening behind it. */
  started?: boolean;
}

const machine = (id: string, value: string): MachineState => ({
  machine: id,
  value,
  context: {},
  timers: {},
  enteredAt: ZERO,
  history: [],
});

const definition = { arn: 'arn:x:task-definition/web:1', family: 'web', revision: 1 } as const;

export function createBench(seed = 1, group: Partial<TargetGroup> = {}): Bench {
  const world = createWorld(seed);
  const kernel = new SimulationKernel(() => world);
  const told: Told[] = [];
  let plane!: RequestPlane;
  const ctx: EngineContext = {
    world,
    kernel,
    ids: createIdSource(kernel.stream('ids')),
    get dataPlane() {
      return plane;
    },
    controlPlane: {
      targetVerdict: (of, target, verdict) => {
        told.push({ at: kernel.now, what: verdict.reason ?? 'healthy' });
        target.health = verdict.healthy ? 'healthy' : 'unhealthy';
        target.description = verdict.description;
        plane.targetChanged(of, target);
      },
      routingFacts: (of, facts) => stepRouting(of, facts),
      containerExited: (task, _container, code, reason) => {
        told.push({ at: kernel.now, what: `exit ${code} ${reason}` });
        plane.stopServer(task.server);
        task.server = -1;
      },
    },
    emit: () => undefined,
    serviceEvent: () => undefined,
    touch: () => undefined,
  };
  plane = createDataPlane(ctx, kernel);
  world.taskDefinitions.set(definition.arn, emptyDefinition());
  const balancer = emptyBalancer();
  world.loadBalancers.set(balancer.arn, balancer);
  const bench = parts({ ctx, kernel, plane, balancer, told });
  const first = bench.addGroup('web', group);
  bench.setDefaultAction({
    type: 'forward',
    targetGroups: [{ targetGroupArn: first.arn, weight: 1 }],
  });
  return { ...bench, group: first };
}

function parts(of: Pick<Bench, 'ctx' | 'kernel' | 'plane' | 'balancer' | 'told'>) {
  const { ctx, kernel, plane, balancer } = of;
  const { world } = ctx;
  const setHealth: Bench['setHealth'] = (target, health, group) => {
    target.health = health;
    plane.targetChanged(group ?? groupOf(ctx, target), target);
  };
  return {
    ...of,
    setHealth,
    addGroup: (name: string, changes: Partial<TargetGroup> = {}) => {
      const group = { ...emptyGroup(name), ...changes };
      world.targetGroups.set(group.arn, group);
      plane.routesChanged();
      return group;
    },
    setDefaultAction: (action: RuleAction) => {
      balancer.listeners[0]!.rules[0]!.actions = [action];
      plane.routesChanged();
    },
    addTask: (options: TaskOptions = {}) => {
      const group = options.group ?? [...world.targetGroups.values()][0]!;
      const behaviour = { ...defaultBehaviour('web:1'), startupSeconds: 0, ...options.image };
      const task = newTask(world.tasks.size, behaviour.image, options);
      world.tasks.set(task.arn, task);
      if (options.started ?? true) task.server = plane.startServer(task, behaviour);
      const target = newTarget(task);
      group.targets.push(target);
      plane.addTarget(group, target);
      if (options.health !== 'initial') setHealth(target, options.health ?? 'healthy', group);
      return { task, target, server: task.server };
    },
    traffic: (changes: Partial<TrafficSource>) => {
      const source = { ...defaultTraffic('clients', balancer.arn, 10), ...changes };
      world.traffic.set(source.name, source);
      plane.trafficChanged(source.name);
    },
    run: (s: number) => {
      kernel.advanceTo(kernel.now + seconds(s));
    },
    figures: (query: MetricsQuery = {}) => answerMetrics(plane.metrics, world, query),
  };
}

const groupOf = (ctx: EngineContext, target: Target): TargetGroup =>
  [...ctx.world.targetGroups.values()].find((group) => group.targets.includes(target))!;

function stepRouting(
  group: TargetGroup,
  facts: { usable: number; healthy: number; minimumHealthy: number },
): void {
  const algorithm = (group.attributes['load_balancing.algorithm.type'] ??
    'round_robin') as 'round_robin';
  const [start] = initialTransition(targetGroupRoutingMachine);
  const [next] = transition(targetGroupRoutingMachine, start, {
    type: 'FACTS',
    ...facts,
    algorithm,
  });
  group.routing.value = next.value;
}

const emptyDefinition = (): TaskDefinition => ({
  ...definition,
  status: 'ACTIVE',
  registeredAt: ZERO,
  networkMode: 'awsvpc',
  compatibilities: [],
  containerDefinitions: [],
  carried: {},
  tags: [],
});

function emptyBalancer(): LoadBalancer {
  const arn = 'arn:x:loadbalancer/app/web-alb/1';
  return {
    arn,
    name: 'web-alb',
    dnsName: 'web-alb.example',
    scheme: 'internet-facing',
    createdAt: ZERO,
    subnets: [],
    securityGroups: [],
    attributes: {},
    tags: [],
    listeners: [
      {
        arn: 'listener',
        loadBalancerArn: arn,
        port: 80,
        protocol: 'HTTP',
        rules: [{ arn: 'rule', priority: 'default', conditions: [], actions: [], tags: [] }],
        tags: [],
        carried: {},
      },
    ],
  };
}

const emptyGroup = (name: string): TargetGroup => ({
  arn: `arn:x:targetgroup/${name}/1`,
  name,
  protocol: 'HTTP',
  protocolVersion: 'HTTP1',
  port: 80,
  targetType: 'ip',
  vpcId: 'vpc-1',
  healthCheck: { ...DEFAULT_HEALTH_CHECK },
  attributes: {},
  tags: [],
  targets: [],
  routing: machine('target-group-routing', 'no-targets'),
});

const newTarget = (task: Task): Target => ({
  id: task.privateIp,
  port: 80,
  availabilityZone: task.availabilityZone,
  taskArn: task.arn,
  registeredAt: ZERO,
  health: 'initial',
  machine: machine('target-health', 'initial'),
  slot: -1,
});

const newTask = (n: number, image: string, options: TaskOptions): Task => ({
  arn: `arn:x:task/demo/${n}`,
  id: String(n),
  clusterArn: 'arn:x:cluster/demo',
  taskDefinitionArn: definition.arn,
  group: 'family:web',
  launchType: 'FARGATE',
  availabilityZone: options.zone ?? 'us-east-1a',
  subnetId: 'subnet-a',
  privateIp: `10.0.0.${n + 4}`,
  cpu: options.cpu ?? '',
  memory: options.memory ?? '512',
  lastStatus: 'RUNNING',
  desiredStatus: 'RUNNING',
  healthStatus: 'UNKNOWN',
  createdAt: 0 as SimMicros,
  containers: [
    {
      arn: `arn:x:container/demo/${n}`,
      name: 'web',
      image,
      essential: true,
      runtimeId: String(n),
      lastStatus: 'RUNNING',
      healthStatus: 'UNKNOWN',
      healthFailures: 0,
      machine: machine('container', 'RUNNING'),
    },
  ],
  machine: machine('task', 'RUNNING'),
  server: -1,
  enableExecuteCommand: false,
  overrides: {},
  tags: [],
  version: 1,
});
