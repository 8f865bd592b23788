import type { ConnectEndpoint } from '../../model/discovery';
import { discoveryServiceArn, lastPart } from '../../model/ids';
import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import type { TaskDefinition } from '../../model/task-definition';
import type { EngineContext } from '../engine-context';
import { namedId } from '../../model/named-id';
import type { World } from '../world/world';

/**
 * Service Connect: names that the proxy beside each task forwards to tasks of other services.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 */
export interface ServiceConnect {
  readonly enabled: boolean;
  readonly namespace?: string;
  readonly services?: readonly ConnectService[];
}

interface ConnectService {
  readonly portName: string;
  readonly discoveryName?: string;
  readonly clientAliases?: readonly { readonly port: number; readonly dnsName?: string }[];
  readonly timeout?: { readonly perRequestTimeoutSeconds?: number };
}

/** Seconds; of HTTP kinds. */
const PER_REQUEST_TIMEOUT = 15;

/** What the service says of Service Connect; undefined where it is not on. */
export function connectOf(service: Service): ServiceConnect | undefined {
  const connect = service.carried.serviceConnectConfiguration as ServiceConnect | undefined;
  return connect?.enabled ? connect : undefined;
}

/** The name of the namespace it is in: its own, or its cluster's default. */
export function namespaceOf(world: World, service: Service): string | undefined {
  const cluster = world.clusters.get(lastPart(service.clusterArn));
  const usual = cluster?.carried.serviceConnectDefaults as { namespace?: string } | undefined;
  const given = connectOf(service)?.namespace ?? usual?.namespace;
  if (given === undefined) return undefined;
  const known = [...world.namespaces.values()].find(({ arn, id }) => given === arn || given === id);
  return known?.name ?? lastPart(given);
}

/** The endpoints of all services in a namespace, in the order in which they came. */
export function endpointsIn(world: World, namespace: string): ConnectEndpoint[] {
  return [...world.services.values()]
    .filter((one) => one.status === 'ACTIVE' && namespaceOf(world, one) === namespace)
    .flatMap((service) => endpointsOf(world, service));
}

function endpointsOf(world: World, service: Service): ConnectEndpoint[] {
  const definition = world.taskDefinitions.get(service.taskDefinitionArn);
  if (!definition) return [];
  const namespace = namespaceOf(world, service) ?? '';
  return (connectOf(service)?.services ?? []).flatMap((offer) => {
    const containerPort = portCalled(definition, offer.portName);
    if (containerPort === undefined) return [];
    const discoveryName = offer.discoveryName ?? offer.portName;
    return (offer.clientAliases ?? []).map(({ port, dnsName }) => ({
      dnsName: dnsName ?? `${discoveryName}.${namespace}`,
      port,
      discoveryName,
      serviceArn: service.arn,
      containerPort,
      perRequestTimeout: offer.timeout?.perRequestTimeoutSeconds ?? PER_REQUEST_TIMEOUT,
    }));
  });
}

/** The names that a service offers, by which Cloud Map knows them. */
export function resourcesOf(world: World, service: Service): ConnectResource[] {
  const namespace = namespaceOf(world, service) ?? '';
  return (connectOf(service)?.services ?? []).map(({ portName, discoveryName = portName }) => {
    const id = namedId('srv', `${namespace}/${discoveryName}`).slice(0, 20);
    return { discoveryName, discoveryArn: discoveryServiceArn(id) };
  });
}

interface ConnectResource {
  readonly discoveryName: string;
  readonly discoveryArn: string;
}

/** The container port of a named port mapping. */
export const portCalled = (definition: TaskDefinition, name: string): number | undefined =>
  definition.containerDefinitions
    .flatMap((one) => one.portMappings)
    .find((mapping) => mapping.name === name)?.containerPort;

/** CONNECT-1: a task knows the endpoints that there were when it was made, and no later one. */
export function connectTask(ctx: EngineContext, task: Task): void {
  const service = ctx.world.services.get(task.serviceArn ?? '');
  if (!service || !connectOf(service)) return;
  const namespace = namespaceOf(ctx.world, service);
  task.connect = namespace === undefined ? [] : endpointsIn(ctx.world, namespace);
}

/** What ECS writes into `/etc/hosts` of a task with a proxy: an address of its own per name. */
export function connectHosts(task: Task): { address: string; dnsName: string }[] {
  const names = [...new Set(task.connect?.map(({ dnsName }) => dnsName))];
  return names.map((dnsName, index) => ({ address: `127.255.0.${index + 1}`, dnsName }));
}

/** The endpoint that a proxy answers at an address that it stands for. */
export function endpointAt(task: Task, address: string, port: number): ConnectEndpoint | undefined {
  const host = connectHosts(task).find((one) => one.address === address);
  return task.connect?.find((one) => one.dnsName === host?.dnsName && one.port === port);
}

/** The tasks that answer for it. One made before its service took part has no proxy. */
export const tasksBehind = (world: World, { serviceArn }: ConnectEndpoint): Task[] =>
  [...world.tasks.values()].filter(
    (task) =>
      task.serviceArn === serviceArn &&
      task.lastStatus === 'RUNNING' &&
      task.server >= 0 &&
      task.connect !== undefined,
  );
