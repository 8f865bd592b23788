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

/** The Fargate platform version that a task gets: LATEST is 1.4.0 on Linux. */
export const platformOf = (version: string | undefined): string =>
  version === undefined || version === 'LATEST' ? '1.4.0' : version;
