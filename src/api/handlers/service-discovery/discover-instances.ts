import { answerable, discoveryNamed } from '../../../engine/discovery/cloud-map';
import type { DiscoveryService } from '../../../model/discovery';
import { lastPart } from '../../../model/ids';
import { discoveryErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { found } from '../../refusal';
import { attributesOf } from './answers';
import { namespaceOf } from './found';

type Input = InputOf<'ServiceDiscovery.DiscoverInstances'>;

export const discoverInstances: Handler<'ServiceDiscovery.DiscoverInstances'> = (
  { ctx },
  input,
) => {
  const { world } = ctx;
  const namespace = namespaceOf(world, input.NamespaceName);
  const service = found(
    discoveryNamed(world, `${input.ServiceName}.${namespace.name}`) ??
      [...world.discoveryServices.values()].find(
        (one) => one.namespaceId === namespace.id && one.name === input.ServiceName,
      ),
    discoveryErrors.serviceNotFound(input.ServiceName),
  );
  return {
    Instances: asked(service, input)
      .slice(0, input.MaxResults ?? 100)
      .map((one) => ({
        InstanceId: lastPart(one.taskArn),
        NamespaceName: namespace.name,
        ServiceName: service.name,
        HealthStatus: one.health,
        Attributes: attributesOf(world, one),
      })),
  };
};

function asked(service: DiscoveryService, { HealthStatus }: Input): DiscoveryService['instances'] {
  if (HealthStatus === 'ALL') return service.instances;
  if (HealthStatus === 'HEALTHY_OR_ELSE_ALL') return answerable(service);
  return service.instances.filter(({ health }) => health === (HealthStatus ?? 'HEALTHY'));
}
