import type { Service } from '../../model/service';
import type { Task } from '../../model/task';

/** The launch type of a service's tasks: its own, or that of its capacity providers; else EC2. */
export function launchTypeOf(
  service: Pick<Service, 'launchType' | 'capacityProviderStrategy'>,
): Task['launchType'] {
  if (service.launchType) return service.launchType;
  const provider = service.capacityProviderStrategy?.[0]?.capacityProvider;
  return provider?.startsWith('FARGATE') ? 'FARGATE' : 'EC2';
}
