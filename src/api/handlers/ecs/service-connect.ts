import { connectNamespace } from '../../../engine/discovery/namespaces';
import { portCalled, type ServiceConnect } from '../../../engine/discovery/service-connect';
import type { World } from '../../../engine/world/world';
import type { Cluster } from '../../../model/cluster';
import type { TaskDefinition } from '../../../model/task-definition';
import { ecsErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

const invalid = (message: string) => refuse(ecsErrors.invalidParameter(message));

/**
 * What Service Connect asks of a service: the controller ECS, a namespace, ports that the task
 * definition names, and aliases that no other service of the namespace has.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 */
export function checkServiceConnect(
  connect: ServiceConnect | undefined,
  of: { world: World; cluster: Cluster; definition: TaskDefinition; controller: string },
): void {
  if (!connect?.enabled) return;
  const { world, cluster, definition } = of;
  refuseConnect(connect, of.controller);
  if (definition.networkMode !== 'awsvpc' && definition.networkMode !== 'bridge') {
    invalid('Service Connect is supported in network modes awsvpc and bridge only.');
  }
  const usual = cluster.carried.serviceConnectDefaults as { namespace?: string } | undefined;
  const namespace = connect.namespace ?? usual?.namespace;
  if (namespace === undefined) {
    invalid('Service Connect needs a namespace: the service’s own, or its cluster’s default.');
  }
  const names = new Set<string>();
  for (const { portName, discoveryName = portName, clientAliases } of connect.services ?? []) {
    if (clientAliases && clientAliases.length > 1) {
      invalid(`A service of Service Connect can have at most 1 client alias: ${portName}.`);
    }
    if (portCalled(definition, portName) === undefined) {
      invalid(
        `portName ${portName} does not refer to any named PortMapping in the task definition.`,
      );
    }
    if (names.has(discoveryName)) invalid(`The discovery name ${discoveryName} is given twice.`);
    names.add(discoveryName);
  }
  const isArn = namespace?.startsWith('arn:') ?? false;
  const isThere = [...world.namespaces.values()].some(({ arn }) => arn === namespace);
  if (isArn && !isThere) invalid(`The namespace ${namespace} does not exist.`);
}

/** A cluster's defaults, kept as given; the namespace is made where there was none. */
export function connectDefaults(
  world: World,
  given: { namespace: string } | undefined,
): { serviceConnectDefaults?: { namespace: string } } {
  if (!given) return {};
  const isThere = connectNamespace(world, given.namespace) !== undefined;
  if (!isThere) invalid(`The namespace ${given.namespace} does not exist.`);
  return { serviceConnectDefaults: given };
}

/** Only ECS's own deployments can have it. */
export function refuseConnect(connect: ServiceConnect | undefined, controller: string): void {
  if (!connect?.enabled || controller === 'ECS') return;
  invalid('Service Connect is supported with the ECS deployment controller only.');
}

interface Registry {
  readonly registryArn?: string;
  readonly port?: number;
  readonly containerName?: string;
  readonly containerPort?: number;
}

/**
 * A registry must be there and of a kind of record that the network mode allows: SRV alone without
 * an interface of its own, with the container and port that it is about.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRegistry.html
 */
export function checkRegistries(
  registries: readonly Registry[] | undefined,
  world: World,
  definition: TaskDefinition,
): void {
  for (const { registryArn = '', containerName, containerPort } of registries ?? []) {
    const service = [...world.discoveryServices.values()].find(({ arn }) => arn === registryArn);
    // One that nobody declared is there, and takes what it is given.
    if (!service) continue;
    const needsPort = definition.networkMode !== 'awsvpc';
    if (needsPort && service.recordType !== 'SRV') {
      invalid(`Network mode ${definition.networkMode} needs a service registry with SRV records.`);
    }
    if (needsPort && (containerName === undefined || containerPort === undefined)) {
      invalid('A service registry with SRV records needs containerName and containerPort.');
    }
    const container = definition.containerDefinitions.find(({ name }) => name === containerName);
    if (containerName !== undefined && !container) {
      invalid(`The container ${containerName} does not exist in the task definition.`);
    }
  }
}
