import { namedId } from '../../../model/named-id';
import type { DiscoveryService } from '../../../model/discovery';
import { discoveryServiceArn } from '../../../model/ids';
import { discoveryErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeDiscoveryService } from './answers';
import { namespaceOf } from './found';

type Input = InputOf<'ServiceDiscovery.CreateService'>;

export const createService: Handler<'ServiceDiscovery.CreateService'> = ({ ctx }, input) => {
  const { world } = ctx;
  const reference = input.NamespaceId ?? input.DnsConfig?.NamespaceId;
  if (reference === undefined) {
    return refuse(discoveryErrors.invalid('NamespaceId is required.'));
  }
  const namespace = namespaceOf(world, reference);
  const taken = [...world.discoveryServices.values()].some(
    (one) => one.namespaceId === namespace.id && one.name === input.Name,
  );
  if (taken) refuse(discoveryErrors.serviceExists(input.Name));
  const id = namedId('srv', `${namespace.id}/${input.Name}`).slice(0, 20);
  const service: DiscoveryService = {
    id,
    arn: discoveryServiceArn(id),
    name: input.Name,
    namespaceId: namespace.id,
    ...recordOf(input),
    failureThreshold: input.HealthCheckCustomConfig?.FailureThreshold ?? 1,
    instances: [],
  };
  world.discoveryServices.set(id, service);
  return { Service: describeDiscoveryService(service) };
};

/** The first record; without one (HTTP only) instances are found by DiscoverInstances alone. */
function recordOf({ DnsConfig }: Input): Pick<DiscoveryService, 'recordType' | 'ttlSeconds'> {
  const [record] = DnsConfig?.DnsRecords ?? [];
  if (record?.Type === 'CNAME') {
    return refuse(discoveryErrors.invalid('ECS registers tasks with A, AAAA or SRV records.'));
  }
  return { recordType: record?.Type ?? 'A', ttlSeconds: record?.TTL ?? 60 };
}
