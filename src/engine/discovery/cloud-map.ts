import type { DiscoveryService } from '../../model/discovery';
import { lastPart } from '../../model/ids';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import type { World } from '../world/world';

/**
 * Service discovery by Cloud Map: tasks of a service are records of a DNS name.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html
 */
interface Registry {
  readonly registryArn?: string;
  readonly port?: number;
  readonly containerName?: string;
  readonly containerPort?: number;
}

/** At most so many records are answered. */
export const RECORDS_ANSWERED = 8;

/** The discovery services that a task's service registers it with. */
function registriesOf(world: World, task: Task): { registry: Registry; of: DiscoveryService }[] {
  const service = world.services.get(task.serviceArn ?? '');
  const registries = (service?.carried.serviceRegistries ?? []) as readonly Registry[];
  return registries.flatMap((registry) => {
    const of = discoveryServiceOf(world, registry.registryArn ?? '');
    return of ? [{ registry, of }] : [];
  });
}

/** By id, ARN or (where only one has it) name. */
export function discoveryServiceOf(world: World, reference: string): DiscoveryService | undefined {
  const byId = world.discoveryServices.get(lastPart(reference));
  if (byId) return byId;
  const named = [...world.discoveryServices.values()].filter((one) => one.name === reference);
  return named.length === 1 ? named[0] : undefined;
}

const isUp = (task: Task): boolean =>
  task.desiredStatus === 'RUNNING' && task.lastStatus === 'RUNNING';

/**
 * MAP-1: a task that is RUNNING is an instance of its discovery services, UNHEALTHY until its
 * container checks (if there are some) report; one on its way down is none.
 */
export function discoveryFollows(ctx: EngineContext, task: Task): void {
  for (const { registry, of } of registriesOf(ctx.world, task)) {
    const known = of.instances.find((one) => one.taskArn === task.arn);
    if (!isUp(task)) {
      if (known) leave(ctx, of, task);
      continue;
    }
    const health = hasChecks(ctx, task) && task.healthStatus !== 'HEALTHY' ? UNHEALTHY : HEALTHY;
    if (known?.health === health) continue;
    if (known) known.health = health;
    else of.instances.push({ taskArn: task.arn, ...addressOf(task, registry), health });
    ctx.emit('DiscoveryChange', task.arn, `${of.name}: ${health}`, task.serviceArn);
  }
}

const HEALTHY = 'HEALTHY';
const UNHEALTHY = 'UNHEALTHY';

function leave(ctx: EngineContext, of: DiscoveryService, task: Task): void {
  of.instances = of.instances.filter((one) => one.taskArn !== task.arn);
  ctx.emit('DiscoveryChange', task.arn, `${of.name}: deregistered`, task.serviceArn);
}

function hasChecks({ world }: EngineContext, task: Task): boolean {
  const definition = world.taskDefinitions.get(task.taskDefinitionArn);
  return definition?.containerDefinitions.some((one) => one.essential && one.healthCheck) ?? false;
}

/** Its own address, or (bridge, host) its instance's, with the port that an SRV record tells. */
function addressOf(task: Task, registry: Registry): { ipAddress: string; port?: number } {
  const container = task.containers.find(({ name }) => name === registry.containerName);
  const bound = container?.networkBindings?.find(
    (one) => one.containerPort === registry.containerPort,
  );
  const port = bound?.hostPort ?? registry.port ?? registry.containerPort;
  return { ipAddress: task.privateIp, ...(port !== undefined && { port }) };
}

/** The discovery service of a name such as `api.internal`. */
export function discoveryNamed(world: World, host: string): DiscoveryService | undefined {
  return [...world.discoveryServices.values()].find(({ name, namespaceId }) => {
    const namespace = world.namespaces.get(namespaceId);
    return namespace?.type === 'DNS_PRIVATE' && host === `${name}.${namespace.name}`;
  });
}

/** MAP-2: who may be answered: the healthy ones, or where none is, all. */
export function answerable(of: DiscoveryService): DiscoveryService['instances'] {
  const healthy = of.instances.filter((one) => one.health === HEALTHY);
  return healthy.length > 0 ? healthy : of.instances;
}
