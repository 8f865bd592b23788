import type { World } from '../../../engine/world/world';
import type { DiscoveryService, Namespace } from '../../../model/discovery';
import { REGION } from '../../../model/ids';

/** A namespace as Cloud Map answers it. */
export const describeNamespace = (world: World, namespace: Namespace): object => ({
  Id: namespace.id,
  Arn: namespace.arn,
  Name: namespace.name,
  Type: namespace.type,
  ServiceCount: [...world.discoveryServices.values()].filter(
    (one) => one.namespaceId === namespace.id,
  ).length,
});

/** A discovery service as Cloud Map answers it. */
export const describeDiscoveryService = (service: DiscoveryService): object => ({
  Id: service.id,
  Arn: service.arn,
  Name: service.name,
  NamespaceId: service.namespaceId,
  InstanceCount: service.instances.length,
  DnsConfig: {
    NamespaceId: service.namespaceId,
    RoutingPolicy: 'MULTIVALUE',
    DnsRecords: [{ Type: service.recordType, TTL: service.ttlSeconds }],
  },
  HealthCheckCustomConfig: { FailureThreshold: service.failureThreshold },
});

/** What Cloud Map knows of an instance: ECS gives a task's address, zone and region. */
export const attributesOf = (
  world: World,
  { taskArn, ipAddress, port, health }: DiscoveryService['instances'][number],
): Record<string, string> => ({
  AVAILABILITY_ZONE: world.tasks.get(taskArn)?.availabilityZone ?? '',
  AWS_INIT_HEALTH_STATUS: health,
  AWS_INSTANCE_IPV4: ipAddress,
  ...(port !== undefined && { AWS_INSTANCE_PORT: String(port) }),
  REGION,
});
