import type { Service, ServiceRevision } from '../../model/service';
import type { VolumeConfiguration } from '../../model/volume';

/** What a service says of its tasks' volumes, in each of its revisions. */
type Configurations = readonly VolumeConfiguration[] | undefined;

const own = (service: Service): Configurations =>
  service.carried.volumeConfigurations as Configurations;

/** For a revision that is made of the service as it is. */
export function volumesOfRevision(service: Service): Pick<ServiceRevision, 'volumeConfigurations'> {
  const configurations = own(service);
  return configurations ? { volumeConfigurations: configurations } : {};
}

/** For a task of a deployment (`ecs-svc/…`): those of the revision that it was made from. */
export function volumeConfigurationsOf(service: Service, deploymentId: string): Configurations {
  const digits = deploymentId.slice(deploymentId.lastIndexOf('/') + 1);
  return service.revisions.find((one) => one.arn.endsWith(`/${digits}`))?.volumeConfigurations;
}

/** A service that goes back to a revision has what that said. */
export const withVolumesOf = (
  service: Service,
  { volumeConfigurations }: ServiceRevision,
): Service['carried'] => {
  const { volumeConfigurations: _before, ...others } = service.carried;
  return volumeConfigurations ? { ...others, volumeConfigurations } : others;
};
