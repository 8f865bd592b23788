import type { World } from '../../../engine/world/world';
import type { Account } from '../../../model/account';

type Declared = Account['operations'][number];

/** Namespaces and discovery services, which have the same ids when they are made again. */
export function discoveryDeclarations(world: World): Declared[] {
  const namespaces = [...world.namespaces.values()].map(({ name, type, vpcId }) =>
    type === 'HTTP'
      ? { target: 'ServiceDiscovery.CreateHttpNamespace', input: { Name: name } }
      : {
          target: 'ServiceDiscovery.CreatePrivateDnsNamespace',
          input: { Name: name, Vpc: vpcId },
        },
  );
  const services = [...world.discoveryServices.values()].map((service) => ({
    target: 'ServiceDiscovery.CreateService',
    input: {
      Name: service.name,
      NamespaceId: service.namespaceId,
      DnsConfig: { DnsRecords: [{ Type: service.recordType, TTL: service.ttlSeconds }] },
      HealthCheckCustomConfig: { FailureThreshold: service.failureThreshold },
    },
  }));
  return [...namespaces, ...services];
}
