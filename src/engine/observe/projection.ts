import { lastPart, shortTaskId } from '../../model/ids';
import type { LoadBalancer, Target, TargetGroup } from '../../model/load-balancer';
import type { Cluster } from '../../model/cluster';
import type { Service } from '../../model/service';
import type { Task, TaskPlacing } from '../../model/task';
import type {
  ClusterView,
  EntityView,
  LoadBalancerView,
  ServiceView,
  TargetGroupView,
  TaskView,
  TrafficView,
} from '../../model/view';
import { type Registration, targetsOfTask } from '../control-plane/target-index';
import { isSteady, serviceCounts } from '../control-plane/service-tasks';
import { ruleFor } from '../data-plane/listener-rules';
import type { EngineContext, RequestPlane } from '../engine-context';
import type { World } from '../world/world';
import { alarmOf, alarmView } from './alarm-view';
import { capacityProviderView, providerCalled } from './capacity-provider-view';
import { createInstanceViews, shownInstances } from './container-instance-view';
import { deploymentRows } from './deployment-rows';
import { deploymentView } from './deployment-view';
import type { RecentByDeployment } from './recent-figures';
import { troubleOf } from './service-trouble';
import { scalingView } from './scaling-view';
import { routesOf } from './service-routes';
import { isStorageId, storageIds, storageView } from './storage-view';

const TRAFFIC = 'traffic/';
const FAULT = 'fault/';
const PENDING = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

/** Ids of everything that is shown, frames before what lies in them. */
export function allIds(world: World): string[] {
  return [
    ...[...world.clusters.values()].map((cluster) => cluster.arn),
    ...world.services.keys(),
    ...world.loadBalancers.keys(),
    ...world.targetGroups.keys(),
    ...shownInstances(world).map((instance) => instance.arn),
    ...world.tasks.keys(),
    ...[...world.traffic.keys()].map((name) => TRAFFIC + name),
    ...[...world.faults.keys()].map((id) => FAULT + id),
    ...[...world.alarms.values()].map((alarm) => alarm.arn),
    ...[...world.capacityProviders.values()].map((provider) => provider.arn),
    ...storageIds(world),
  ];
}

type Projection = (id: string) => EntityView | undefined;

/**
 * Views of entities by id as they are now; undefined for what is gone or deleted. Made anew for
 * each frame, because it remembers which targets are whose.
 */
export function createProjection(
  ctx: EngineContext,
  requests: RequestPlane,
  recent: RecentByDeployment,
): Projection {
  const { world } = ctx;
  const instanceView = createInstanceViews(world);
  const groups = [...world.targetGroups.values()];
  const targetsOf = (task: Task) => groups.flatMap((group) => targetsOfTask(group, task.arn));
  return (id) => {
    if (id.startsWith(TRAFFIC)) return trafficView(ctx, requests, id.slice(TRAFFIC.length));
    if (id.startsWith(FAULT)) return faultView(world, id);
    if (id.includes(':container-instance/')) return instanceView(id);
    if (isStorageId(id)) return storageView(ctx, id);
    const task = world.tasks.get(id);
    if (task) return taskView(world, requests, task, targetsOf(task));
    const service = world.services.get(id);
    if (service)
      return service.status === 'INACTIVE'
        ? undefined
        : serviceView(ctx, service, recent, targetsOf);
    const group = world.targetGroups.get(id);
    if (group) return targetGroupView(ctx, group);
    const balancer = world.loadBalancers.get(id);
    if (balancer) return loadBalancerView(balancer);
    const alarm = alarmOf(world, id);
    if (alarm) return alarmView(world, alarm);
    const provider = providerCalled(world, id);
    if (provider) return capacityProviderView(world, provider);
    const cluster = id.includes(':cluster/') ? world.clusters.get(lastPart(id)) : undefined;
    return cluster?.status === 'ACTIVE' ? clusterView(world, cluster) : undefined;
  };
}

type ServiceStrategy = NonNullable<Service['capacityProviderStrategy']>;

const strategyItems = (items: ServiceStrategy) =>
  items.map((item) => ({
    capacityProvider: item.capacityProvider,
    weight: item.weight ?? 0,
    base: item.base ?? 0,
  }));

/** `spread attribute:ecs.availability-zone`, `memberOf runningTasksCount == 0`. */
function placementWords({ carried }: Service): string[] {
  const { placementStrategy = [], placementConstraints = [] } = carried as TaskPlacing;
  return [
    ...placementStrategy.map(({ type, field }) => [type, field]),
    ...placementConstraints.map(({ type, expression }) => [type, expression]),
  ].map((words) => words.filter(Boolean).join(' '));
}

function clusterView(world: World, cluster: Cluster): ClusterView {
  const services = [...world.services.values()].filter((s) => s.clusterArn === cluster.arn);
  const tasks = [...world.tasks.values()].filter((task) => task.clusterArn === cluster.arn);
  const launchTypes = new Set<string>(tasks.map((task) => task.launchType));
  for (const service of services) if (service.launchType) launchTypes.add(service.launchType);
  const capacity = launchTypes.size > 0 ? [...launchTypes].sort() : cluster.capacityProviders;
  return {
    kind: 'cluster',
    id: cluster.arn,
    name: cluster.name,
    status: cluster.status,
    capacity: capacity.join(' · '),
    runningTasks: tasks.filter((task) => task.lastStatus === 'RUNNING').length,
    pendingTasks: tasks.filter((task) => PENDING.includes(task.lastStatus)).length,
    activeServices: services.filter((service) => service.status === 'ACTIVE').length,
    capacityProviders: [...cluster.capacityProviders],
    defaultCapacityProviderStrategy: strategyItems(
      cluster.defaultCapacityProviderStrategy as ServiceStrategy,
    ),
    containerInsights:
      cluster.settings.find(({ name }) => name === 'containerInsights')?.value ?? 'disabled',
  };
}

function serviceView(
  ctx: EngineContext,
  service: Service,
  recent: RecentByDeployment,
  targetsOf: (task: Task) => readonly Registration[],
): ServiceView {
  const tasks = [...ctx.world.tasks.values()].filter((task) => task.serviceArn === service.arn);
  const counts = serviceCounts(ctx, service);
  const deployments = deploymentRows(service, tasks);
  return {
    kind: 'service',
    id: service.arn,
    name: service.name,
    clusterArn: service.clusterArn,
    status: service.status,
    desired: service.desiredCount,
    running: counts.running,
    pending: counts.pending,
    unhealthy: tasks.filter((task) => isUnhealthy(task, targetsOf(task))).length,
    launchType: service.launchType ?? service.capacityProviderStrategy?.[0]?.capacityProvider ?? '',
    taskDefinition: lastPart(service.taskDefinitionArn),
    deploymentController: service.deploymentController.type,
    minimumHealthyPercent: service.deploymentConfiguration.minimumHealthyPercent,
    maximumPercent: service.deploymentConfiguration.maximumPercent,
    healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds,
    schedulingStrategy: service.schedulingStrategy,
    capacityProviderStrategy: strategyItems(service.capacityProviderStrategy ?? []),
    placement: placementWords(service),
    scaling: scalingView(ctx.world, service),
    targetGroupArns: service.loadBalancers.map((entry) => entry.targetGroupArn),
    ...routesOf(ctx.world, service),
    deployments,
    steady: isSteady(ctx, service),
    recent: recentOf(service, recent, deployments),
    trouble: troubleOf(service, deployments),
    serviceDeployment: deploymentView({
      ctx,
      service,
      tasks: tasks.filter((task) => task.lastStatus !== 'STOPPED'),
      recent,
    }),
  };
}

function recentOf(
  { loadBalancers }: Service,
  recent: RecentByDeployment,
  deployments: ServiceView['deployments'],
): ServiceView['recent'] {
  const { requestsPerSecond, errorPercent } = recent.ofAll(
    deployments.map(({ id }) => id),
    loadBalancers.map(({ targetGroupArn }) => targetGroupArn),
  );
  return { requestsPerSecond, errorPercent };
}

/** By any of its verdicts, as the scheduler takes it. */
const isUnhealthy = (task: Task, targets: readonly Registration[]): boolean =>
  task.lastStatus === 'RUNNING' &&
  (task.healthStatus === 'UNHEALTHY' ||
    targets.some(({ target }) => target.health === 'unhealthy'));

function taskView(
  world: World,
  requests: RequestPlane,
  task: Task,
  targets: Registration[],
): TaskView {
  const definition = world.taskDefinitions.get(task.taskDefinitionArn);
  const dependsOn = (container: string) =>
    (definition?.containerDefinitions.find(({ name }) => name === container)?.dependsOn ?? []).map(
      (wait) => ({ ...wait }),
    );
  return {
    kind: 'task',
    id: task.arn,
    shortId: shortTaskId(task.id),
    clusterArn: task.clusterArn,
    serviceArn: task.serviceArn ?? null,
    deploymentId: task.deploymentId ?? null,
    taskDefinition: lastPart(task.taskDefinitionArn),
    availabilityZone: task.availabilityZone,
    privateIp: task.privateIp,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    healthStatus: task.healthStatus,
    launchType: task.launchType,
    containerInstanceArn: task.containerInstanceArn ?? null,
    capacityProvider: task.capacityProviderName ?? null,
    networkMode: definition?.networkMode ?? 'awsvpc',
    volumes: (task.volumes ?? []).map(({ name, type, resource }) => ({
      name,
      type,
      resource: resource ?? null,
    })),
    cpu: task.cpu,
    memory: task.memory,
    createdAt: task.createdAt,
    initializing: (task.lastStatus === 'ACTIVATING' && task.initializing) || null,
    startedAt: task.startedAt ?? null,
    stoppedAt: task.stoppedAt ?? null,
    stopCode: task.stopCode ?? null,
    stoppedReason: task.stoppedReason ?? null,
    machine: task.machine,
    containers: task.containers.map((container) => ({
      name: container.name,
      image: container.image,
      lastStatus: container.lastStatus,
      healthStatus: container.healthStatus,
      essential: container.essential,
      restarts: container.restarts ?? 0,
      exitCode: container.exitCode ?? null,
      reason: container.reason ?? null,
      dependsOn: dependsOn(container.name),
      machine: container.machine,
    })),
    targets: targets.map(({ group, target }) => targetOfTask(requests, group, target)),
    ...requests.taskFigures(task),
  };
}

function targetOfTask(
  requests: RequestPlane,
  group: TargetGroup,
  target: Target,
): TaskView['targets'][number] {
  const draining = target.health === 'draining';
  const ends = Object.values(target.machine.timers).map((timer) => timer.dueAt);
  return {
    targetGroupArn: group.arn,
    id: target.id,
    port: target.port,
    slot: target.slot,
    health: target.health,
    reason: target.reason ?? null,
    machine: target.machine,
    drainStartedAt: draining ? target.machine.enteredAt : null,
    drainEndsAt: draining && ends.length > 0 ? ends.reduce((a, b) => (a > b ? a : b)) : null,
    checks: requests.checks(target.slot),
  };
}

function targetGroupView(ctx: EngineContext, group: TargetGroup): TargetGroupView {
  const delay = Number(group.attributes['deregistration_delay.timeout_seconds'] ?? 300);
  return {
    kind: 'targetGroup',
    id: group.arn,
    name: group.name,
    port: group.port,
    targetType: group.targetType,
    algorithm: group.attributes['load_balancing.algorithm.type'] ?? 'round_robin',
    deregistrationDelaySeconds: delay,
    ...sharingOut(group),
    healthCheck: group.healthCheck,
    routing: group.routing,
    loadBalancerArns: balancersUsing(ctx.world, group.arn),
    targets: group.targets.map((target) => ({
      id: target.id,
      port: target.port,
      slot: target.slot,
      taskArn: target.taskArn ?? null,
      health: target.health,
      outstanding: ctx.dataPlane.outstanding(target.slot),
      ...ctx.dataPlane.standing(target.slot),
    })),
  };
}

/** What a group's attributes say of how requests are shared out, besides the algorithm. */
function sharingOut({
  attributes,
}: TargetGroup): Pick<
  TargetGroupView,
  'slowStartSeconds' | 'stickiness' | 'crossZone' | 'anomalyMitigation'
> {
  const type = attributes['stickiness.type'] === 'app_cookie' ? 'app_cookie' : 'lb_cookie';
  const durationSeconds = Number(attributes[`stickiness.${type}.duration_seconds`] ?? 86_400);
  return {
    slowStartSeconds: Number(attributes['slow_start.duration_seconds'] ?? 0),
    stickiness: attributes['stickiness.enabled'] === 'true' ? { type, durationSeconds } : null,
    crossZone: attributes['load_balancing.cross_zone.enabled'] !== 'false',
    anomalyMitigation: attributes['load_balancing.algorithm.anomaly_mitigation'] === 'on',
  };
}

function balancersUsing(world: World, groupArn: string): string[] {
  return [...world.loadBalancers.values()]
    .filter((balancer) =>
      balancer.listeners
        .flatMap((listener) => listener.rules)
        .flatMap((rule) => rule.actions)
        .some(
          (action) =>
            action.type === 'forward' &&
            action.targetGroups.some((share) => share.targetGroupArn === groupArn),
        ),
    )
    .map((balancer) => balancer.arn);
}

function loadBalancerView(balancer: LoadBalancer): LoadBalancerView {
  const { arn: id, name, dnsName, scheme, listeners } = balancer;
  return { kind: 'loadBalancer', id, name, dnsName, scheme, listeners };
}

function trafficView(
  ctx: EngineContext,
  requests: RequestPlane,
  name: string,
): TrafficView | undefined {
  const source = ctx.world.traffic.get(name);
  if (!source) return undefined;
  const balancer = ctx.world.loadBalancers.get(source.loadBalancerArn);
  return {
    kind: 'traffic',
    id: TRAFFIC + name,
    name,
    source,
    loadBalancerArn: source.loadBalancerArn,
    ruleArn: (balancer && ruleFor(balancer, source)?.arn) ?? null,
    ...requests.trafficFigures(name),
  };
}

function faultView(world: World, id: string): EntityView | undefined {
  const fault = world.faults.get(id.slice(FAULT.length));
  return fault && { kind: 'fault', id, fault };
}
